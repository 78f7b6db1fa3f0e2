/* A statute's number, below its title. */
#ifndef SEISAKU_INDEXER_GENRES_STATUTE_NUMBER_H
#define SEISAKU_INDEXER_GENRES_STATUTE_NUMBER_H

#include "indexer/document/document.h"
#include "indexer/genres/statute_outline.h"
#include "seisaku/dictionary.h"

/* Reads （昭和二十四年二月一日総務省令第三十四号）: the date on which the statute was made public, and who
 * issued it, into the document, publisher included. Fails: SSK_MEMORY. */
ssk_status statute_number_read(const struct statute_form *form, struct document *document,
                               const struct ssk_dictionary *dictionary);

#endif
