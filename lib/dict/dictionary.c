/* All dictionaries that shape an index, opened together, and their checksum. */
#include "seisaku/dictionary.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/dict/own_words.h"
#include "seisaku/checksum.h"
#include "seisaku/paths.h"

/* Raised when the analysis itself changes so that an old index would answer differently. */
#define ANALYSIS_VERSION "6"

static const char *const files[] = {"variants.tsv",  "eras.tsv",       "okurigana.tsv",
                                    "spellings.tsv", "ministries.tsv", "user.dic"};
static const char own_words[] = "user.csv"; /* what the user has instead of the last, see own_words.h */
enum { VARIANTS, ERAS, OKURIGANA, SPELLINGS, MINISTRIES, USER, FILES };

static ssk_status hash_file(uint64_t *hash, const char *path, struct ssk_error *error)
{
    ssk_status status = ssk_checksum_file(hash, path, error);
    return status == SSK_NOT_FOUND
               ? ssk_fail(error, status, "no dictionary file at %s: run make, or set SEISAKU_DICT", path)
               : status;
}

static ssk_status open_file(struct ssk_dictionary *dictionary, int which, const char *path,
                            struct ssk_error *error)
{
    switch (which) {
    case VARIANTS:
        return ssk_folder_new(&dictionary->folder, path, error);
    case ERAS:
        return ssk_eras_open(&dictionary->eras, path, error);
    case OKURIGANA:
        return ssk_okurigana_open(&dictionary->okurigana, path, error);
    case SPELLINGS:
        return ssk_okurigana_add(dictionary->okurigana, path, error);
    default: /* the ministries are opened on demand, the model when the user's own words are known */
        return SSK_OK;
    }
}

/* The user's own rows, which add to the shipped ones. */
static ssk_status add_own(struct ssk_dictionary *dictionary, int which, const char *path, uint64_t *hash,
                          struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (which == VARIANTS)
        status = ssk_folder_add_own(dictionary->folder, path, error);
    else if (which == OKURIGANA || which == SPELLINGS)
        status = ssk_okurigana_add_own(dictionary->okurigana, path, error);
    else if (which != MINISTRIES && which != USER)
        return SSK_OK;
    return status == SSK_OK ? hash_file(hash, path, error) : status;
}

/* Loads MeCab with the words shipped and, where there are any, the user's own. `hash` is over both and all
 * that folds them. */
static ssk_status open_model(struct ssk_dictionary *dictionary, const char *path, const char *own,
                             uint64_t hash, struct ssk_error *error)
{
    return own ? own_words_open(&dictionary->model, path, own, hash, dictionary->folder, error)
               : ssk_model_open(&dictionary->model, path, error);
}

/* Reads the tables, shipped and own. */
static ssk_status read_tables(struct ssk_dictionary *dictionary, uint64_t *checksum, struct ssk_error *error)
{
    uint64_t hash = ssk_checksum(SSK_CHECKSUM_START, ANALYSIS_VERSION, strlen(ANALYSIS_VERSION));
    ssk_status status = SSK_OK;
    for (int which = 0; which < FILES && status == SSK_OK; which++) {
        char *path = ssk_dict_path(files[which]);
        status = path ? hash_file(&hash, path, error) : ssk_no_memory(error);
        if (status == SSK_OK)
            status = open_file(dictionary, which, path, error);
        char *own = ssk_own_dict_path(which == USER ? own_words : files[which]);
        if (status == SSK_OK && own)
            status = add_own(dictionary, which, own, &hash, error);
        if (status == SSK_OK && which == USER)
            status = open_model(dictionary, path, own, hash, error);
        free(own);
        free(path);
    }
    *checksum = hash;
    return status;
}

static void close_tables(struct ssk_dictionary *dictionary)
{
    ssk_ministries_free(dictionary->ministries);
    ssk_okurigana_free(dictionary->okurigana);
    ssk_eras_free(dictionary->eras);
    ssk_model_free(dictionary->model);
    ssk_folder_free(dictionary->folder);
    ssk_compiled_free(dictionary->compiled);
}

/* Whether the user has own words or spellings: then the tables are read. */
static bool has_own(void)
{
    bool found = false;
    for (int which = 0; which < FILES && !found; which++) {
        char *own = ssk_own_dict_path(which == USER ? own_words : files[which]);
        found = own && which != ERAS;
        free(own);
    }
    return found;
}

/* Takes over what is compiled. */
static ssk_status load_tables(struct ssk_dictionary *dictionary, uint64_t *checksum, struct ssk_error *error)
{
    const struct ssk_compiled *compiled = dictionary->compiled;
    struct ssk_saved saved = ssk_compiled_section(compiled, SSK_SECTION_CHECKSUM);
    const void *sum;
    size_t bytes;
    char *words = ssk_dict_path(files[USER]);
    ssk_status status = words && ssk_saved_take(&sum, &bytes, &saved) && bytes == sizeof *checksum
                            ? SSK_OK
                            : ssk_no_memory(error);
    if (status == SSK_OK) {
        memcpy(checksum, sum, bytes);
        status =
            ssk_folder_load(&dictionary->folder, ssk_compiled_section(compiled, SSK_SECTION_VARIANTS), error);
    }
    if (status == SSK_OK)
        status = ssk_eras_load(&dictionary->eras, ssk_compiled_section(compiled, SSK_SECTION_ERAS), error);
    if (status == SSK_OK)
        status = ssk_okurigana_load(&dictionary->okurigana,
                                    ssk_compiled_section(compiled, SSK_SECTION_OKURIGANA), error);
    if (status == SSK_OK)
        status = open_model(dictionary, words, NULL, *checksum, error);
    free(words);
    return status;
}

static ssk_status open_words(struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    uint64_t hash = 0;
    dictionary->compiled = ssk_compiled_open();
    ssk_status status = dictionary->compiled && !has_own() ? load_tables(dictionary, &hash, error)
                                                           : read_tables(dictionary, &hash, error);
    if (status == SSK_OK) {
        const char *version = ssk_model_version(dictionary->model);
        hash = ssk_checksum(hash, version, strlen(version));
        ssk_checksum_text(dictionary->checksum, hash);
    }
    return status;
}

ssk_status ssk_dictionary_save(struct ssk_buffer sections[SSK_SECTIONS], struct ssk_error *error)
{
    struct ssk_dictionary dictionary = {0};
    uint64_t checksum;
    ssk_status status = has_own() ? ssk_fail(error, SSK_INPUT, "own dictionaries cannot be compiled")
                                  : read_tables(&dictionary, &checksum, error);
    if (status == SSK_OK) {
        ssk_saved_put(&sections[SSK_SECTION_CHECKSUM], &checksum, sizeof checksum);
        ssk_folder_save(&sections[SSK_SECTION_VARIANTS], dictionary.folder);
        ssk_eras_save(&sections[SSK_SECTION_ERAS], dictionary.eras);
        ssk_okurigana_save(&sections[SSK_SECTION_OKURIGANA], dictionary.okurigana);
    }
    close_tables(&dictionary);
    return status;
}

ssk_status ssk_dictionary_open_words(struct ssk_dictionary **out, struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_no_memory(error);
    ssk_status status = open_words(*out, error);
    if (status != SSK_OK) {
        ssk_dictionary_free(*out);
        *out = NULL;
    }
    return status;
}

ssk_status ssk_dictionary_add_ministries(struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    if (dictionary->ministries)
        return SSK_OK;
    char *path = ssk_dict_path(files[MINISTRIES]);
    char *own = ssk_own_dict_path(files[MINISTRIES]);
    ssk_status status =
        path ? ssk_ministries_open_with(&dictionary->ministries, path, own, dictionary->folder, error)
             : ssk_no_memory(error);
    free(own);
    free(path);
    return status;
}

ssk_status ssk_dictionary_open(struct ssk_dictionary **out, struct ssk_error *error)
{
    ssk_status status = ssk_dictionary_open_words(out, error);
    if (status == SSK_OK)
        status = ssk_dictionary_add_ministries(*out, error);
    if (status != SSK_OK) {
        ssk_dictionary_free(*out);
        *out = NULL;
    }
    return status;
}

void ssk_dictionary_free(struct ssk_dictionary *dictionary)
{
    if (dictionary)
        close_tables(dictionary);
    free(dictionary);
}
