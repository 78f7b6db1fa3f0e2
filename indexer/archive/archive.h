/* Archives by libarchive, whose only user archive.c is: their members, one after the other. */
#ifndef SEISAKU_INDEXER_ARCHIVE_ARCHIVE_H
#define SEISAKU_INDEXER_ARCHIVE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "seisaku/buffer.h"
#include "seisaku/status.h"

struct archive_visitor {
    void *context;
    /* Is the member's content wanted? The name is as stored, see archive_name. */
    bool (*wanted)(void *context, const char *name, int64_t size);
    /* Takes a wanted member's content over (the buffer is empty afterwards), or, with content NULL, the
     * reason why it cannot be had, worded to follow "PATH: ". Anything but SSK_OK ends the reading and is
     * returned. */
    ssk_status (*member)(void *context, const char *name, struct ssk_buffer *content, const char *reason,
                         struct ssk_error *error);
    uint64_t most;        /* bytes of all members together */
    uint64_t most_member; /* bytes of a member; 0 for `most` */
};

/* Visits the files of an archive (zip; with `any` also tar, 7z, lha, and those gzipped), in their order in
 * it. Folders, links and devices are passed over. Fails: SSK_INPUT, worded to follow "PATH: ", for what is no
 * archive, is broken, has a password or expands to more than `most`; SSK_MEMORY; or what the visitor
 * returned. */
ssk_status archive_visit(const char *bytes, size_t length, bool any, const struct archive_visitor *visitor,
                         struct ssk_error *error);

#endif
