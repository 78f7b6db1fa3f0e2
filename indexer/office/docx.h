/* What the parts of a Word file share while it is read. */
#ifndef SEISAKU_INDEXER_OFFICE_DOCX_H
#define SEISAKU_INDEXER_OFFICE_DOCX_H

#include <stdbool.h>

#include "indexer/base/string_map.h"
#include "indexer/document/draft.h"
#include "indexer/office/package.h"
#include "indexer/xml/xml_tree.h"

enum { DOCX_LEVELS = 9 };

/* docx_styles.c: the styles of paragraphs. */
struct docx_style {
    int level;             /* of a heading, 1 the outermost; 0 for none */
    bool title;            /* of the document */
    bool contents;         /* a line of the table of contents */
    long list, list_level; /* of its numbering; -1 where it says nothing */
};

struct docx_styles {
    struct xml_tree *tree;
    struct string_map nodes; /* numbers of `items` by the styles' ids */
    const struct xml_node **items;
    size_t count;
};

ssk_status docx_styles_open(struct docx_styles *out, const struct package *package, const char *part,
                            struct ssk_error *error);
/* The style of that id (NULL: none), with what it inherits. */
struct docx_style docx_style(const struct docx_styles *styles, const char *id);
void docx_styles_free(struct docx_styles *styles);

/* docx_numbering.c: the numbers that Word puts before paragraphs, which stand nowhere in their text. */
struct docx_counter {
    long id;                  /* of its abstract definition */
    long values[DOCX_LEVELS]; /* counted so far; 0 before the first */
    const struct xml_node *levels[DOCX_LEVELS];
};

struct docx_numbering {
    struct xml_tree *tree;
    struct docx_counter *counters;
    size_t count;
};

ssk_status docx_numbering_open(struct docx_numbering *out, const struct package *package, const char *part,
                               struct ssk_error *error);
/* Appends the label of the next paragraph of that list and level, "第３条" or "(2)"; nothing for a bullet. */
void docx_number(struct docx_numbering *numbering, long list, long level, struct ssk_buffer *out);
void docx_numbering_free(struct docx_numbering *numbering);

/* docx_text.c: the words of a paragraph. */
struct docx_text {
    struct ssk_buffer words;
    const struct xml_node *boxes[64]; /* text boxes anchored in it, to be read behind it */
    size_t box_count;
    bool contents; /* in a field that makes the table of contents */
};

/* Appends the words of a paragraph: insertions in, deletions and hidden runs left off, of ruby the base. */
void docx_words(const struct xml_node *paragraph, struct docx_text *out);

#endif
