/* All dictionaries that shape an index, opened together, and their checksum. */
#include "seisaku/dictionary.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/paths.h"

/* Raised when the analysis itself changes so that an old index would answer differently. */
#define ANALYSIS_VERSION "1"

static const char *const files[] = {"variants.tsv", "eras.tsv", "okurigana.tsv", "ministries.tsv",
                                    "user.dic"};
enum { VARIANTS, ERAS, OKURIGANA, MINISTRIES, USER, FILES };

/* FNV-1a, 64 bits: names a state of the dictionaries; nobody attacks it. */
static uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return hash;
}

static ssk_status hash_file(uint64_t *hash, const char *path, struct ssk_error *error)
{
    char block[65536];
    FILE *file = fopen(path, "rb");
    if (!file)
        return ssk_fail(error, SSK_NOT_FOUND, "no dictionary file at %s: run make, or set SEISAKU_DICT",
                        path);
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
        *hash = hash_bytes(*hash, block, got);
    fclose(file);
    return SSK_OK;
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
    case MINISTRIES:
        return ssk_ministries_open(&dictionary->ministries, path, dictionary->folder, error);
    default:
        return ssk_model_open(&dictionary->model, path, error);
    }
}

static ssk_status open_all(struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    uint64_t hash = hash_bytes(UINT64_C(14695981039346656037), ANALYSIS_VERSION, strlen(ANALYSIS_VERSION));
    ssk_status status = SSK_OK;
    for (int which = 0; which < FILES && status == SSK_OK; which++) {
        char *path = ssk_dict_path(files[which]);
        status = path ? hash_file(&hash, path, error) : ssk_fail(error, SSK_MEMORY, "out of memory");
        if (status == SSK_OK)
            status = open_file(dictionary, which, path, error);
        free(path);
    }
    if (status == SSK_OK) {
        const char *version = ssk_model_version(dictionary->model);
        hash = hash_bytes(hash, version, strlen(version));
        snprintf(dictionary->checksum, sizeof dictionary->checksum, "%016llx", (unsigned long long)hash);
    }
    return status;
}

ssk_status ssk_dictionary_open(struct ssk_dictionary **out, struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    ssk_status status = open_all(*out, error);
    if (status != SSK_OK) {
        ssk_dictionary_free(*out);
        *out = NULL;
    }
    return status;
}

void ssk_dictionary_free(struct ssk_dictionary *dictionary)
{
    if (!dictionary)
        return;
    ssk_ministries_free(dictionary->ministries);
    ssk_okurigana_free(dictionary->okurigana);
    ssk_eras_free(dictionary->eras);
    ssk_model_free(dictionary->model);
    ssk_folder_free(dictionary->folder);
    free(dictionary);
}
