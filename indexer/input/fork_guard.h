/* Forking beside threads. A child has only the thread that forked, and finds the locks inside of libraries as
 * they were: one held by another thread at that moment is held for ever. So calls into a library that lock
 * something which a child needs too stand between forking_put_off and forking_allow, and forks between
 * forking_begin and forking_end, which also keeps pipes from being inherited by other threads' children. */
#ifndef SEISAKU_INDEXER_INPUT_FORK_GUARD_H
#define SEISAKU_INDEXER_INPUT_FORK_GUARD_H

/* Short calls only: ICU's ucnv_open, say. Not to be nested. */
void forking_put_off(void);
void forking_allow(void);

/* Around fork, and what must not overlap with another thread's. */
void forking_begin(void);
void forking_end(void);

/* In the child, instead of forking_end: there is nobody to wait for any more. */
void forking_is_child(void);

#endif
