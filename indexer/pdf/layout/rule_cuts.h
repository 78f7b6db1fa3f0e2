/* Where ruling lines cut a region. */
#ifndef SEISAKU_INDEXER_PDF_LAYOUT_RULE_CUTS_H
#define SEISAKU_INDEXER_PDF_LAYOUT_RULE_CUTS_H

#include "indexer/pdf/layout/pdf_layout.h"

enum { RULE_CUTS_MAX = 200 };

/* Writes the places of all rules of one direction that part the field to cuts[RULE_CUTS_MAX], in order. Cells
 * are cut off even where they are empty, so that a cell has the same number in every row.
 * Returns: how many. */
size_t rule_cuts_find(const struct pdf_page *page, const struct box *field, bool upright, float *cuts);

/* The same for the rules between the tiers of vertical writing (段). */
size_t rule_cuts_find_tiers(const struct pdf_page *page, const struct pdf_item *items, size_t count,
                            float *cuts);

/* The part of the field between the cuts `part` - 1 and `part`. */
struct box rule_cuts_side(const struct box *field, bool upright, const float *cuts, size_t count,
                          size_t part);

/* Parts the items at the cuts, and sets ends[] of each part. */
void rule_cuts_part(struct pdf_item *items, size_t count, bool upright, const float *cuts, size_t cut_count,
                    size_t *ends);

#endif
