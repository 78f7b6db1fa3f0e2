#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The folders from the PATH down to here: one that links back to any of them is not entered again. */
struct folder {
    const struct folder *parent;
    dev_t device;
    ino_t inode;
};

static ssk_status walk_folder(const char *path, const struct stat *about, const struct folder *parent,
                              const struct walk_visitor *visitor, size_t *files);

static const char *reason_of(int error)
{
    switch (error) {
    case ENOENT:
        return "not found: check the name";
    case EACCES:
        return "may not be read: change its permissions";
    case ELOOP:
        return "symbolic links in a circle: remove the link";
    case ENAMETOOLONG:
        return "name too long: move it further up";
    default:
        return strerror(error);
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

/* An entry of a folder: what is no document by its name is passed over in silence. */
static ssk_status walk_entry(const char *path, const char *name, const struct folder *folder,
                             const struct walk_visitor *visitor, size_t *files)
{
    struct stat about;
    bool wanted = visitor->wanted(visitor->context, name);
    if (stat(path, &about) != 0) {
        if (wanted || errno == ELOOP)
            visitor->skip(visitor->context, path, reason_of(errno));
        return SSK_OK;
    }
    if (S_ISDIR(about.st_mode))
        return walk_folder(path, &about, folder, visitor, files);
    if (!wanted)
        return SSK_OK;
    ++*files;
    if (S_ISREG(about.st_mode))
        return visitor->file(visitor->context, path);
    visitor->skip(visitor->context, path, "neither a file nor a folder: cannot be read");
    return SSK_OK;
}

static ssk_status walk_entries(const char *path, struct dirent **entries, int count,
                               const struct folder *folder, const struct walk_visitor *visitor, size_t *files)
{
    ssk_status status = SSK_OK;
    const char *slash = path[0] && path[strlen(path) - 1] == '/' ? "" : "/";
    for (int i = 0; i < count && status == SSK_OK; i++) {
        char *entry = NULL;
        if (asprintf(&entry, "%s%s%s", path, slash, entries[i]->d_name) < 0)
            return SSK_MEMORY;
        status = walk_entry(entry, entries[i]->d_name, folder, visitor, files);
        free(entry);
    }
    return status;
}

static ssk_status walk_folder(const char *path, const struct stat *about, const struct folder *parent,
                              const struct walk_visitor *visitor, size_t *files)
{
    if (is_above(parent, about)) {
        visitor->skip(visitor->context, path, "links back to a folder above it: remove the link");
        return SSK_OK;
    }
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, not_hidden, by_bytes);
    if (count < 0) {
        if (errno == ENOMEM)
            return SSK_MEMORY;
        visitor->skip(visitor->context, path, reason_of(errno));
        return SSK_OK;
    }
    struct folder here = {parent, about->st_dev, about->st_ino};
    ssk_status status = walk_entries(path, entries, count, &here, visitor, files);
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
    return status;
}

ssk_status walk(const char *path, const struct walk_visitor *visitor)
{
    struct stat about;
    if (strcmp(path, "-") == 0)
        return visitor->file(visitor->context, path);
    if (stat(path, &about) != 0) {
        visitor->skip(visitor->context, path, reason_of(errno));
        return SSK_OK;
    }
    if (S_ISREG(about.st_mode))
        return visitor->file(visitor->context, path);
    if (!S_ISDIR(about.st_mode)) {
        visitor->skip(visitor->context, path, "neither a file nor a folder: pipe it in and name it -");
        return SSK_OK;
    }
    size_t files = 0;
    ssk_status status = walk_folder(path, &about, NULL, visitor, &files);
    if (status == SSK_OK && files == 0)
        visitor->skip(visitor->context, path, "no documents in this folder: name the files to read them");
    return status;
}
