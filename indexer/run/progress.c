#include "indexer/run/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "seisaku/translate.h"

void progress_start(struct progress *progress, enum progress_when when, size_t files, uint64_t bytes)
{
    progress->shown = when == PROGRESS_ALWAYS || (when == PROGRESS_AUTO && isatty(STDERR_FILENO));
    progress->files = files;
    progress->bytes = bytes;
    clock_gettime(CLOCK_MONOTONIC, &progress->start);
}

void progress_add(struct progress *progress, size_t files, uint64_t bytes)
{
    atomic_fetch_add(&progress->files_done, files);
    atomic_fetch_add(&progress->bytes_done, bytes);
}

static double seconds_since(struct timespec start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

static void print_left(double seconds)
{
    unsigned long left = (unsigned long)(seconds + 0.5);
    if (left >= 3600)
        fprintf(stderr, _("  %lu:%02lu:%02lu left"), left / 3600, left / 60 % 60, left % 60);
    else
        fprintf(stderr, _("  %lu:%02lu left"), left / 60, left % 60);
}

void progress_draw(struct progress *progress, const char *stage)
{
    if (!progress->shown)
        return;
    double seconds = seconds_since(progress->start), bytes = (double)progress->bytes;
    double done = (double)atomic_load(&progress->bytes_done);
    if (done > bytes)
        done = bytes;
    if (stage) {
        fprintf(stderr, "\r\033[K%s", _(stage));
    } else {
        fputs("\r\033[K", stderr);
        fprintf(stderr, _("%zu/%zu files"), atomic_load(&progress->files_done), progress->files);
        if (seconds > 0)
            fprintf(stderr, "  %.1f MB/s", done / 1e6 / seconds);
        if (done > 0 && seconds > 1) /* before, it is a guess */
            print_left(seconds * (bytes - done) / done);
    }
    progress->drawn = true;
}

void progress_hide(struct progress *progress)
{
    if (progress->drawn)
        fputs("\r\033[K", stderr);
    progress->drawn = false;
}
