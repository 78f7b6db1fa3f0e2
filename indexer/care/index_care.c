#include "indexer/care/index_care.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/base/messages.h"
#include "indexer/index/index_writer.h"
#include "indexer/input/source.h"
#include "seisaku/index.h"
#include "seisaku/memory.h"
#include "seisaku/paths.h"
#include "seisaku/schema.h"
#include "seisaku/translate.h"

enum { EXIT_DONE = 0, EXIT_NOT_DONE = 2 };

bool wants_index_care(const struct options *options)
{
    return options->list || options->stats || options->removed.count;
}

/* ------------------------------------------------------------------------------------------ reading */

/* The segments of an index, the newest first. */
struct opened {
    struct ssk_segment **segments;
    size_t count;
};

static void close_index(struct opened *opened)
{
    for (size_t i = 0; i < opened->count; i++)
        ssk_segment_free(opened->segments[i]);
    free(opened->segments);
}

static ssk_status open_index(struct opened *out, const char *index, const struct ssk_dictionary *dictionary,
                             struct ssk_error *error)
{
    struct ssk_strings places = {0};
    *out = (struct opened){0};
    ssk_status status = ssk_index_places(&places, index, error);
    out->segments = calloc(places.count + 1, sizeof(*out->segments));
    if (status == SSK_OK && !out->segments)
        status = ssk_no_memory(error);
    for (size_t i = 0; i < places.count && status == SSK_OK; i++) {
        status = ssk_index_open(&out->segments[i], index, places.items[i], dictionary, error);
        out->count += status == SSK_OK;
    }
    ssk_strings_free(&places);
    return status == SSK_OK ? ssk_segments_mourn(out->segments, out->count, error) : status;
}

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

/* Tabs and line ends in a name would break its line. */
static void print_name(const char *name)
{
    for (; *name; name++)
        putchar((unsigned char)*name < ' ' ? '?' : *name);
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

/* ------------------------------------------------------------------------------------------ --stats */

/* Values of a key with their passages, in the order of the terms. */
struct counts {
    const char *prefix;
    struct ssk_segment *segment;
    struct value_count {
        char *value;
        uint64_t passages;
    } * items;
    size_t count;
    ssk_status status;
    struct ssk_error *error;
};

static uint64_t *count_of(struct counts *counts, const char *value, size_t length)
{
    for (size_t i = 0; i < counts->count; i++)
        if (strlen(counts->items[i].value) == length && memcmp(counts->items[i].value, value, length) == 0)
            return &counts->items[i].passages;
    struct value_count *bigger = reallocarray(counts->items, counts->count + 1, sizeof *bigger);
    if (!bigger)
        return NULL;
    counts->items = bigger;
    bigger[counts->count] = (struct value_count){strndup(value, length), 0};
    return bigger[counts->count].value ? &bigger[counts->count++].passages : NULL;
}

static bool add_term(void *context, const char *term, size_t length, uint32_t count)
{
    struct counts *counts = context;
    uint32_t lost = 0;
    counts->status = ssk_segment_lost(&lost, counts->segment, term, length, counts->error);
    uint64_t *passages = counts->status == SSK_OK ? count_of(counts, term + 1, length - 1) : NULL;
    if (passages)
        *passages += count - lost;
    else if (counts->status == SSK_OK)
        counts->status = ssk_no_memory(counts->error);
    return counts->status == SSK_OK;
}

static int by_value(const void *a, const void *b)
{
    return strcmp(((const struct value_count *)a)->value, ((const struct value_count *)b)->value);
}

static ssk_status print_counts(const char *name, const char *prefix, const struct opened *opened,
                               struct ssk_error *error)
{
    struct counts counts = {.prefix = prefix, .error = error};
    for (size_t i = 0; i < opened->count && counts.status == SSK_OK; i++) {
        counts.segment = opened->segments[i];
        xap_status status = xap_db_visit_terms(counts.segment->db, prefix, strlen(prefix), add_term, &counts);
        if (status != XAP_OK && counts.status == SSK_OK)
            counts.status = ssk_segment_fail(counts.segment, status, error);
    }
    if (counts.count)
        qsort(counts.items, counts.count, sizeof *counts.items, by_value);
    for (size_t i = 0; i < counts.count; i++) {
        if (counts.items[i].passages)
            printf("%s\t%s\t%llu\n", name, counts.items[i].value,
                   (unsigned long long)counts.items[i].passages);
        free(counts.items[i].value);
    }
    free(counts.items);
    return counts.status;
}

static uint64_t bytes_of(const struct opened *opened)
{
    static const char *const files[] = {"docdata.glass",  "iamglass",      "position.glass", "postlist.glass",
                                        "spelling.glass", "synonym.glass", "termlist.glass"};
    uint64_t bytes = 0;
    for (size_t i = 0; i < opened->count; i++)
        for (size_t j = 0; j < sizeof files / sizeof *files; j++) {
            struct ssk_buffer path = SSK_BUFFER_INIT;
            struct stat about;
            ssk_buffer_printf(&path, "%s/%s", opened->segments[i]->name, files[j]);
            if (stat(ssk_buffer_string(&path), &about) == 0)
                bytes += (uint64_t)about.st_size;
            ssk_buffer_free(&path);
        }
    return bytes;
}

static ssk_status stats(const struct opened *opened, struct ssk_error *error)
{
    static const struct {
        const char *name, *prefix;
    } keys[] = {{"genre", SSK_TERM_GENRE},
                {"kind", SSK_TERM_KIND},
                {"year", SSK_TERM_YEAR},
                {"ministry", SSK_TERM_MINISTRY},
                {"issuer", SSK_TERM_ISSUER}};
    struct ssk_content content = {0};
    char digest[SSK_CONTENT_SIZE];
    uint64_t passages = 0, characters = 0;
    for (size_t i = 0; i < opened->count; i++) {
        const struct ssk_segment *segment = opened->segments[i];
        passages += segment->passages - segment->dead.count;
        characters += segment->characters - segment->dead_characters;
    }
    ssk_status status = ssk_content_add(&content, opened->segments[0], error);
    ssk_content_text(digest, &content);
    printf("sources\t\t%zu\npassages\t\t%llu\ncharacters\t\t%llu\nsegments\t\t%zu\nbytes\t\t%"
           "llu\ncontent\t\t%s\n",
           content.sources, (unsigned long long)passages, (unsigned long long)characters, opened->count,
           (unsigned long long)bytes_of(opened), digest);
    for (size_t i = 0; i < sizeof keys / sizeof *keys && status == SSK_OK; i++)
        status = print_counts(keys[i].name, keys[i].prefix, opened, error);
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

static ssk_status remove_all(const struct options *options, const char *index,
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
    writer_free(writer);
    if (status == SSK_OK && !options->quiet && !options->dry_run)
        message_print("removed %zu passages", passages);
    return status;
}

/* ------------------------------------------------------------------------------------------ all of it */

int care_for_index(const struct options *options, const struct ssk_dictionary *dictionary)
{
    struct ssk_error error = {""};
    char *index = options->index ? strdup(options->index) : ssk_default_index();
    ssk_status status = index ? SSK_OK : ssk_no_memory(&error);
    if (status == SSK_OK && options->removed.count)
        status = remove_all(options, index, dictionary, &error);
    else if (status == SSK_OK) {
        struct opened opened;
        status = open_index(&opened, index, dictionary, &error);
        if (status == SSK_OK)
            status = options->list ? list(&opened, &error) : stats(&opened, &error);
        close_index(&opened);
    }
    if (status == SSK_OK && (fflush(stdout) != 0 || ferror(stdout)) && errno != EPIPE)
        status = ssk_fail(&error, SSK_IO, "cannot write the answer: %s", ssk_strerror(errno));
    status = ssk_memory_settle(status, &error);
    if (status != SSK_OK)
        message_print("%s", error.message);
    free(index);
    return status == SSK_OK ? EXIT_DONE : EXIT_NOT_DONE;
}
