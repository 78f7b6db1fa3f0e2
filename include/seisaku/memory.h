/* Lost allocations are remembered, so that none of them shortens an answer.
 *
 * The tools are linked so that malloc and its kin, called by this program's own code, go through memory.c;
 * the libraries that let their allocators be set are given these by ssk_memory_watch. An allocation that
 * fails is remembered for the whole process, also when the code that asked for it goes on without. Whoever is
 * about to say that all went well (main, a child that has read a file, the writer before it publishes) asks
 * first. */
#ifndef SEISAKU_MEMORY_H
#define SEISAKU_MEMORY_H

#include <stdbool.h>

#include "seisaku/status.h"

/* Has jansson and ICU allocate through here. First thing in main: before either is used. */
void ssk_memory_watch(void);

/* SSK_MEMORY, with its message, when `status` is SSK_OK though an allocation was lost, and when it is
 * SSK_MEMORY; else `status`. Any thread may ask. */
ssk_status ssk_memory_settle(ssk_status status, struct ssk_error *error);

#endif
