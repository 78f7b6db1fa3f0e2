/* The cells of one row of a table to a passage. */
#ifndef SEISAKU_INDEXER_TEXT_CSV_ROW_H
#define SEISAKU_INDEXER_TEXT_CSV_ROW_H

#include "seisaku/passage.h"
#include "seisaku/passage_fields.h"
#include "seisaku/status.h"

/* The field of that name, case and blanks around it aside; NULL when passages have none such. */
const struct ssk_field *csv_field(const char *name);

/* Puts a cell's text into its field of the passage; an empty cell leaves it unknown. The apostrophe that
 * keeps a spreadsheet from running a cell is dropped. Fails: SSK_INPUT says what is wrong with the cell;
 * SSK_MEMORY.
 */
ssk_status csv_set(struct ssk_passage *passage, const struct ssk_field *field, const char *cell,
                   struct ssk_error *error);

#endif
