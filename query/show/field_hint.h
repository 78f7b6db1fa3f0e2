/* What is said of a word that was meant for a field or an operator. */
#ifndef SEISAKU_QUERY_SHOW_FIELD_HINT_H
#define SEISAKU_QUERY_SHOW_FIELD_HINT_H

#include <stdio.h>

#include "query/parse/tree.h"
#include "seisaku/buffer.h"

/* Appends "省庁: is no field: fields are ministry:, …" for a word that a name, a colon and more make up;
 * nothing for another, nor for addresses (https://) and times (10:30). */
void field_hint_append(struct ssk_buffer *out, const char *word);

/* Prints a line when the query has an operator in small letters, which is a word like others. */
void operator_hint_say(FILE *out, const struct node *root);

#endif
