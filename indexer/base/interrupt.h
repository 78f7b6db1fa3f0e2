/* SIGINT, SIGTERM, SIGHUP: what a run has written so far is taken away before it ends.
 *
 * A thread waits for the signals, so that it may do all that a handler may not. Others go on meanwhile; what
 * would be seen of them (a message, a file put into its place) stands between interrupt_hold and
 * interrupt_release, which it waits for, and which then does not return. */
#ifndef SEISAKU_INDEXER_BASE_INTERRUPT_H
#define SEISAKU_INDEXER_BASE_INTERRUPT_H

#include <stdbool.h>

/* Begins to wait. Signals that are ignored stay so. Order: in main, before any other thread. */
void interrupt_watch(void);

/* Ends the run as a signal would, where a library cannot go on: says that the disk failed, exits with 2. */
_Noreturn void interrupt_give_up(void);

/* In a child process, which is ended with its parent: the signals do what they usually do. */
void interrupt_forget(void);

/* A file or folder, which need not be there yet, is removed if the run is interrupted. Fails: false without
 * memory.
 */
bool interrupt_removes(const char *path);

/* Between these the run is not interrupted. Not nested. */
void interrupt_hold(void);
void interrupt_release(void);

/* What interrupt_removes said of the path does not hold any more. Order: after interrupt_hold. */
void interrupt_keeps(const char *path);

#endif
