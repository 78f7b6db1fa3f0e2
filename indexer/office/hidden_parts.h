/* Hidden sheets and slides. */
#ifndef SEISAKU_INDEXER_OFFICE_HIDDEN_PARTS_H
#define SEISAKU_INDEXER_OFFICE_HIDDEN_PARTS_H

#include <stdbool.h>

#include "indexer/input/source.h"
#include "seisaku/passage.h"

/* Warns of hidden slides, or else sheets, that were read. */
void office_tell_hidden(const struct source *source, bool slides, const struct ssk_strings *names);

#endif
