#include "indexer/care/index_care.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "indexer/base/messages.h"
#include "indexer/care/index_stats.h"
#include "indexer/care/open_index.h"
#include "indexer/index/index_writer.h"
#include "seisaku/buffer.h"
#include "seisaku/index.h"
#include "seisaku/memory.h"
#include "seisaku/paths.h"
#include "seisaku/translate.h"

enum { EXIT_DONE = 0, EXIT_PARTLY = 1, EXIT_NOT_DONE = 2 };

bool wants_index_care(const struct options *options)
{
    return options->list || options->stats || options->removed.count;
}

/* ------------------------------------------------------------------------------------------ reading */

ssk_status index_manifest(struct manifest *out, const char *index, const struct ssk_dictionary *dictionary,
                          struct ssk_error *error)
{
    struct opened opened;
    ssk_status status = open_index(&opened, index, dictionary, error);
    if (status == SSK_OK)
        status = manifest_load(out, opened.segments[0]->db, error);
    close_index(&opened);
    return status == SSK_NOT_FOUND ? SSK_OK : status;
}

/* ------------------------------------------------------------------------------------------ --list */

static int by_place(const void *a, const void *b)
{
    const struct manifest_entry *const *x = a, *const *y = b;
    return strcmp((*x)->place, (*y)->place);
}

/* Tabs and line ends in a name would break its line, other controls a terminal. */
static void print_name(const char *name)
{
    for (size_t length = strlen(name), control; length; length -= control ? control : 1) {
        control = ssk_control_bytes(name, length);
        putchar(control ? '?' : *name);
        name += control ? control : 1;
    }
}

/* A line a source: its passages, its path, and why it was not read, or not whole. */
static ssk_status list(const struct opened *opened, struct ssk_error *error)
{
    struct manifest manifest = {0};
    ssk_status status = manifest_load(&manifest, opened->segments[0]->db, error);
    const struct manifest_entry **sorted = calloc(manifest.count + 1, sizeof *sorted);
    if (status == SSK_OK && !sorted)
        status = ssk_no_memory(error);
    for (size_t i = 0; i < manifest.count && status == SSK_OK; i++)
        sorted[i] = &manifest.entries[i];
    if (status == SSK_OK && manifest.count)
        qsort(sorted, manifest.count, sizeof *sorted, by_place);
    for (size_t i = 0; i < manifest.count && status == SSK_OK; i++) {
        printf("%zu\t", sorted[i]->passages);
        print_name(sorted[i]->place);
        if (*sorted[i]->reason) {
            putchar('\t');
            print_name(_(sorted[i]->reason));
        }
        putchar('\n');
    }
    free(sorted);
    manifest_free(&manifest);
    return status;
}

/* ------------------------------------------------------------------------------------------ --remove */

/* Where the path is or, where nothing is there any more, would be. */
static char *place_named(const char *path)
{
    char *place = realpath(path, NULL);
    if (place || *path == '/')
        return place ? place : strdup(path);
    char *here = getcwd(NULL, 0);
    if (!here || asprintf(&place, "%s/%s", here, path) < 0)
        place = NULL;
    free(here);
    return place;
}

/* Is the source at the place, below it, or called so by its id? */
static bool is_named(const struct manifest_entry *entry, const char *path, const char *place)
{
    size_t length = strlen(place);
    while (length > 1 && place[length - 1] == '/')
        length--;
    bool below =
        strncmp(entry->place, place, length) == 0 && (!entry->place[length] || entry->place[length] == '/');
    return below || strcmp(entry->id, path) == 0;
}

static ssk_status remove_path(struct writer *writer, const char *path, const struct options *options,
                              size_t *passages, struct ssk_error *error)
{
    struct manifest *manifest = writer_manifest(writer);
    char *place = place_named(path);
    size_t sources = 0;
    ssk_status status = place ? SSK_OK : ssk_no_memory(error);
    for (size_t i = 0; i < manifest->count && status == SSK_OK; i++) {
        const struct manifest_entry *entry = &manifest->entries[i];
        if (entry->gone || !is_named(entry, path, place))
            continue;
        sources++;
        *passages += entry->passages;
        if (options->dry_run || options->verbose)
            message_print(options->dry_run ? "%s: would be removed" : "%s: removed", entry->place);
        if (!options->dry_run)
            status = writer_remove(writer, entry->id, error);
    }
    free(place);
    if (status == SSK_OK && !sources)
        return ssk_fail(error, SSK_NOT_FOUND, "%s: is not in the index: --list names what is", path);
    return status;
}

static ssk_status remove_all(int *code, const struct options *options, const char *index,
                             const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    struct writer *writer = NULL;
    struct ssk_strings places = {0};
    size_t passages = 0;
    ssk_status status = ssk_index_places(&places, index, error); /* none is made to remove from it */
    ssk_strings_free(&places);
    if (status == SSK_OK)
        status = writer_open(&writer, index, options->mode, false, dictionary, error);
    for (size_t i = 0; i < options->removed.count && status == SSK_OK; i++)
        status = remove_path(writer, options->removed.items[i], options, &passages, error);
    if (status == SSK_OK && !options->dry_run)
        status = writer_finish(writer, error);
    if (status != SSK_OK && writer && writer_is_published(writer)) {
        message_print("%s; but the index is in its new state", error->message);
        status = SSK_OK;
        *code = EXIT_PARTLY;
    }
    writer_free(writer);
    if (status == SSK_OK && !options->quiet && !options->dry_run)
        message_print("removed %zu passages", passages);
    return status;
}

/* ------------------------------------------------------------------------------------------ all of it */

int care_for_index(const struct options *options, const struct ssk_dictionary *dictionary)
{
    struct ssk_error error = {""};
    int code = EXIT_DONE;
    char *index = options->index ? strdup(options->index) : ssk_default_index();
    ssk_status status = index ? SSK_OK : ssk_no_memory(&error);
    if (status == SSK_OK && options->removed.count)
        status = remove_all(&code, options, index, dictionary, &error);
    else if (status == SSK_OK) {
        struct opened opened;
        status = open_index(&opened, index, dictionary, &error);
        if (status == SSK_OK)
            status = options->list ? list(&opened, &error) : print_stats(&opened, &error);
        close_index(&opened);
    }
    if (status == SSK_OK && (fflush(stdout) != 0 || ferror(stdout)) && errno != EPIPE)
        status = ssk_fail(&error, SSK_IO, "cannot write the answer: %s", ssk_strerror(errno));
    status = ssk_memory_settle(status, &error);
    if (status != SSK_OK)
        message_print("%s", error.message);
    free(index);
    return status == SSK_OK ? code : EXIT_NOT_DONE;
}
