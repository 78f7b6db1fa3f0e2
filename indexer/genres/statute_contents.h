/* Where a statute's table of contents stands. */
#ifndef SEISAKU_INDEXER_GENRES_STATUTE_CONTENTS_H
#define SEISAKU_INDEXER_GENRES_STATUTE_CONTENTS_H

#include "indexer/genres/statute_outline.h"

/* One that its own lines tell, by the pages' numbers or by articles without their text: sets contents and
 * contents_end. */
void statute_contents_find(struct statute_form *form);

/* The chapters before the first article are those of the table of contents, then those that the article
 * stands in: they begin where the first of them comes again. Order: after the articles were found. */
void statute_contents_by_chapters(struct statute_form *form, size_t first_article);

#endif
