#include "indexer/segment/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { MIB = 1 << 20 };

ssk_status disk_has_room(const char *folder, uint64_t bytes, struct ssk_error *error)
{
    struct statvfs about;
    if (statvfs(folder, &about) != 0)
        return SSK_OK; /* writing will tell */
    uint64_t room = (uint64_t)about.f_bavail * about.f_frsize;
    if (room >= bytes)
        return SSK_OK;
    return ssk_fail(error, SSK_IO, "%s: %llu MiB left on the disk, at least %llu MiB needed: make room",
                    folder, (unsigned long long)room / MIB, (unsigned long long)(bytes + MIB - 1) / MIB);
}

uint64_t disk_usage(const char *folder)
{
    uint64_t bytes = 0;
    DIR *entries = opendir(folder);
    struct stat about;
    if (!entries)
        return 0;
    for (struct dirent *entry; (entry = readdir(entries));)
        if (fstatat(dirfd(entries), entry->d_name, &about, 0) == 0 && S_ISREG(about.st_mode))
            bytes += (uint64_t)about.st_size;
    closedir(entries);
    return bytes;
}

bool disk_sync(const char *folder)
{
    DIR *entries = opendir(folder);
    bool done = entries != NULL;
    struct stat about;
    for (struct dirent *entry; done && (entry = readdir(entries));) {
        if (fstatat(dirfd(entries), entry->d_name, &about, 0) != 0 || !S_ISREG(about.st_mode))
            continue;
        int file = openat(dirfd(entries), entry->d_name, O_RDONLY | O_CLOEXEC);
        done = file >= 0 && fsync(file) == 0;
        if (file >= 0)
            close(file);
    }
    done = done && fsync(dirfd(entries)) == 0;
    int failed = errno;
    if (entries)
        closedir(entries);
    errno = failed;
    return done;
}
