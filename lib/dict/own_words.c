/* user.csv of the user: each line checked and written as MeCab's compiler reads it, then compiled, then held
 * against what MeCab makes of each word. */
#include "lib/dict/own_words.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/dict/compile_words.h"
#include "lib/dict/whole_words.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/checksum.h"
#include "seisaku/paths.h"
#include "seisaku/translate.h"
#include "seisaku/tsv.h"

enum {
    FIELDS = 13,
    NOUN = 1285 /* the id of 名詞,一般 */
};

struct own_word {
    char *text; /* as the analyser gives it to MeCab */
    int line;
    bool bare; /* the line is the word alone */
};

struct own_words {
    const struct ssk_folder *folder;
    struct ssk_model *model;   /* the shipped dictionaries */
    struct ssk_tagger *tagger; /* theirs */
    struct ssk_buffer rows;    /* MeCab's CSV */
    struct own_word *words;
    size_t count, capacity;
};

/* ------------------------------------------------------------------------------------------ a word */

/* The text as the analyser gives it to MeCab: folded, ASCII marks in full width. malloc'd. */
static char *as_analysed(const struct ssk_folder *folder, const char *text, size_t length)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    char *folded = ssk_fold_string(folder, SSK_FOLD_WORDS, text, length);
    for (size_t byte = 0, end = folded ? strlen(folded) : 0; byte < end;) {
        char bytes[4];
        uint32_t point = ssk_utf8_next(folded, end, &byte);
        bool mark = point > ' ' && point < 0x7f && !isalnum((int)point);
        ssk_buffer_append(&out, bytes, ssk_utf8_put(bytes, mark ? point + 0xfee0 : point));
    }
    bool failed = !folded;
    free(folded);
    if (failed)
        ssk_buffer_free(&out);
    return failed ? NULL : ssk_buffer_detach(&out);
}

/* ------------------------------------------------------------------------------------------ a line */

/* Cuts a line at its commas. How many fields it has. */
static size_t split(const char *line, const char *fields[FIELDS], size_t lengths[FIELDS])
{
    size_t count = 0;
    for (const char *at = line; at; count++) {
        const char *comma = strchr(at, ',');
        if (count < FIELDS) {
            fields[count] = at;
            lengths[count] = comma ? (size_t)(comma - at) : strlen(at);
        }
        at = comma ? comma + 1 : NULL;
    }
    return count;
}

static bool is_number_within(const char *text, size_t length, long least, long most)
{
    char *end;
    long number = strtol(text, &end, 10);
    return length && end == text + length && number >= least && number <= most;
}

/* What is wrong with a line of so many fields; NULL when nothing is. */
static const char *fault_of(const char *const fields[FIELDS], const size_t lengths[FIELDS], size_t count)
{
    enum { LAST_ID = 1315, COST = 32767, LONGEST = 240 };
    if (count != 1 && count != FIELDS)
        return ssk_both("expected a word, or the 13 fields of MeCab's format, parted by commas");
    if (!lengths[0] || lengths[0] > LONGEST || strpbrk(fields[0], " \"\t") || strstr(fields[0], "・") ||
        strstr(fields[0], "　"))
        return ssk_both("a word has no blank, quote or ・, and at most 240 bytes");
    if (count == FIELDS && !(is_number_within(fields[1], lengths[1], 0, LAST_ID) &&
                             is_number_within(fields[2], lengths[2], 0, LAST_ID)))
        return ssk_both("the second and third field are ids from 0 to 1315: 1285 for a noun");
    if (count == FIELDS && !is_number_within(fields[3], lengths[3], -COST, COST))
        return ssk_both("the fourth field is the word's cost, from -32767 to 32767");
    return NULL;
}

/* Writes the row: all other fields as they are, the word itself where it is the base form too. */
static void write_row(struct own_words *own, const char *word, const char *const fields[FIELDS],
                      const size_t lengths[FIELDS], size_t count)
{
    enum { CLASS = 4, BASE = 10 };
    if (count == 1) {
        ssk_buffer_printf(&own->rows, "%s,%d,%d,%ld,名詞,一般,*,*,*,*,%s,*,*\n", word, NOUN, NOUN,
                          whole_word_cost(own->tagger, word), word);
        return;
    }
    ssk_buffer_append_string(&own->rows, word);
    for (size_t i = 1; i < FIELDS; i++) {
        bool same = i == BASE && lengths[i] == lengths[0] && !memcmp(fields[i], fields[0], lengths[0]);
        ssk_buffer_printf(&own->rows, ",%.*s", same ? (int)strlen(word) : (int)lengths[i],
                          same ? word : fields[i]);
    }
    ssk_buffer_append_char(&own->rows, '\n');
}

static ssk_status add_word(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct own_words *own = context;
    const char *fields[FIELDS];
    size_t lengths[FIELDS];
    size_t count = row->count == 1 ? split(row->fields[0], fields, lengths) : 0;
    const char *fault = fault_of(fields, lengths, count);
    if (fault)
        return ssk_fail(error, SSK_INPUT, "%s:%d: %s", row->path, row->line, fault);
    char *word = as_analysed(own->folder, fields[0], lengths[0]);
    if (!word || !SSK_GROW(own->words, own->count, own->capacity)) {
        free(word);
        return ssk_no_memory(error);
    }
    own->words[own->count++] = (struct own_word){word, row->line, count == 1};
    if (count == FIELDS || !whole_word_stands(own->tagger, word))
        write_row(own, word, fields, lengths, count);
    return own->rows.failed ? ssk_no_memory(error) : SSK_OK;
}

/* ------------------------------------------------------------------------------------------ the file */

/* Loads the shipped user dictionary and another. MeCab takes a list as one row of CSV. */
static ssk_status open_both(struct ssk_model **out, const char *shipped, const char *own,
                            struct ssk_error *error)
{
    struct ssk_buffer list = SSK_BUFFER_INIT;
    ssk_buffer_printf(&list, "\"%s\",\"%s\"", shipped, own);
    ssk_status status =
        list.failed ? ssk_no_memory(error) : ssk_model_open(out, ssk_buffer_string(&list), error);
    ssk_buffer_free(&list);
    return status;
}

/* Fails at the first word that MeCab still cuts, and at the first that hides what was found in it before. */
static ssk_status check_words(const struct own_words *own, const struct ssk_model *model, const char *csv,
                              struct ssk_error *error)
{
    struct ssk_tagger *tagger = NULL;
    ssk_status status = ssk_tagger_new(&tagger, model, error);
    for (size_t i = 0; i < own->count && status == SSK_OK; i++) {
        const struct own_word *word = &own->words[i];
        char lost[128] = "";
        if (!whole_word_stands(tagger, word->text))
            status = ssk_fail(error, SSK_INPUT,
                              "%s:%d: MeCab does not take %s for one word: give it a lower cost, or leave "
                              "it out",
                              csv, word->line, word->text);
        else if (word->bare)
            whole_word_lost(lost, sizeof lost, word->text, own->tagger, tagger);
        if (*lost)
            status = ssk_fail(error, SSK_INPUT,
                              "%s:%d: %s would not be found in %s any more: give the other parts of it lines "
                              "of their own, too",
                              csv, word->line, lost, word->text);
    }
    ssk_tagger_free(tagger);
    return status;
}

static ssk_status read_words(struct own_words *own, const char *shipped, const char *csv,
                             struct ssk_error *error)
{
    ssk_status status = ssk_model_open(&own->model, shipped, error);
    if (status == SSK_OK)
        status = ssk_tagger_new(&own->tagger, own->model, error);
    return status == SSK_OK ? ssk_tsv_read_own(csv, add_word, own, NULL, NULL, error) : status;
}

static ssk_status write_rows(const struct own_words *own, const char *path, struct ssk_error *error)
{
    FILE *file = fopen(path, "w");
    bool written = file && fwrite(own->rows.data, 1, own->rows.length, file) == own->rows.length;
    if (file && fclose(file) != 0)
        written = false;
    return written ? SSK_OK : ssk_fail(error, SSK_IO, "%s: %s", path, ssk_strerror(errno));
}

/* Compiles the words beside `path`, loads them and leaves them there when `keep`. */
static ssk_status compile_and_open(struct ssk_model **out, const struct own_words *own, const char *shipped,
                                   const char *csv, const char *path, bool keep, struct ssk_error *error)
{
    struct ssk_buffer rows = SSK_BUFFER_INIT, compiled = SSK_BUFFER_INIT;
    ssk_buffer_printf(&rows, "%s.%ld.csv", path, (long)getpid());
    ssk_buffer_printf(&compiled, "%s.%ld", path, (long)getpid());
    ssk_status status = rows.failed || compiled.failed ? ssk_no_memory(error) : SSK_OK;
    if (status == SSK_OK)
        status = write_rows(own, rows.data, error);
    if (status == SSK_OK)
        status = compile_words(rows.data, compiled.data, ssk_model_folder(), error);
    if (status == SSK_OK)
        status = open_both(out, shipped, compiled.data, error);
    if (status == SSK_OK && (status = check_words(own, *out, csv, error)) != SSK_OK) {
        ssk_model_free(*out);
        *out = NULL;
    }
    if (rows.data)
        unlink(rows.data);
    if (compiled.data && !(status == SSK_OK && keep && rename(compiled.data, path) == 0))
        unlink(compiled.data); /* MeCab has it mapped */
    ssk_buffer_free(&rows);
    ssk_buffer_free(&compiled);
    return status;
}

/* Where the cache cannot be written. */
static ssk_status open_for_this_run(struct ssk_model **out, const struct own_words *own, const char *shipped,
                                    const char *csv, struct ssk_error *error)
{
    char folder[] = "/tmp/seisaku-XXXXXX", path[sizeof folder + 8];
    if (!mkdtemp(folder))
        return ssk_fail(error, SSK_IO, "%s: %s", folder, ssk_strerror(errno));
    snprintf(path, sizeof path, "%s/words", folder);
    ssk_status status = compile_and_open(out, own, shipped, csv, path, false, error);
    rmdir(folder);
    return status;
}

ssk_status own_words_open(struct ssk_model **out, const char *shipped, const char *csv, uint64_t state,
                          const struct ssk_folder *folder, struct ssk_error *error)
{
    char name[SSK_CHECKSUM_SIZE];
    ssk_checksum_text(name, state);
    char *path = ssk_cache_path(name);
    if (path && access(path, R_OK) == 0 && open_both(out, shipped, path, NULL) == SSK_OK) {
        free(path);
        return SSK_OK;
    }
    struct own_words own = {.folder = folder};
    ssk_status status = read_words(&own, shipped, csv, error);
    if (status == SSK_OK && !own.rows.length)
        status = ssk_model_open(out, shipped, error);
    else if (status == SSK_OK)
        status = path ? compile_and_open(out, &own, shipped, csv, path, true, error) : SSK_IO;
    if (status == SSK_IO)
        status = open_for_this_run(out, &own, shipped, csv, error);
    for (size_t i = 0; i < own.count; i++)
        free(own.words[i].text);
    free(own.words);
    ssk_tagger_free(own.tagger);
    ssk_model_free(own.model);
    ssk_buffer_free(&own.rows);
    free(path);
    return status;
}
