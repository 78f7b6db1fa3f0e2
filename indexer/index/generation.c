/* Locks, stubs and generations: the file system's side of an index. */
#include "indexer/index/generation.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/base/remove_tree.h"
#include "indexer/base/stub_file.h"
#include "seisaku/buffer.h"
#include "seisaku/index.h"
#include "seisaku/translate.h"

#define LOCK_FILE "lock"

static char *path_in(const struct generations *generations, const char *name)
{
    struct ssk_buffer path = SSK_BUFFER_INIT;
    ssk_buffer_printf(&path, "%s/%s", generations->folder, name);
    return ssk_buffer_detach(&path);
}

char *generation_path(const struct generations *generations, int number)
{
    char name[64];
    snprintf(name, sizeof name, SSK_INDEX_GENERATION, number);
    return path_in(generations, name);
}

static ssk_status fail_io(struct ssk_error *error, const char *path, const char *what)
{
    const char *remedy = errno == ENOSPC || errno == EDQUOT ? ssk_both(ssk_both("make room there"))
                         : errno == ENOTDIR ? ssk_both("a file stands there, name a folder with -d")
                         : errno == EACCES || errno == EROFS || errno == EPERM
                             ? ssk_both("name a folder that you may write with -d")
                             : ssk_both("name another folder with -d");
    return ssk_fail(error, SSK_IO, "%s: cannot %s: %s: %s", path, what, ssk_strerror(errno), remedy);
}

/* mkdir -p; the last folder, if it is new, has the rights `mode`. */
static ssk_status make_folders(const char *folder, mode_t mode, struct ssk_error *error)
{
    bool absent = access(folder, F_OK) != 0;
    char *path = strdup(folder);
    ssk_status status = path ? SSK_OK : ssk_no_memory(error);
    for (char *slash = path; slash && status == SSK_OK;) {
        slash = strchr(slash + 1, '/');
        if (slash)
            *slash = '\0';
        struct stat info;
        if (mkdir(path, 0777) != 0 &&
            (errno != EEXIST || (stat(path, &info) == 0 && !S_ISDIR(info.st_mode)))) {
            errno = errno == EEXIST ? ENOTDIR : errno;
            status = fail_io(error, path, ssk_both("make the index's folder"));
        }
        if (slash)
            *slash = '/';
    }
    if (status == SSK_OK && absent && chmod(folder, mode) != 0)
        status = fail_io(error, folder, ssk_both("make the index's folder"));
    free(path);
    return status;
}

bool generation_list_has(const struct generation_list *list, int number)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == number)
            return true;
    return false;
}

bool generation_list_add(struct generation_list *list, int number)
{
    int *items = reallocarray(list->items, list->count + 1, sizeof *items);
    if (!items)
        return false;
    list->items = items;
    items[list->count++] = number;
    return true;
}

/* Reads what stands in the folder: generations, and whether anything is there that is none of ours. */
static ssk_status cursor(struct generations *generations, struct ssk_error *error)
{
    DIR *folder = opendir(generations->folder);
    if (!folder)
        return fail_io(error, generations->folder, ssk_both("read the index's folder"));
    bool foreign = false, stub = false, good = true;
    generations->next = 1;
    generations->found.count = 0;
    for (struct dirent *entry; good && (entry = readdir(folder));) {
        int number = ssk_index_generation_number(entry->d_name);
        if (number) {
            good = generation_list_add(&generations->found, number);
            generations->next = number >= generations->next ? number + 1 : generations->next;
        } else if (strcmp(entry->d_name, SSK_INDEX_STUB) == 0) {
            stub = true;
        } else if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..") &&
                   strcmp(entry->d_name, LOCK_FILE) && strcmp(entry->d_name, NEW_STUB)) {
            foreign = true;
        }
    }
    closedir(folder);
    if (!good)
        return ssk_no_memory(error);
    if (foreign && !stub)
        return ssk_fail(error, SSK_INPUT,
                        "%s holds other files and is no index: name a new or an empty folder with -d",
                        generations->folder);
    return SSK_OK;
}

static ssk_status take_places(struct generations *generations, const struct ssk_strings *places,
                              struct ssk_error *error)
{
    for (size_t i = 0; i < places->count; i++) {
        int number = ssk_index_generation(generations->folder, places->items[i]);
        if (!number)
            return ssk_fail(error, SSK_INPUT,
                            "%s/%s names what is no generation of seisaku-index, which leaves it as it is: "
                            "name another folder with -d, or delete that file",
                            generations->folder, SSK_INDEX_STUB);
        if (!generation_list_add(&generations->current, number))
            return ssk_no_memory(error);
    }
    return SSK_OK;
}

static ssk_status read_stub(struct generations *generations, struct ssk_error *error)
{
    struct ssk_strings places = {0};
    ssk_status status = ssk_index_places(&places, generations->folder, error);
    if (status == SSK_OK)
        status = take_places(generations, &places, error);
    else if (status == SSK_NOT_FOUND)
        status = SSK_OK;
    ssk_strings_free(&places);
    return status;
}

static ssk_status lock(struct generations *generations, struct ssk_error *error)
{
    char *path = path_in(generations, LOCK_FILE);
    if (!path)
        return ssk_no_memory(error);
    ssk_status status = SSK_OK;
    generations->lock = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (generations->lock < 0)
        status = fail_io(error, path, ssk_both("lock the index"));
    else if (flock(generations->lock, LOCK_EX | LOCK_NB) != 0)
        status = errno == EWOULDBLOCK
                     ? ssk_fail(error, SSK_LOCKED,
                                "%s: another seisaku-index writes this index: wait until it ends",
                                generations->folder)
                     : fail_io(error, path, ssk_both("lock the index"));
    free(path);
    return status;
}

static void remove_generation(const struct generations *generations, int number)
{
    char *path = generation_path(generations, number);
    if (path)
        remove_tree(path);
    free(path);
}

/* What was never published: whoever wrote it was interrupted. */
static void sweep_abandoned(const struct generations *generations)
{
    int newest = 0;
    for (size_t i = 0; i < generations->current.count; i++)
        newest = generations->current.items[i] > newest ? generations->current.items[i] : newest;
    for (size_t i = 0; i < generations->found.count; i++)
        if (generations->found.items[i] > newest)
            remove_generation(generations, generations->found.items[i]);
}

ssk_status generations_open(struct generations *generations, const char *folder, mode_t mode,
                            struct ssk_error *error)
{
    *generations = (struct generations){.folder = strdup(folder), .lock = -1};
    if (!generations->folder)
        return ssk_no_memory(error);
    ssk_status status = make_folders(folder, mode, error);
    if (status == SSK_OK)
        status = cursor(generations, error);
    if (status == SSK_OK)
        status = lock(generations, error);
    if (status == SSK_OK) /* again: the one that held the lock may have added a generation */
        status = cursor(generations, error);
    if (status == SSK_OK)
        status = read_stub(generations, error);
    if (status == SSK_OK)
        sweep_abandoned(generations);
    return status;
}

static ssk_status sync_folder(const char *folder, struct ssk_error *error)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = descriptor >= 0 && fsync(descriptor) == 0;
    ssk_status status = done ? SSK_OK
                             : ssk_fail(error, SSK_IO, "%s: cannot be seen to be on the disk: %s", folder,
                                        ssk_strerror(errno));
    if (descriptor >= 0)
        close(descriptor);
    return status;
}

/* The stub's text, which Xapian reads, too: the segments, and what their files are. */
static ssk_status compose_stub(struct ssk_buffer *out, const struct generations *generations, int number,
                               const struct generation_list *kept, struct ssk_error *error)
{
    char name[64];
    ssk_buffer_printf(out, "auto " SSK_INDEX_GENERATION "\n", number);
    for (size_t i = 0; i < kept->count; i++)
        ssk_buffer_printf(out, "auto " SSK_INDEX_GENERATION "\n", kept->items[i]);
    snprintf(name, sizeof name, SSK_INDEX_GENERATION, number);
    ssk_status status = ssk_index_files_note(out, generations->folder, name, error);
    for (size_t i = 0; i < kept->count && status == SSK_OK; i++) {
        snprintf(name, sizeof name, SSK_INDEX_GENERATION, kept->items[i]);
        status = ssk_index_files_keep(out, generations->folder, name, error);
    }
    ssk_index_guard(out);
    return status == SSK_OK && out->failed ? ssk_no_memory(error) : status;
}

/* The lists after the stub was renamed; makes room for them before. */
static bool next_lists(struct generation_list *next, int number, const struct generation_list *kept)
{
    bool done = generation_list_add(next, number);
    for (size_t i = 0; i < kept->count && done; i++)
        done = generation_list_add(next, kept->items[i]);
    return done;
}

ssk_status generations_publish(struct generations *generations, int number,
                               const struct generation_list *kept, struct ssk_error *error)
{
    char *stub = path_in(generations, SSK_INDEX_STUB);
    struct generation_list next = {0};
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_status status = SSK_OK;
    if (!stub || !next_lists(&next, number, kept))
        status = ssk_no_memory(error);
    else
        status = compose_stub(&text, generations, number, kept, error);
    if (status == SSK_OK && !stub_file_replace(stub, &text)) {
        status = fail_io(error, stub, ssk_both("write the index"));
    } else if (status == SSK_OK) {
        free(generations->before.items);
        generations->before = generations->current;
        generations->current = next;
        next = (struct generation_list){0};
        status = sync_folder(generations->folder, error);
    }
    ssk_buffer_free(&text);
    free(next.items);
    free(stub);
    return status;
}

void generations_sweep(const struct generations *generations)
{
    for (size_t i = 0; i < generations->found.count; i++) {
        int number = generations->found.items[i];
        if (!generation_list_has(&generations->current, number) &&
            !generation_list_has(&generations->before, number))
            remove_generation(generations, number);
    }
}

void generations_close(struct generations *generations)
{
    if (generations->lock >= 0)
        close(generations->lock);
    free(generations->folder);
    free(generations->current.items);
    free(generations->before.items);
    free(generations->found.items);
    *generations = (struct generations){.lock = -1};
}
