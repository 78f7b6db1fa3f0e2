#include "indexer/base/stub_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A new file: what stands there, a link to elsewhere too, is taken away and not followed. NULL with errno. */
static FILE *create(const char *path)
{
    unlink(path);
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (!file && descriptor >= 0)
        close(descriptor);
    return file;
}

static bool write_new(const char *path, const struct ssk_buffer *text)
{
    FILE *file = create(path);
    bool written = file && fwrite(text->data, 1, text->length, file) == text->length;
    written = written && fflush(file) == 0 && fsync(fileno(file)) == 0;
    if (file && fclose(file) != 0)
        written = false;
    return written;
}

bool stub_file_replace(const char *path, const struct ssk_buffer *text)
{
    struct ssk_buffer beside = SSK_BUFFER_INIT;
    ssk_buffer_printf(&beside, "%s.new", path);
    bool done = !beside.failed && write_new(beside.data, text) && rename(beside.data, path) == 0;
    int reason = errno;
    if (!done && !beside.failed)
        unlink(beside.data);
    ssk_buffer_free(&beside);
    errno = reason;
    return done;
}
