#include "indexer/run/lay_out.h"

#include "indexer/document/placed_line.h"
#include "indexer/document/placed_paragraphs.h"
#include "indexer/order/order.h"
#include "indexer/page/page.h"
#include "indexer/plan/plan_rows.h"
#include "indexer/structure/structure.h"

bool lay_out_places(struct document *document)
{
    document_measure_body(document);
    if (document->body <= 0)
        return true;
    placed_notes_find(document);
    if (!heading_looks_find(document))
        return false;
    placed_paragraphs_find(document);
    if (!column_heads_name(document) || !continued_rows_join(document) || !floats_move(document))
        return false;
    title_find(document);
    return true;
}

ssk_status lay_out(struct document *document, const struct ssk_dictionary *dictionary,
                   struct ssk_tagger *tagger, struct ssk_error *error)
{
    if (!spread_lines_close(document) || !wide_gaps_narrow(document))
        return ssk_no_memory(error);
    ssk_status status = plan_rows_find(document, dictionary, error);
    if (status == SSK_OK)
        status = tabs_ruby_find(document, tagger, error);
    if (status == SSK_OK && !blank_tables_write(document))
        status = ssk_no_memory(error);
    if (status == SSK_OK)
        status = reading_order_restore(document, tagger, error);
    if (status == SSK_OK)
        status = note_marks_restore(document, error);
    if (status == SSK_OK)
        status = structure_read(document, dictionary, error);
    if (status == SSK_OK && !ruled_tables_write(document))
        status = ssk_no_memory(error);
    return status;
}
