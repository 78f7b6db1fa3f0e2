/* From the PATHs of the command line to the files to read, in an order that does not depend on the
 * file system: as given, and in folders by the bytes of the names. */
#ifndef SEISAKU_INDEXER_WORK_WALK_H
#define SEISAKU_INDEXER_WORK_WALK_H

#include <stdbool.h>
#include <sys/stat.h>

#include "seisaku/status.h"

struct walk_visitor {
    void *context;
    /* Does a file count as a document that is met in a folder at this path, which begins below the PATH?
     * Is a folder there to be entered? Hidden ones are not asked. */
    bool (*wanted)(void *context, const char *path, bool folder);
    /* A file to read, and what stat says of it; or "-" and NULL. Anything but SSK_OK ends the walk and is
     * returned. */
    ssk_status (*file)(void *context, const char *path, const struct stat *about);
    /* A file in a folder, `below` the PATH as above, that is not wanted. NULL is fine. */
    ssk_status (*pass)(void *context, const char *path, const char *below);
    /* A path that cannot be read; the reason says what to do. As above. */
    ssk_status (*skip)(void *context, const char *path, const char *reason);
};

/* Walks one PATH. Where nothing is found by its very bytes, a name that looks the same is looked for: NFC for
 * NFD or NFD for NFC. SSK_OK though paths were skipped; SSK_MEMORY, or what the visitor returned. *folder
 * (may be NULL) says if it was a folder and held documents. */
ssk_status walk(const char *path, const struct walk_visitor *visitor, bool *folder);

#endif
