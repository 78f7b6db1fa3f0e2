/* dict/okurigana.tsv: every spelling of a family leads to its first. */
#include "seisaku/okurigana.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/compiled.h"
#include "seisaku/tsv.h"

struct spelling {
    uint32_t word, standard; /* offsets in `texts`: the spelling, and its family's first */
};

struct ssk_okurigana {
    struct ssk_buffer texts;    /* the words, each with its NUL */
    struct spelling *spellings; /* in the order of the files */
    size_t count, capacity;
    uint32_t
        *slots; /* by the word's hash: one more than the spelling's number, else 0; the next one if taken */
    size_t slot_count;
    bool lent;       /* texts, spellings and slots are a compiled dictionary's */
    size_t repeated; /* one more than the number of the first spelling that stands twice; 0 for none */
};

static const char *text_at(const struct ssk_okurigana *okurigana, uint32_t offset)
{
    return ssk_buffer_string(&okurigana->texts) + offset;
}

/* FNV-1a. */
static size_t hash_of(const char *word, size_t length)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 0x100000001b3u;
    return (size_t)(hash ^ hash >> 32);
}

/* The slot of the word, or the one where it would be. */
static uint32_t *slot_of(const struct ssk_okurigana *okurigana, const char *word, size_t length)
{
    size_t slot = hash_of(word, length) & (okurigana->slot_count - 1);
    for (;; slot = (slot + 1) & (okurigana->slot_count - 1)) {
        uint32_t number = okurigana->slots[slot];
        const char *other = number ? text_at(okurigana, okurigana->spellings[number - 1].word) : NULL;
        if (!other || (strncmp(other, word, length) == 0 && other[length] == '\0'))
            return &okurigana->slots[slot];
    }
}

/* At least half of the slots stay free. */
static bool make_slots(struct ssk_okurigana *okurigana)
{
    size_t count = okurigana->slot_count ? okurigana->slot_count * 2 : 4096;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    free(okurigana->slots);
    okurigana->slots = slots;
    okurigana->slot_count = count;
    for (size_t i = 0; i < okurigana->count; i++) {
        const char *word = text_at(okurigana, okurigana->spellings[i].word);
        *slot_of(okurigana, word, strlen(word)) = (uint32_t)i + 1;
    }
    return true;
}

static bool add_spelling(struct ssk_okurigana *okurigana, const char *word, uint32_t standard)
{
    if (!SSK_GROW(okurigana->spellings, okurigana->count, okurigana->capacity) ||
        ((okurigana->count + 1) * 2 > okurigana->slot_count && !make_slots(okurigana)))
        return false;
    uint32_t *slot = slot_of(okurigana, word, strlen(word));
    okurigana->spellings[okurigana->count++] = (struct spelling){(uint32_t)okurigana->texts.length, standard};
    if (*slot && !okurigana->repeated)
        okurigana->repeated = okurigana->count;
    *slot = (uint32_t)okurigana->count;
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

/* Fails where a word stands twice. */
static ssk_status settle(const struct ssk_okurigana *okurigana, const char *path, struct ssk_error *error)
{
    if (!okurigana->repeated)
        return SSK_OK;
    const char *word = text_at(okurigana, okurigana->spellings[okurigana->repeated - 1].word);
    return ssk_fail(error, SSK_INPUT, "%s: %s stands in two families: leave it in one", path, word);
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
    if (okurigana && !okurigana->lent) {
        ssk_buffer_free(&okurigana->texts);
        free(okurigana->spellings);
        free(okurigana->slots);
    }
    free(okurigana);
}

const char *ssk_okurigana_standard(const struct ssk_okurigana *okurigana, const char *word, size_t length)
{
    uint32_t number = okurigana->slot_count ? *slot_of(okurigana, word, length) : 0;
    return number ? text_at(okurigana, okurigana->spellings[number - 1].standard) : NULL;
}

/* ------------------------------------------------------------------------------------------ compiled */

void ssk_okurigana_save(struct ssk_buffer *section, const struct ssk_okurigana *okurigana)
{
    ssk_saved_put(section, okurigana->texts.data, okurigana->texts.length);
    ssk_saved_put(section, okurigana->spellings, okurigana->count * sizeof *okurigana->spellings);
    ssk_saved_put(section, okurigana->slots, okurigana->slot_count * sizeof *okurigana->slots);
}

ssk_status ssk_okurigana_load(struct ssk_okurigana **out, struct ssk_saved saved, struct ssk_error *error)
{
    const void *texts, *spellings, *slots;
    size_t length, spelling_bytes, slot_bytes;
    *out = calloc(1, sizeof **out);
    if (!*out || !ssk_saved_take(&texts, &length, &saved) ||
        !ssk_saved_take(&spellings, &spelling_bytes, &saved) ||
        !ssk_saved_take(&slots, &slot_bytes, &saved)) {
        free(*out);
        *out = NULL;
        return ssk_no_memory(error);
    }
    **out = (struct ssk_okurigana){.texts = {.data = (char *)texts, .length = length},
                                   .spellings = (struct spelling *)spellings,
                                   .count = spelling_bytes / sizeof(struct spelling),
                                   .slots = (uint32_t *)slots,
                                   .slot_count = slot_bytes / sizeof(uint32_t),
                                   .lent = true};
    return SSK_OK;
}
