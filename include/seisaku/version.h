/* What --version and the stamps of surveys name. */
#ifndef SEISAKU_VERSION_H
#define SEISAKU_VERSION_H

#include <stdio.h>

#include "seisaku/buffer.h"
#include "seisaku/dictionary.h"

/* Appends the versions of `tool`, Xapian, ICU, MeCab and the dictionary, one a line as `name version`. */
void ssk_version_append(struct ssk_buffer *out, const char *tool, const struct ssk_dictionary *dictionary);

/* Prints them for --version; a dictionary that cannot be opened is told in its place. */
void ssk_version_print(FILE *stream, const char *tool);

#endif
