/* The folder of an index: its lock, its stub, its generations. */
#ifndef SEISAKU_INDEXER_INDEX_GENERATION_H
#define SEISAKU_INDEXER_INDEX_GENERATION_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "seisaku/status.h"

/* Generation numbers, the newest first. */
struct generation_list {
    int *items;
    size_t count;
};

struct generations {
    char *folder;
    int lock;                       /* descriptor of the locked file, -1 when not held */
    struct generation_list current; /* what the stub names */
    struct generation_list before;  /* what it named before generations_publish */
    struct generation_list found;   /* the folders that were there when it was opened, in any order */
    int next;                       /* above every generation in the folder */
};

/* Makes the folder where there is none, with the rights `mode`, locks it, reads the stub. Fails: SSK_LOCKED,
 * SSK_IO; SSK_INPUT when the folder holds other things than an index. Call generations_close whatever comes.
 */
ssk_status generations_open(struct generations *generations, const char *folder, mode_t mode,
                            struct ssk_error *error);

/* The path of a generation's database, malloc'd. Fails: NULL without memory. */
char *generation_path(const struct generations *generations, int number);

/* Renames a new stub that names `number` and then `kept` over the old one. That is done once it is renamed:
 * `current` says so. It fails also, SSK_IO, when the folder cannot be seen to be on the disk. */
ssk_status generations_publish(struct generations *generations, int number,
                               const struct generation_list *kept, struct ssk_error *error);

bool generation_list_add(struct generation_list *list, int number);
bool generation_list_has(const struct generation_list *list, int number);

/* Removes all generations that are in neither list. What cannot be removed stays for the next time. */
void generations_sweep(const struct generations *generations);

void generations_close(struct generations *generations);

#endif
