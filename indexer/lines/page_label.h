/* The label printed on a page: `- 12 -`, `別添2 - 71 -`, `別紙1-3`, `12/30`, `p. 12`, `iv`. */
#ifndef SEISAKU_INDEXER_LINES_PAGE_LABEL_H
#define SEISAKU_INDEXER_LINES_PAGE_LABEL_H

enum label_shape {
    LABEL_NONE,
    LABEL_BARE,  /* a number alone: a label only at the page's very edge */
    LABEL_NAMED, /* an annex and a number: likewise */
    LABEL_SURE   /* dashes about the number, or the word page: near the edge */
};

enum label_shape page_label_shape(const char *text);

#endif
