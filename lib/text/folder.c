/* dict/variants.tsv in memory, and ICU's normalizer. */
#include "lib/text/folder.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>

#include "seisaku/array.h"
#include "seisaku/compiled.h"
#include "seisaku/tsv.h"

uint32_t folder_standard(const struct ssk_folder *folder, uint32_t point)
{
    if (!folder_may_vary(folder, point))
        return point;
    size_t low = 0, high = folder->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (folder->variants[middle].point < point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < folder->count && folder->variants[low].point == point ? folder->variants[low].standard
                                                                       : point;
}

static bool single_point(const char *field, uint32_t *point)
{
    size_t byte = 0, length = strlen(field);
    if (length == 0)
        return false;
    *point = ssk_utf8_next(field, length, &byte);
    return byte == length;
}

static ssk_status add_variant(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct ssk_folder *folder = context;
    uint32_t variant, form;
    if (!single_point(row->fields[0], &variant) || !single_point(row->fields[1], &form))
        return ssk_fail(error, SSK_INPUT, "%s:%d: expected one character, a tab, one character", row->path,
                        row->line);
    if (!SSK_GROW(folder->variants, folder->count, folder->capacity))
        return ssk_no_memory(error);
    folder->variants[folder->count++] = (struct variant){variant, form};
    folder->marks[variant % MARKS / 8] |= (uint8_t)(1u << variant % 8);
    return SSK_OK;
}

static int by_point(const void *a, const void *b)
{
    uint32_t x = ((const struct variant *)a)->point, y = ((const struct variant *)b)->point;
    return (x > y) - (x < y);
}

/* Without variants. */
static ssk_status make_folder(struct ssk_folder **out, struct ssk_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_no_memory(error);
    (*out)->normalizer = unorm2_getNFKCCasefoldInstance(&code);
    return U_FAILURE(code) ? ssk_fail(error, SSK_OTHER, "ICU has no NFKC data: %s", u_errorName(code))
                           : SSK_OK;
}

ssk_status ssk_folder_new(struct ssk_folder **out, const char *variants_path, struct ssk_error *error)
{
    struct ssk_folder *folder;
    *out = NULL;
    ssk_status status = make_folder(&folder, error);
    if (!folder)
        return status;
    if (status == SSK_OK && variants_path)
        status = ssk_tsv_read(variants_path, add_variant, folder, error);
    if (folder->count)
        qsort(folder->variants, folder->count, sizeof *folder->variants, by_point);
    if (status == SSK_OK)
        *out = folder;
    else
        ssk_folder_free(folder);
    return status;
}

ssk_status ssk_folder_add_own(struct ssk_folder *folder, const char *path, struct ssk_error *error)
{
    ssk_status status = ssk_tsv_read_own(path, add_variant, folder, NULL, NULL, error);
    if (folder->count)
        qsort(folder->variants, folder->count, sizeof *folder->variants, by_point);
    return status;
}

void ssk_folder_free(struct ssk_folder *folder)
{
    if (!folder)
        return;
    free(folder->variants);
    free(folder);
}

/* ------------------------------------------------------------------------------------------ compiled */

void ssk_folder_save(struct ssk_buffer *section, const struct ssk_folder *folder)
{
    ssk_saved_put(section, folder->marks, sizeof folder->marks);
    ssk_saved_put(section, folder->variants, folder->count * sizeof *folder->variants);
}

ssk_status ssk_folder_load(struct ssk_folder **out, struct ssk_saved saved, struct ssk_error *error)
{
    const void *marks, *variants;
    size_t bytes;
    ssk_status status = make_folder(out, error);
    if (status == SSK_OK && ssk_saved_take(&marks, &bytes, &saved) && bytes == sizeof(*out)->marks) {
        memcpy((*out)->marks, marks, bytes);
        if (ssk_saved_take(&variants, &bytes, &saved) && ((*out)->variants = malloc(bytes + 1))) {
            memcpy((*out)->variants, variants, bytes);
            (*out)->count = (*out)->capacity = bytes / sizeof *(*out)->variants;
            return SSK_OK;
        }
    }
    ssk_folder_free(*out);
    *out = NULL;
    return status == SSK_OK ? ssk_no_memory(error) : status;
}
