/* The sections of a statute that is being read. Private to indexer/genres. */
#ifndef SEISAKU_INDEXER_GENRES_STATUTE_SECTIONS_H
#define SEISAKU_INDEXER_GENRES_STATUTE_SECTIONS_H

#include "indexer/document/outline.h"
#include "indexer/genres/statute_outline.h"

struct statute {
    struct statute_form form;
    struct document *document;
    const struct ssk_dictionary *dictionary;
    struct outline outline;
    char *article, *caption; /* of the section */
    const struct keys *keys; /* of the present section; NULL when they are to be made */
    bool wrapped;            /* lines are cut where the page's column ends */
    size_t width;            /* of the lines most of which are full; 0 where few are */
};

enum { LEVEL_SUPPLEMENT = 1 };

/* Points the line to the keys of the present section, made when they are not yet. Fails: SSK_MEMORY. */
ssk_status statute_give_keys(struct statute *statute, struct line *line);

void statute_leave_article(struct statute *statute);

/* Enters a chapter, a supplement or an annex, whose title begins on line *l; *l becomes its last. Fails:
 * SSK_MEMORY. */
ssk_status statute_enter(struct statute *statute, size_t *l, const struct heading *heading, bool numbered,
                         const char *before);

/* （目的） above an article, or above a numbered paragraph where there are no articles. *l becomes its last
 * line. Fails: SSK_MEMORY. */
ssk_status statute_read_caption(struct statute *statute, size_t *l, struct ssk_buffer *buffer, bool *found);

/* Enters the article on line l. Its caption stands above, or behind the number (第１条（目的）), or below it.
 * Fails: SSK_MEMORY. */
ssk_status statute_enter_article(struct statute *statute, size_t l, const struct article *article);

#endif
