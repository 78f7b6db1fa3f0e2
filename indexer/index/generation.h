/* The folder of an index: its lock, its stub, its generations. */
#ifndef SEISAKU_INDEXER_INDEX_GENERATION_H
#define SEISAKU_INDEXER_INDEX_GENERATION_H

#include <stdbool.h>

#include "seisaku/status.h"

/* Generation numbers; 0 for none. */
struct generations {
    char *folder;
    int lock;    /* descriptor of the locked file, -1 when not held */
    int current; /* what the stub names */
    int next;    /* above every generation in the folder */
};

/* Makes the folder where there is none, locks it, reads the stub. SSK_LOCKED, SSK_IO; SSK_INPUT when the
 * folder holds other things than an index. Call generations_close whatever comes. */
ssk_status generations_open(struct generations *generations, const char *folder, struct ssk_error *error);

/* The path of a generation's database, malloc'd; NULL without memory. */
char *generation_path(const struct generations *generations, int number);

/* Renames a new stub that names `number` over the old one, on disk before it returns. */
ssk_status generations_publish(struct generations *generations, int number, struct ssk_error *error);

/* Removes all generations but the current one and `spare`. What cannot be removed stays for the next time. */
void generations_sweep(const struct generations *generations, int spare);

void generations_close(struct generations *generations);

#endif
