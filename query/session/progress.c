#include "query/session/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "seisaku/translate.h"

volatile sig_atomic_t progress_working, progress_drawn;

static const double first = 0.5, between = 0.2; /* seconds */

static double seconds_since(struct timespec start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

void progress_open(struct progress *progress, enum progress_when when)
{
    *progress = (struct progress){.shown = when == PROGRESS_ALWAYS ||
                                           (when == PROGRESS_AUTO && isatty(STDERR_FILENO))};
}

void progress_begin(struct progress *progress, const char *format, size_t total)
{
    progress_working = true;
    if (!progress)
        return;
    progress->format = format;
    progress->total = total;
    clock_gettime(CLOCK_MONOTONIC, &progress->start);
    progress->drawn_at = progress->start;
}

static void print_left(double seconds)
{
    unsigned long left = (unsigned long)(seconds + 0.5);
    fprintf(stderr, _("  %lu:%02lu left"), left / 60, left % 60);
}

void progress_step(struct progress *progress, size_t done)
{
    if (!progress || !progress->shown)
        return;
    double seconds = seconds_since(progress->start);
    bool again = seconds_since(progress->drawn_at) >= (progress_drawn ? between : first);
    if (!again && (isatty(STDERR_FILENO) || progress_drawn))
        return;
    clock_gettime(CLOCK_MONOTONIC, &progress->drawn_at);
    progress_drawn = true; /* before it is, lest a signal come between */
    fputs("\r\033[K", stderr);
    fprintf(stderr, _(progress->format), done, progress->total);
    if (done && seconds > 1)
        print_left(seconds * (double)(progress->total - done) / (double)done);
}

void progress_end(struct progress *progress)
{
    progress_working = false;
    if (!progress || !progress_drawn)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    progress_drawn = false;
}
