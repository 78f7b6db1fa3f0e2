#include "indexer/base/replacement.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/base/interrupt.h"
#include "seisaku/translate.h"

static ssk_status cannot_write(int reason, struct ssk_error *error)
{
    return ssk_fail(error, SSK_IO, "cannot be written: %s", ssk_strerror(reason));
}

static void free_names(struct replacement *replacement)
{
    if (replacement->temporary)
        interrupt_keeps(replacement->temporary);
    free(replacement->path);
    free(replacement->temporary);
    *replacement = (struct replacement){0};
}

/* The rights that open() would have given. */
static mode_t usual_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Opens FOLDER/.NAME.XXXXXX. -1 with errno. */
static int open_beside(struct replacement *out)
{
    const char *slash = strrchr(out->path, '/'), *name = slash ? slash + 1 : out->path;
    if (asprintf(&out->temporary, "%.*s.%s.XXXXXX", (int)(name - out->path), out->path, name) < 0) {
        out->temporary = NULL;
        return -1;
    }
    int file = mkostemp(out->temporary, O_CLOEXEC);
    if (file < 0 || !interrupt_removes(out->temporary)) {
        if (file >= 0) {
            unlink(out->temporary);
            close(file);
            errno = ENOMEM;
        }
        free(out->temporary);
        out->temporary = NULL;
        return -1;
    } else {
        fchmod(file, usual_mode());
    }
    return file;
}

ssk_status replacement_open(struct replacement *out, const char *path, struct ssk_error *error)
{
    struct stat about;
    bool plain = stat(path, &about) != 0 || S_ISREG(about.st_mode);
    *out = (struct replacement){.path = realpath(path, NULL)}; /* a link stays one */
    if (!out->path && !(out->path = strdup(path)))
        return ssk_no_memory(error);
    int file = strcmp(path, "-") == 0 ? dup(STDOUT_FILENO)
               : plain                ? open_beside(out)
                                      : open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    out->file = file < 0 ? NULL : fdopen(file, "w");
    if (out->file)
        return SSK_OK;
    ssk_status status = cannot_write(errno, error);
    if (file >= 0)
        close(file);
    if (out->temporary)
        unlink(out->temporary);
    free_names(out);
    return status;
}

ssk_status replacement_commit(struct replacement *replacement, struct ssk_error *error)
{
    if (!replacement->file)
        return SSK_OK;
    ssk_status status = SSK_OK;
    bool failed = ferror(replacement->file) != 0;
    if (fclose(replacement->file) != 0 || failed)
        status = cannot_write(errno, error);
    if (status == SSK_OK && replacement->temporary && rename(replacement->temporary, replacement->path) != 0)
        status = cannot_write(errno, error);
    if (status != SSK_OK && replacement->temporary)
        unlink(replacement->temporary);
    free_names(replacement);
    return status;
}

void replacement_drop(struct replacement *replacement)
{
    if (replacement->file)
        fclose(replacement->file);
    if (replacement->temporary)
        unlink(replacement->temporary);
    free_names(replacement);
}
