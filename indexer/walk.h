/* From the PATHs of the command line to the files to read, in an order that does not depend on the
 * file system: as given, and in folders by the bytes of the names. */
#ifndef SEISAKU_INDEXER_WALK_H
#define SEISAKU_INDEXER_WALK_H

#include <stdbool.h>

#include "seisaku/status.h"

struct walk_visitor {
    void *context;
    /* Does a file of this name, met in a folder, count as a document? Hidden ones are not asked. */
    bool (*wanted)(void *context, const char *name);
    /* A file to read, or "-"; anything but SSK_OK ends the walk and is returned. */
    ssk_status (*file)(void *context, const char *path);
    /* A path that cannot be read; the reason says what to do. */
    void (*skip)(void *context, const char *path, const char *reason);
};

/* Walks one PATH. SSK_OK though paths were skipped; SSK_MEMORY, or what `file` returned. */
ssk_status walk(const char *path, const struct walk_visitor *visitor);

#endif
