/* The rows of keys of a part that is being written. */
#include "seisaku/segment.h"

bool ssk_key_table_find(uint32_t *row, const struct ssk_key_table *table, const struct ssk_passage *passage)
{
    const struct ssk_passage keys = ssk_key_row(passage);
    for (uint32_t back = 1; back <= SSK_KEY_ROWS && back <= table->count; back++) {
        *row = table->count - back;
        if (ssk_key_rows_equal(&table->rows[*row % SSK_KEY_ROWS], &keys))
            return true;
    }
    return false;
}

uint32_t ssk_key_table_add(struct ssk_key_table *table, const struct ssk_passage *passage)
{
    struct ssk_passage *row = &table->rows[table->count % SSK_KEY_ROWS];
    *row = ssk_key_row(passage);
    ssk_block_add(&table->block, row, NULL, 0, NULL, 0);
    return table->count++;
}

uint32_t ssk_key_table_block(const struct ssk_key_table *table)
{
    return (table->count - 1) / SSK_KEY_ROWS;
}

void ssk_key_table_clear(struct ssk_key_table *table)
{
    table->count = 0;
}

void ssk_key_table_free(struct ssk_key_table *table)
{
    ssk_block_writer_free(&table->block);
}
