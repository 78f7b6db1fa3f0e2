/* The line that moves on a terminal while a question takes longer than a moment: how much of it is done, how
 * fast, how long still. */
#ifndef SEISAKU_QUERY_SESSION_PROGRESS_H
#define SEISAKU_QUERY_SESSION_PROGRESS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

enum progress_when { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

struct progress {
    bool shown;         /* at all */
    const char *format; /* of done and total, to be translated */
    size_t total;
    struct timespec start, drawn_at;
};

/* For a handler of signals: whether work goes on, and whether a line is on the terminal. */
extern volatile sig_atomic_t progress_working, progress_drawn;

/* With PROGRESS_AUTO it is shown when standard error is a terminal. */
void progress_open(struct progress *progress, enum progress_when when);

/* Work of so many steps begins: N_("%zu of %zu topics"). Without `progress` (NULL) all of these do nothing.
 */
void progress_begin(struct progress *progress, const char *format, size_t total);
/* So many steps are done. Draws a line after the first half second, five times a second at most; one that is
 * always shown from the first step on. */
void progress_step(struct progress *progress, size_t done);
/* Takes the line off the terminal, before a message or an answer. */
void progress_end(struct progress *progress);

#endif
