/* Which of the guessed layouts (layout.h) is right: the one whose reading (column_search.h) is cheapest. */
#ifndef SEISAKU_INDEXER_COLUMN_CHOICE_H
#define SEISAKU_INDEXER_COLUMN_CHOICE_H

#include "column_search.h"

/* Decides the stretches that begin on one page and fills in their pieces. `layout` holds the layout of
 * the page before (columns 0: none) as one more guess, and receives what was decided. SSK_MEMORY. */
ssk_status column_choose(struct reading *reading, struct stretch *stretches, size_t count,
                         struct layout *layout);

#endif
