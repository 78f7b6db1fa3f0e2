/* What the files of an index were when they were published, noted in its stub and compared. */
#include "seisaku/index.h"
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/index/stub.h"
#include "seisaku/checksum.h"
#include "seisaku/translate.h"

static const char *const unwritten = "flintlock"; /* Xapian's lock, always empty */
static const char *const smallest = "/iamglass";  /* where the tables begin, and the statistics */

static ssk_status fail_io(struct ssk_error *error, const char *path)
{
    return ssk_fail(error, SSK_IO, "%s: the index cannot be read: %s", path, ssk_strerror(errno));
}

/* ------------------------------------------------------------------------------------------ noting */

/* The files of a folder in the order of their names, malloc'd; a negative number with errno. */
static int list(struct dirent ***out, const char *folder)
{
    return scandir(folder, out, NULL, alphasort);
}

static void free_list(struct dirent **files, int count)
{
    for (int i = 0; i < count; i++)
        free(files[i]);
    free(files);
}

static bool is_written(const struct dirent *file)
{
    return file->d_name[0] != '.' && strcmp(file->d_name, unwritten) != 0;
}

static ssk_status note_file(struct ssk_buffer *stub, const char *path, const char *name, const char *file,
                            struct ssk_error *error)
{
    struct ssk_buffer whole = SSK_BUFFER_INIT;
    struct stat about;
    uint64_t checksum = SSK_CHECKSUM_START;
    ssk_buffer_printf(&whole, "%s/%s/%s", path, name, file);
    ssk_status status = whole.failed ? ssk_no_memory(error) : SSK_OK;
    if (status == SSK_OK && stat(whole.data, &about) != 0)
        status = fail_io(error, whole.data);
    if (status == SSK_OK)
        status = ssk_checksum_file(&checksum, whole.data, error);
    if (status == SSK_OK)
        ssk_buffer_printf(stub, "# %s/%s %llu %016llx\n", name, file, (unsigned long long)about.st_size,
                          (unsigned long long)checksum);
    ssk_buffer_free(&whole);
    return status;
}

ssk_status ssk_index_files_note(struct ssk_buffer *stub, const char *path, const char *name,
                                struct ssk_error *error)
{
    struct ssk_buffer folder = SSK_BUFFER_INIT;
    struct dirent **files = NULL;
    ssk_buffer_printf(&folder, "%s/%s", path, name);
    int count = folder.failed ? -1 : list(&files, folder.data);
    ssk_status status = count < 0 ? fail_io(error, ssk_buffer_string(&folder)) : SSK_OK;
    for (int i = 0; i < count && status == SSK_OK; i++)
        if (is_written(files[i]))
            status = note_file(stub, path, name, files[i]->d_name, error);
    free_list(files, count);
    ssk_buffer_free(&folder);
    return status;
}

/* True for a note of a file of the segment `name`. */
static bool is_of(const struct stub_note *note, const char *name)
{
    size_t length = strlen(name);
    return strncmp(note->name, name, length) == 0 && note->name[length] == '/';
}

ssk_status ssk_index_files_keep(struct ssk_buffer *stub, const char *path, const char *name,
                                struct ssk_error *error)
{
    struct ssk_strings lines = {0};
    struct stub_note note;
    ssk_status status = stub_read(&lines, path, error);
    for (size_t i = 0; i < lines.count && status == SSK_OK; i++)
        if (stub_note_parse(&note, lines.items[i]) && is_of(&note, name))
            ssk_buffer_printf(stub, "%s\n", lines.items[i]);
    ssk_strings_free(&lines);
    return status;
}

/* ------------------------------------------------------------------------------------------ comparing */

static ssk_status fail_file(struct ssk_error *error, const char *path, const struct stub_note *note,
                            const char *what)
{
    char why[256];
    snprintf(why, sizeof why, "%s %s", note->name, what);
    return ssk_index_fail(error, XAP_CORRUPT, path, why);
}

/* A file beside its note, by its content too if `whole`. SSK_CORRUPT when it differs. */
static ssk_status compare(const char *path, const struct stub_note *note, bool whole, struct ssk_error *error)
{
    struct ssk_buffer file = SSK_BUFFER_INIT;
    struct stat about;
    uint64_t checksum = SSK_CHECKSUM_START;
    ssk_buffer_printf(&file, "%s/%s", path, note->name);
    ssk_status status = file.failed ? ssk_no_memory(error) : SSK_OK;
    if (status == SSK_OK && stat(file.data, &about) != 0)
        status = errno == ENOENT ? fail_file(error, path, note, ssk_both("is missing"))
                                 : fail_io(error, file.data);
    else if (status == SSK_OK && (unsigned long long)about.st_size != note->size)
        status = fail_file(error, path, note, ssk_both("is cut or grown"));
    if (status == SSK_OK && whole)
        status = ssk_checksum_file(&checksum, file.data, error);
    if (status == SSK_OK && whole && checksum != note->checksum)
        status = fail_file(error, path, note, ssk_both("is damaged"));
    ssk_buffer_free(&file);
    return status;
}

static bool is_smallest(const struct stub_note *note)
{
    const char *slash = strrchr(note->name, '/');
    return slash && strcmp(slash, smallest) == 0;
}

ssk_status ssk_index_files_compare(const char *path, const char *place, struct ssk_error *error)
{
    struct ssk_strings lines = {0};
    struct stub_note note;
    const char *name = strrchr(place, '/');
    if (ssk_index_is_remote(path) || !ssk_index_generation(path, place))
        return SSK_OK;
    ssk_status status = stub_read(&lines, path, error);
    for (size_t i = 0; i < lines.count && status == SSK_OK; i++)
        if (stub_note_parse(&note, lines.items[i]) && is_of(&note, name + 1))
            status = compare(path, &note, is_smallest(&note), error);
    ssk_strings_free(&lines);
    return status;
}

/* ------------------------------------------------------------------------------------------ checking */

/* A segment of which nothing is noted: made before notes were, or elsewhere. A server's is checked there. */
static ssk_status check_noted(const char *place, const struct ssk_strings *lines, struct ssk_error *error)
{
    struct stub_note note;
    const char *name = strrchr(place, '/');
    bool noted = ssk_index_is_remote(place);
    for (size_t i = 0; i < lines->count; i++)
        noted |=
            name && stub_note_parse(&note, lines->items[i]) && is_of(&note, name + 1) && is_smallest(&note);
    return noted ? SSK_OK
                 : ssk_index_fail(error, XAP_CORRUPT, place,
                                  ssk_both("what its files were is not noted, so they cannot be checked"));
}

/* True when the lines note that file of the segment. */
static bool is_noted(const struct ssk_strings *lines, const char *name, const char *file)
{
    struct stub_note note;
    for (size_t i = 0; i < lines->count; i++)
        if (stub_note_parse(&note, lines->items[i]) && is_of(&note, name) &&
            strcmp(note.name + strlen(name) + 1, file) == 0)
            return true;
    return false;
}

/* A file that nobody has written: Xapian would read a table that was put there. */
static ssk_status check_strangers(const char *path, const char *place, const struct ssk_strings *lines,
                                  struct ssk_error *error)
{
    struct dirent **files = NULL;
    struct stub_note stranger = {.name = ""};
    const char *name = strrchr(place, '/');
    int count = name && ssk_index_generation(path, place) ? list(&files, place) : 0;
    for (int i = 0; i < count; i++)
        if (is_written(files[i]) && !is_noted(lines, name + 1, files[i]->d_name))
            snprintf(stranger.name, sizeof stranger.name, "%.20s/%.40s", name + 1, files[i]->d_name);
    free_list(files, count);
    return *stranger.name
               ? fail_file(error, path, &stranger, ssk_both("is none of the files that were written"))
               : SSK_OK;
}

/* Tells what a file, or a segment, has; any other failure ends the check. */
static ssk_status report(ssk_status status, ssk_index_damage tell, void *context,
                         const struct ssk_error *error)
{
    if (status != SSK_CORRUPT)
        return status;
    tell(context, error->message);
    return SSK_OK;
}

static ssk_status check_segment(const char *path, const char *place, const struct ssk_strings *lines,
                                struct ssk_error *error)
{
    ssk_status status = check_noted(place, lines, error);
    return status == SSK_OK ? check_strangers(path, place, lines, error) : status;
}

ssk_status ssk_index_files_check(size_t *checked, const char *path, ssk_index_damage tell, void *context,
                                 struct ssk_error *error)
{
    struct ssk_strings lines = {0}, places = {0};
    struct stub_note note;
    *checked = 0;
    ssk_status status = ssk_index_places(&places, path, error);
    if (status == SSK_OK)
        status = stub_read(&lines, path, error);
    for (size_t i = 0; i < places.count && status == SSK_OK; i++)
        status = report(check_segment(path, places.items[i], &lines, error), tell, context, error);
    for (size_t i = 0; i < lines.count && status == SSK_OK; i++) {
        if (!stub_note_parse(&note, lines.items[i]))
            continue;
        ++*checked;
        status = report(compare(path, &note, true, error), tell, context, error);
    }
    ssk_strings_free(&places);
    ssk_strings_free(&lines);
    return status;
}
