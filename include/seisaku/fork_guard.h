/* Forking beside threads. A child has only the thread that forked, and finds the locks inside of libraries as
 * they were: one held by another thread at that moment is held for ever. So calls into a library that lock
 * something which a child needs too stand between ssk_fork_guard_put_off and ssk_fork_guard_allow, and forks
 * between ssk_fork_guard_begin and ssk_fork_guard_end, which also keeps pipes from being inherited by other
 * threads' children. */
#ifndef SEISAKU_FORK_GUARD_H
#define SEISAKU_FORK_GUARD_H

/* Short calls only: ICU's ucnv_open, say. Not to be nested. */
void ssk_fork_guard_put_off(void);
void ssk_fork_guard_allow(void);

/* Around fork, and what must not overlap with another thread's. */
void ssk_fork_guard_begin(void);
void ssk_fork_guard_end(void);

/* In the child, instead of ssk_fork_guard_end: there is nobody to wait for any more. */
void ssk_fork_guard_is_child(void);

#endif
