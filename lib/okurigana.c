/* dict/okurigana.tsv: every spelling of a family leads to its first. */
#include "seisaku/okurigana.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/tsv.h"

struct spelling {
    char *word;
    const char *standard; /* the word of the family's first spelling */
};

struct ssk_okurigana {
    struct spelling *spellings; /* sorted by word once read */
    size_t count, capacity;
};

static bool add_spelling(struct ssk_okurigana *okurigana, const char *word, const char *standard)
{
    if (okurigana->count == okurigana->capacity) {
        size_t capacity = okurigana->capacity ? okurigana->capacity * 2 : 512;
        struct spelling *bigger = reallocarray(okurigana->spellings, capacity, sizeof *bigger);
        if (!bigger)
            return false;
        okurigana->spellings = bigger;
        okurigana->capacity = capacity;
    }
    char *copy = strdup(word);
    if (!copy)
        return false;
    okurigana->spellings[okurigana->count++] = (struct spelling){copy, standard ? standard : copy};
    return true;
}

static ssk_status add_family(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct ssk_okurigana *okurigana = context;
    const char *standard = NULL;
    for (size_t i = 0; i < row->count; i++) {
        if (!*row->fields[i])
            continue;
        if (!add_spelling(okurigana, row->fields[i], standard))
            return ssk_fail(error, SSK_MEMORY, "out of memory");
        if (!standard)
            standard = okurigana->spellings[okurigana->count - 1].word;
    }
    return SSK_OK;
}

static int by_word(const void *a, const void *b)
{
    return strcmp(((const struct spelling *)a)->word, ((const struct spelling *)b)->word);
}

ssk_status ssk_okurigana_open(struct ssk_okurigana **out, const char *path, struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    ssk_status status = ssk_tsv_read(path, add_family, *out, error);
    if (status != SSK_OK) {
        ssk_okurigana_free(*out);
        *out = NULL;
    } else if ((*out)->count) {
        qsort((*out)->spellings, (*out)->count, sizeof *(*out)->spellings, by_word);
    }
    return status;
}

void ssk_okurigana_free(struct ssk_okurigana *okurigana)
{
    if (!okurigana)
        return;
    for (size_t i = 0; i < okurigana->count; i++)
        free(okurigana->spellings[i].word);
    free(okurigana->spellings);
    free(okurigana);
}

const char *ssk_okurigana_standard(const struct ssk_okurigana *okurigana, const char *word, size_t length)
{
    size_t low = 0, high = okurigana->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *candidate = okurigana->spellings[middle].word;
        int order = strncmp(candidate, word, length);
        if (order == 0 && candidate[length] == '\0')
            return okurigana->spellings[middle].standard;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
