/* A few hundred writings, compared one by one: that takes less time than a table of them would take to make.
 */
#include "query/session/writings.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/checksum.h"
#include "seisaku/paths.h"
#include "seisaku/tsv.h"
#include "seisaku/unicode.h"

struct writing {
    size_t text; /* offset in `texts` */
    uint32_t family;
    bool unit;  /* stands behind a number, or is the whole word */
    bool whole; /* one character, other than № and ㈱: is the whole word, or with a number before it */
};

struct writings {
    bool lent;               /* texts and items are a compiled dictionary's */
    struct ssk_buffer texts; /* each with its NUL */
    struct writing *items;   /* a family's side by side */
    size_t count, capacity;
    uint32_t families;
};

/* Copies what is lent, so that it can grow. */
static bool make_own(struct writings *writings)
{
    const struct ssk_buffer texts = writings->texts;
    const struct writing *items = writings->items;
    writings->lent = false;
    writings->texts = (struct ssk_buffer)SSK_BUFFER_INIT;
    writings->items = NULL;
    ssk_buffer_append(&writings->texts, texts.data, texts.length);
    bool made = !writings->texts.failed && SSK_RESERVE(writings->items, writings->count, writings->capacity);
    if (made)
        memcpy(writings->items, items, writings->count * sizeof *items);
    return made;
}

static bool add(struct writings *writings, const char *text)
{
    bool grown = (!writings->lent || make_own(writings)) &&
                 SSK_GROW(writings->items, writings->count, writings->capacity);
    bool unit = *text == '0';
    text += unit;
    size_t byte = 0, length = strlen(text);
    uint32_t first = ssk_utf8_next(text, length, &byte);
    bool whole = byte == length && first != 0x2116 && !(first >= 0x3200 && first < 0x3400); /* № ㈱ */
    if (grown)
        writings->items[writings->count++] =
            (struct writing){writings->texts.length, writings->families, unit, whole};
    ssk_buffer_append(&writings->texts, text, strlen(text) + 1);
    return grown && !writings->texts.failed;
}

static ssk_status add_family(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct writings *writings = context;
    if (row->count < 2)
        return ssk_fail(error, SSK_INPUT, "%s:%d: one writing alone: part those of a word by tabs", row->path,
                        row->line);
    for (size_t i = 0; i < row->count; i++)
        if (!*row->fields[i] || strcmp(row->fields[i], "0") == 0)
            return ssk_fail(error, SSK_INPUT, "%s:%d: an empty writing", row->path, row->line);
    for (size_t i = 0; i < row->count; i++)
        if (!add(writings, row->fields[i]))
            return ssk_no_memory(error);
    writings->families++;
    return SSK_OK;
}

static void tell_skipped(const char *message, void *context)
{
    (void)context;
    ssk_tell("seisaku-query", "%s: the line is left out", message);
}

/* The families, and the checksum of their file. */
struct saved_counts {
    uint64_t families, checksum;
};

static ssk_status load(struct writings *writings, uint64_t *sum, const struct ssk_compiled *compiled,
                       struct ssk_error *error)
{
    struct ssk_saved saved = ssk_compiled_section(compiled, SSK_SECTION_WRITINGS);
    const void *counts, *texts, *items;
    size_t bytes, length, item_bytes;
    if (!ssk_saved_take(&counts, &bytes, &saved) || bytes != sizeof(struct saved_counts) ||
        !ssk_saved_take(&texts, &length, &saved) || !ssk_saved_take(&items, &item_bytes, &saved))
        return ssk_no_memory(error);
    const struct saved_counts *told = counts;
    *sum = told->checksum;
    *writings = (struct writings){.lent = true,
                                  .texts = {.data = (char *)texts, .length = length},
                                  .items = (struct writing *)items,
                                  .count = item_bytes / sizeof(struct writing),
                                  .families = (uint32_t)told->families};
    return SSK_OK;
}

static ssk_status read_shipped(struct writings *writings, uint64_t *sum, struct ssk_error *error)
{
    char *shipped = ssk_dict_path("writings.tsv");
    *sum = SSK_CHECKSUM_START;
    ssk_status status = shipped ? ssk_tsv_read(shipped, add_family, writings, error) : ssk_no_memory(error);
    if (status == SSK_OK)
        status = ssk_checksum_file(sum, shipped, error);
    free(shipped);
    return status;
}

static ssk_status read_files(struct writings *writings, char *checksum, const struct ssk_compiled *compiled,
                             struct ssk_error *error)
{
    char *own = ssk_own_dict_path("writings.tsv");
    uint64_t sum;
    ssk_status status =
        compiled ? load(writings, &sum, compiled, error) : read_shipped(writings, &sum, error);
    if (status == SSK_OK && own)
        status = ssk_tsv_read_own(own, add_family, writings, tell_skipped, NULL, error);
    if (status == SSK_OK && own)
        status = ssk_checksum_file(&sum, own, error);
    ssk_checksum_text(checksum, sum);
    free(own);
    return status;
}

ssk_status writings_open(struct writings **out, char *checksum, const struct ssk_compiled *compiled,
                         struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_no_memory(error);
    return read_files(*out, checksum, compiled, error);
}

void writings_free(struct writings *writings)
{
    if (writings && !writings->lent) {
        ssk_buffer_free(&writings->texts);
        free(writings->items);
    }
    free(writings);
}

ssk_status writings_save(struct ssk_buffer *section, struct ssk_error *error)
{
    struct writings writings = {0};
    struct saved_counts counts;
    ssk_status status = read_shipped(&writings, &counts.checksum, error);
    counts.families = writings.families;
    if (status == SSK_OK) {
        ssk_saved_put(section, &counts, sizeof counts);
        ssk_saved_put(section, writings.texts.data, writings.texts.length);
        ssk_saved_put(section, writings.items, writings.count * sizeof *writings.items);
    }
    ssk_buffer_free(&writings.texts);
    free(writings.items);
    return status;
}

/* ------------------------------------------------------------------------------------------ finding */

static const char *text_of(const struct writings *writings, size_t i)
{
    return ssk_buffer_string(&writings->texts) + writings->items[i].text;
}

/* Ends the bytes before `end` in a digit, or in a numeral of kanji? */
static bool ends_in_number(const char *word, size_t end)
{
    static const char *const numerals = "〇一二三四五六七八九十百千万億兆数";
    char last[4] = "";
    if (end && isdigit((unsigned char)word[end - 1]))
        return true;
    if (end < 3)
        return false;
    memcpy(last, word + end - 3, 3);
    return strstr(numerals, last) != NULL;
}

static bool is_latin(char byte)
{
    return isalpha((unsigned char)byte) && (unsigned char)byte < 0x80;
}

/* Where the string stands in the word: one of Latin letters in any case, and no letter beside it. */
static const char *within(const char *word, const char *text)
{
    size_t length = strlen(text);
    if (!is_latin(*text) || !is_latin(text[length - 1]))
        return strstr(word, text);
    for (const char *at = word; (at = strcasestr(at, text)); at++)
        if ((at == word || !is_latin(at[-1])) && !is_latin(at[length]))
            return at;
    return NULL;
}

/* Where the writing stands in the word, as such writings may; NULL for nowhere. */
static const char *place_of(const struct writings *writings, size_t i, const char *word)
{
    const struct writing *item = &writings->items[i];
    const char *text = text_of(writings, i);
    size_t length = strlen(text), word_length = strlen(word);
    if (strcmp(word, text) == 0)
        return item->unit && item->whole && (unsigned char)*text < 0x80 ? NULL : word;
    if (!item->unit)
        return item->whole ? NULL : within(word, text);
    if (word_length <= length || strcmp(word + word_length - length, text) != 0)
        return NULL;
    return ends_in_number(word, word_length - length) ? word + word_length - length : NULL;
}

/* The other writings of item i's family, put in its place. */
static ssk_status visit_others(const struct writings *writings, size_t i, const char *word, const char *place,
                               writing_visit visit, void *context)
{
    ssk_status status = SSK_OK;
    size_t first = i;
    while (first > 0 && writings->items[first - 1].family == writings->items[i].family)
        first--;
    for (size_t other = first; other < writings->count && status == SSK_OK; other++) {
        struct ssk_buffer text = SSK_BUFFER_INIT;
        if (writings->items[other].family != writings->items[i].family)
            break;
        if (other == i)
            continue;
        ssk_buffer_append(&text, word, (size_t)(place - word));
        ssk_buffer_append_string(&text, text_of(writings, other));
        ssk_buffer_append_string(&text, place + strlen(text_of(writings, i)));
        status = text.failed ? SSK_MEMORY : visit(&text, writings->items[i].unit, context);
        ssk_buffer_free(&text);
    }
    return status;
}

ssk_status writings_visit(const struct writings *writings, const char *word, writing_visit visit,
                          void *context)
{
    struct ssk_buffer narrow = SSK_BUFFER_INIT;
    uint32_t done = UINT32_MAX;
    ssk_buffer_append_narrow(&narrow, word, strlen(word));
    ssk_status status = narrow.failed ? SSK_MEMORY : SSK_OK;
    for (size_t i = 0; i < writings->count && status == SSK_OK; i++) {
        bool again = writings->items[i].family == done;
        const char *place = again ? NULL : place_of(writings, i, ssk_buffer_string(&narrow));
        if (!place)
            continue;
        done = writings->items[i].family;
        status = visit_others(writings, i, ssk_buffer_string(&narrow), place, visit, context);
    }
    ssk_buffer_free(&narrow);
    return status;
}
