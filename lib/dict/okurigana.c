/* dict/okurigana.tsv: every spelling of a family leads to its first. */
#include "seisaku/okurigana.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/tsv.h"

struct spelling {
    uint32_t word, standard; /* offsets in `texts`: the spelling, and its family's first */
};

struct ssk_okurigana {
    struct ssk_buffer texts;    /* the words, each with its NUL */
    struct spelling *spellings; /* sorted by word once read */
    size_t count, capacity;
};

static const char *text_at(const struct ssk_okurigana *okurigana, uint32_t offset)
{
    return ssk_buffer_string(&okurigana->texts) + offset;
}

static bool add_spelling(struct ssk_okurigana *okurigana, const char *word, uint32_t standard)
{
    if (!SSK_GROW(okurigana->spellings, okurigana->count, okurigana->capacity))
        return false;
    okurigana->spellings[okurigana->count++] = (struct spelling){(uint32_t)okurigana->texts.length, standard};
    ssk_buffer_append(&okurigana->texts, word, strlen(word) + 1);
    return !okurigana->texts.failed && okurigana->texts.length < UINT32_MAX;
}

static ssk_status add_family(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct ssk_okurigana *okurigana = context;
    uint32_t standard = (uint32_t)okurigana->texts.length;
    if (row->count < 2 || !*row->fields[0])
        return ssk_fail(error, SSK_INPUT, "%s:%d: expected two spellings or more, parted by tabs", row->path,
                        row->line);
    for (size_t i = 0; i < row->count; i++)
        if (*row->fields[i] && !add_spelling(okurigana, row->fields[i], standard))
            return ssk_no_memory(error);
    return SSK_OK;
}

static int by_word(const void *a, const void *b, void *context)
{
    const struct spelling *x = a, *y = b;
    return strcmp(text_at(context, x->word), text_at(context, y->word));
}

/* Sorts the words, and fails where one stands twice. */
static ssk_status settle(struct ssk_okurigana *okurigana, const char *path, struct ssk_error *error)
{
    if (okurigana->count)
        qsort_r(okurigana->spellings, okurigana->count, sizeof *okurigana->spellings, by_word, okurigana);
    for (size_t i = 1; i < okurigana->count; i++) {
        const char *word = text_at(okurigana, okurigana->spellings[i].word);
        if (strcmp(word, text_at(okurigana, okurigana->spellings[i - 1].word)) == 0)
            return ssk_fail(error, SSK_INPUT, "%s: %s stands in two families: leave it in one", path, word);
    }
    return SSK_OK;
}

ssk_status ssk_okurigana_add(struct ssk_okurigana *okurigana, const char *path, struct ssk_error *error)
{
    ssk_status status = ssk_tsv_read(path, add_family, okurigana, error);
    return status == SSK_OK ? settle(okurigana, path, error) : status;
}

ssk_status ssk_okurigana_add_own(struct ssk_okurigana *okurigana, const char *path, struct ssk_error *error)
{
    ssk_status status = ssk_tsv_read_own(path, add_family, okurigana, NULL, NULL, error);
    return status == SSK_OK ? settle(okurigana, path, error) : status;
}

ssk_status ssk_okurigana_open(struct ssk_okurigana **out, const char *path, struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_no_memory(error);
    ssk_status status = ssk_okurigana_add(*out, path, error);
    if (status != SSK_OK) {
        ssk_okurigana_free(*out);
        *out = NULL;
    }
    return status;
}

void ssk_okurigana_free(struct ssk_okurigana *okurigana)
{
    if (!okurigana)
        return;
    ssk_buffer_free(&okurigana->texts);
    free(okurigana->spellings);
    free(okurigana);
}

const char *ssk_okurigana_standard(const struct ssk_okurigana *okurigana, const char *word, size_t length)
{
    size_t low = 0, high = okurigana->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *candidate = text_at(okurigana, okurigana->spellings[middle].word);
        int order = strncmp(candidate, word, length);
        if (order == 0 && candidate[length] == '\0')
            return text_at(okurigana, okurigana->spellings[middle].standard);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
