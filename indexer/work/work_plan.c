#include "indexer/work/work_plan.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "indexer/formats/formats.h"
#include "indexer/input/source.h"
#include "indexer/work/walk.h"
#include "indexer/work/work_settings.h"
#include "seisaku/array.h"
#include "seisaku/translate.h"

/* Jobs are so many that threads share little work, too; but none is smaller than so many bytes. */
enum { JOBS = 16, JOB_BYTES = 128 << 10, JOB_FILES = 512 };

struct planning {
    struct work_plan *plan;
    const struct options *options;
    const struct manifest *manifest;
    const char *given; /* the PATH that is walked */
    bool elsewhere;    /* another shard has files of it */
    char *settings;
    char *folder, *place; /* of the file before: its folder as walked, and where that really is */
};

/* ------------------------------------------------------------------------------------------ identity */

/* As source_place; the folders of files that come one after the other are resolved once. */
static char *place_of(struct planning *planning, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct stat about;
    if (!slash || slash == path || lstat(path, &about) != 0 || S_ISLNK(about.st_mode))
        return source_place(path);
    size_t length = (size_t)(slash - path);
    if (!planning->folder || strlen(planning->folder) != length ||
        memcmp(planning->folder, path, length) != 0) {
        free(planning->folder);
        free(planning->place);
        planning->folder = strndup(path, length);
        planning->place = planning->folder ? realpath(planning->folder, NULL) : NULL;
    }
    char *place = NULL;
    if (!planning->place ||
        asprintf(&place, "%s%s", strcmp(planning->place, "/") ? planning->place : "", slash) < 0)
        return source_place(path);
    return place;
}

/* A new item at the end; NULL without memory. */
static struct source_task *append(struct work_plan *plan, const char *path)
{
    if (!SSK_GROW(plan->items, plan->count, plan->capacity))
        return NULL;
    struct source_task *item = &plan->items[plan->count];
    *item = (struct source_task){.path = strdup(path)};
    if (!item->path)
        return NULL;
    plan->count++;
    return item;
}

/* ------------------------------------------------------------------------------------------ what to do */

/* As it was when it was read. A reason that was found then holds still. */
static void recall(struct source_task *item, const struct manifest_entry *entry)
{
    char known[sizeof(struct ssk_error)];
    struct ssk_error reason;
    item->source_result = (struct source_result){.kind = RESULT_UNCHANGED, .passages = entry->passages};
    if (!*entry->reason)
        return;
    ssk_message_join(known, sizeof known, entry->reason, ssk_translate(entry->reason));
    ssk_fail(&reason, SSK_INPUT, "%s (unchanged; --rebuild reads it again)", known);
    source_result_skip(&item->source_result, reason.message, true);
    if (entry->passages)
        item->source_result.kind = RESULT_UNCHANGED;
}

static void decide(struct planning *planning, struct source_task *item, const struct stat *about)
{
    const struct manifest_entry *entry =
        planning->manifest ? manifest_find(planning->manifest, item->id) : NULL;
    item->size = (uint64_t)about->st_size;
    item->read = true;
    item->known = entry && strcmp(entry->settings, planning->settings) == 0;
    if (!item->known)
        return;
    item->known_size = entry->size;
    item->known_checksum = entry->checksum;
    item->read =
        entry->size != item->size || !entry->modified || entry->modified != source_time(about->st_mtim);
    recall(item, entry);
}

/* Is it a file given by name of which another shard has all? Of one that holds passages, each is asked. */
static bool is_elsewhere(const struct planning *planning, const char *path)
{
    const struct options *options = planning->options;
    const struct reader *reader = options->reader ? options->reader : format_reader_for_name(path);
    const char *slash = strrchr(path, '/');
    return strcmp(path, planning->given) == 0 && !(reader && reader->read_passages) &&
           !shard_has(&options->shard, slash ? slash + 1 : path);
}

static ssk_status add_file(void *context, const char *path, const struct stat *about)
{
    struct planning *planning = context;
    if (about && is_elsewhere(planning, path))
        return SSK_OK;
    struct source_task *item = append(planning->plan, path);
    bool added = true;
    if (!item)
        return SSK_MEMORY;
    if (!about) { /* standard input */
        item->read = true;
        return SSK_OK;
    }
    item->place = place_of(planning, path);
    item->id = item->place ? source_id_at(item->place) : NULL;
    if (!item->id || !string_map_put(&planning->plan->ids, item->id, planning->plan->count - 1, &added))
        return SSK_MEMORY;
    if (added)
        decide(planning, item, about);
    else
        item->source_result.kind = RESULT_REPEATED;
    return SSK_OK;
}

static ssk_status add_skip(void *context, const char *path, const char *reason)
{
    struct planning *planning = context;
    if (planning->elsewhere && strcmp(path, planning->given) == 0)
        return SSK_OK; /* no folder without documents */
    struct source_task *item = append(planning->plan, path);
    if (!item)
        return SSK_MEMORY;
    source_result_skip(&item->source_result, reason, false);
    return SSK_OK;
}

/* Is the file one for --pre? */
static bool is_converted(const struct options *options, const struct reader *reader, const char *path)
{
    if (!options->pre)
        return false;
    return options->pre_patterns.include_count ? path_filter_want(&options->pre_patterns, path, false)
                                               : !reader && !options->reader;
}

/* Files of passages may be data of the documents that they lie beside: they are asked for by name. */
static bool wanted(void *context, const char *path, bool folder)
{
    struct planning *planning = context;
    const struct options *options = planning->options;
    const struct reader *reader = folder ? NULL : format_reader_for_name(path);
    bool known = reader && (options->reader ? reader == options->reader : reader->read_passages == NULL);
    if (!folder && !known && !is_converted(options, reader, path))
        return false;
    if (!path_filter_want(&options->patterns, path, folder))
        return false;
    bool here = folder || shard_has(&options->shard, path);
    planning->elsewhere |= !here;
    return here;
}

/* A file of another kind: it is no fault that it is not read, but the report names it. */
static ssk_status add_passed(void *context, const char *path, const char *below)
{
    struct planning *planning = context;
    const struct options *options = planning->options;
    if (!path_filter_want(&options->patterns, below, false) || !shard_has(&options->shard, below))
        return SSK_OK;
    struct source_task *item = append(planning->plan, path);
    if (!item)
        return SSK_MEMORY;
    item->source_result.kind = RESULT_PASSED;
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ all of it */

static ssk_status walk_all(struct planning *planning)
{
    const struct walk_visitor visitor = {planning, wanted, add_file, add_passed, add_skip};
    const struct options *options = planning->options;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < options->count && status == SSK_OK; i++) {
        bool folder;
        planning->given = options->paths[i];
        planning->elsewhere = false;
        status = walk(options->paths[i], &visitor, &folder);
        char *place = folder && status == SSK_OK ? source_place(options->paths[i]) : NULL;
        if (place && !ssk_strings_add(&planning->plan->roots, place, strlen(place)))
            status = SSK_MEMORY;
        free(place);
    }
    return status;
}

static uint64_t job_size(const struct work_plan *plan, uint64_t most)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < plan->count; i++)
        bytes += plan->items[i].read ? plan->items[i].size : 0;
    bytes /= JOBS;
    return bytes > most ? most : bytes < JOB_BYTES ? JOB_BYTES : bytes;
}

/* Parts the items into jobs. A large file makes a job of its own, or ends one. */
static bool part(struct work_plan *plan, uint64_t most)
{
    uint64_t bytes = 0, job_bytes = job_size(plan, most);
    plan->jobs = calloc(plan->count + 1, sizeof *plan->jobs);
    if (!plan->jobs)
        return false;
    for (size_t i = 0; i < plan->count; i++) {
        struct source_job *job = &plan->jobs[plan->job_count ? plan->job_count - 1 : 0];
        uint64_t size = plan->items[i].read ? plan->items[i].size : 0;
        if (!plan->job_count || job->count == JOB_FILES || bytes + size > job_bytes) {
            job = &plan->jobs[plan->job_count++];
            job->first = i;
            bytes = 0;
        }
        job->count++;
        bytes += size;
        plan->bytes += size;
        plan->files += plan->items[i].read;
    }
    return true;
}

ssk_status work_plan_make(struct work_plan *plan, const struct options *options,
                          const struct manifest *manifest, uint64_t most, struct ssk_error *error)
{
    struct planning planning = {
        .plan = plan, .options = options, .manifest = manifest, .settings = work_settings(options)};
    ssk_status status = planning.settings ? walk_all(&planning) : SSK_MEMORY;
    if (status == SSK_OK && !part(plan, most))
        status = SSK_MEMORY;
    free(planning.settings);
    free(planning.folder);
    free(planning.place);
    return status == SSK_OK ? SSK_OK : ssk_fail(error, status, "out of memory");
}

static bool is_below(const struct ssk_strings *roots, const char *place)
{
    for (size_t i = 0; i < roots->count; i++) {
        size_t length = strlen(roots->items[i]);
        if (strncmp(place, roots->items[i], length) == 0 &&
            (place[length] == '/' || roots->items[i][length - 1] == '/'))
            return true;
    }
    return false;
}

static bool is_gone(const char *place)
{
    struct stat about;
    return lstat(place, &about) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

bool work_plan_misses(const struct work_plan *plan, const struct manifest_entry *entry)
{
    return is_below(&plan->roots, entry->place) && is_gone(entry->place);
}

void work_plan_free(struct work_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        free(plan->items[i].path);
        free(plan->items[i].place);
        free(plan->items[i].id);
        source_result_free(&plan->items[i].source_result);
    }
    free(plan->items);
    free(plan->jobs);
    ssk_strings_free(&plan->roots);
    string_map_free(&plan->ids);
    *plan = (struct work_plan){0};
}
