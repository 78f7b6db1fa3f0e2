/* Forking beside threads. A child has only the thread that forked, and finds the locks inside of libraries as
 * they were: one held by another thread at that moment is held for ever. So calls into a library that lock
 * something which a child needs too stand between forking_put_off and forking_allow, and forks between
 * forking_begin and forking_end, which also keeps pipes from being inherited by other threads' children. */
#ifndef SEISAKU_INDEXER_FORKING_H
#define SEISAKU_INDEXER_FORKING_H

/* Short calls only: ICU's ucnv_open, say. Not to be nested. */
void forking_put_off(void);
void forking_allow(void);

/* Around fork, and what must not overlap with another thread's; forking_end is for the parent. */
void forking_begin(void);
void forking_end(void);

/* In the child, first of all: the lock was taken by a thread of another process, which alone could open it.
 */
void forking_start_child(void);

#endif
