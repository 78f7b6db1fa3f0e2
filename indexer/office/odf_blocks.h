/* Blocks of OpenDocument text. Private to indexer/office. */
#ifndef SEISAKU_INDEXER_OFFICE_ODF_BLOCKS_H
#define SEISAKU_INDEXER_OFFICE_ODF_BLOCKS_H

#include "indexer/base/string_map.h"
#include "indexer/document/draft.h"
#include "indexer/xml/xml_tree.h"

enum {
    ODF_SPANS = 64,      /* columns in which cells that reach down stand again */
    ODF_SPAN_ROWS = 2000 /* longer ones are a sheet's frame */
};

struct odf {
    struct draft draft;
    struct string_map styles; /* numbers of `items` by the names of automatic styles */
    const struct xml_node **items;
    size_t count;
    struct ssk_buffer *cell; /* that paragraphs go to; NULL outside of tables */
    struct ssk_strings hidden;
    struct ssk_buffer notes; /* met in a paragraph, parted by '\n' */
    enum line_role role;
    int depth;
    size_t down[ODF_SPANS]; /* of each column of the table: rows that the cell above still covers */
};

/* Text boxes and shapes that are anchored in a paragraph. */
void odf_boxes(struct odf *odf, const struct xml_node *node);

/* A paragraph; of level 1 and above a heading. */
void odf_paragraph(struct odf *odf, const struct xml_node *paragraph, int level);

/* A table; a blank row of a `sheet` parts two. */
void odf_table(struct odf *odf, const struct xml_node *table, bool sheet);

void odf_block(struct odf *odf, const struct xml_node *block);

/* Adds the words of a paragraph to *out; its notes are kept for odf_paragraph. */
void odf_words(struct odf *odf, const struct xml_node *node, struct ssk_buffer *out);

/* All blocks below the node. */
void odf_blocks(struct odf *odf, const struct xml_node *above);

#endif
