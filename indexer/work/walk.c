#include "indexer/work/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/translate.h"
#include "seisaku/unicode.h"

/* The folders from the PATH down to here: one that links back to any of them is not entered again. */
struct folder {
    const struct folder *parent;
    dev_t device;
    ino_t inode;
};

/* One walk from one PATH. */
struct walking {
    const struct walk_visitor *visitor;
    size_t root;   /* bytes of a path that are the PATH's */
    size_t files;  /* met so far */
    bool reported; /* that a path cannot be read */
};

static ssk_status walk_folder(struct walking *walking, const char *path, const struct stat *about,
                              const struct folder *parent);

static const char *reason_of(int error)
{
    switch (error) {
    case ENOENT:
        return ssk_both("not found: check the name");
    case EACCES:
        return ssk_both("may not be read: change its permissions");
    case ELOOP:
        return ssk_both("symbolic links in a circle: remove the link");
    case ENAMETOOLONG:
        return ssk_both("name too long: move it further up");
    default:
        return ssk_strerror(error);
    }
}

static bool is_above(const struct folder *folder, const struct stat *about)
{
    for (; folder; folder = folder->parent)
        if (folder->device == about->st_dev && folder->inode == about->st_ino)
            return true;
    return false;
}

static int by_bytes(const struct dirent **one, const struct dirent **other)
{
    return strcmp((*one)->d_name, (*other)->d_name);
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static ssk_status skip(struct walking *walking, const char *path, const char *reason)
{
    walking->reported = true;
    return walking->visitor->skip(walking->visitor->context, path, reason);
}

static ssk_status walk_entry(struct walking *walking, const char *path, const struct folder *folder)
{
    const struct walk_visitor *visitor = walking->visitor;
    const char *below = path + walking->root;
    struct stat about;
    if (stat(path, &about) != 0) {
        int reason = errno;
        if (reason == ELOOP || visitor->wanted(visitor->context, below, false))
            return skip(walking, path, reason_of(reason));
        return SSK_OK;
    }
    bool is_folder = S_ISDIR(about.st_mode);
    if (!visitor->wanted(visitor->context, below, is_folder))
        return is_folder || !visitor->pass ? SSK_OK : visitor->pass(visitor->context, path, below);
    if (is_folder)
        return walk_folder(walking, path, &about, folder);
    walking->files++;
    if (S_ISREG(about.st_mode))
        return visitor->file(visitor->context, path, &about);
    return skip(walking, path, ssk_both("neither a file nor a folder: cannot be read"));
}

static ssk_status walk_entries(struct walking *walking, const char *path, struct dirent **entries, int count,
                               const struct folder *folder)
{
    ssk_status status = SSK_OK;
    const char *slash = path[0] && path[strlen(path) - 1] == '/' ? "" : "/";
    for (int i = 0; i < count && status == SSK_OK; i++) {
        char *entry = NULL;
        if (asprintf(&entry, "%s%s%s", path, slash, entries[i]->d_name) < 0)
            return SSK_MEMORY;
        status = walk_entry(walking, entry, folder);
        free(entry);
    }
    return status;
}

static ssk_status walk_folder(struct walking *walking, const char *path, const struct stat *about,
                              const struct folder *parent)
{
    if (is_above(parent, about))
        return skip(walking, path, ssk_both("links back to a folder above it: remove the link"));
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, not_hidden, by_bytes);
    if (count < 0)
        return errno == ENOMEM ? SSK_MEMORY : skip(walking, path, reason_of(errno));
    struct folder here = {parent, about->st_dev, about->st_ino};
    ssk_status status = walk_entries(walking, path, entries, count, &here);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return status;
}

/* Finds what the user meant by PATH: the name itself, else one that differs in nothing but composed and
 * decomposed characters. malloc'd; NULL, with errno, when there is none. */
static char *find(const char *path, struct stat *about)
{
    if (stat(path, about) == 0)
        return strdup(path);
    int reason = errno;
    for (int composed = 0; reason == ENOENT && composed < 2; composed++) {
        char *other = ssk_normalize(path, strlen(path), composed);
        if (other && stat(other, about) == 0)
            return other;
        free(other);
    }
    errno = reason;
    return NULL;
}

static ssk_status walk_found(const char *path, const struct stat *about, const struct walk_visitor *visitor,
                             bool *folder)
{
    size_t length = strlen(path);
    struct walking walking = {.visitor = visitor, .root = length + (length && path[length - 1] != '/')};
    if (S_ISREG(about->st_mode))
        return visitor->file(visitor->context, path, about);
    if (!S_ISDIR(about->st_mode))
        return skip(&walking, path, ssk_both("neither a file nor a folder: pipe it in and name it -"));
    ssk_status status = walk_folder(&walking, path, about, NULL);
    if (folder)
        *folder = walking.files > 0;
    if (status == SSK_OK && !walking.files && !walking.reported)
        status = skip(&walking, path, ssk_both("no documents in this folder: name the files to read them"));
    return status;
}

ssk_status walk(const char *path, const struct walk_visitor *visitor, bool *folder)
{
    struct stat about;
    if (folder)
        *folder = false;
    if (strcmp(path, "-") == 0)
        return visitor->file(visitor->context, path, NULL);
    char *found = find(path, &about);
    if (!found)
        return errno == ENOMEM ? SSK_MEMORY : visitor->skip(visitor->context, path, reason_of(errno));
    ssk_status status = walk_found(found, &about, visitor, folder);
    free(found);
    return status;
}
