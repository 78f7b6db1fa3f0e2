/* The command line of seisaku-index: one table of options, from which --help is printed and against
 * which the manual page is checked. */
#ifndef SEISAKU_INDEXER_CLI_OPTIONS_H
#define SEISAKU_INDEXER_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "indexer/base/path_filter.h"
#include "indexer/base/shard.h"
#include "seisaku/options.h"

struct reader;

enum progress_when { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

struct options {
    const char *index;           /* -d; NULL for the default */
    const char *encoding;        /* --encoding, known to ICU; NULL to detect it */
    const struct reader *reader; /* --format; NULL to choose by name */
    enum progress_when progress;
    size_t jobs;                     /* -j; 0 for as many as there are processors */
    const char *pre;                 /* --pre; NULL for none */
    struct path_filter pre_patterns; /* --pre-glob */
    const char *text_field;          /* --text-field; NULL for "text" */
    bool dump;                       /* print the passages instead of indexing them */
    bool rebuild;                    /* begin a new index instead of adding to the one there is */
    struct shard shard;              /* --shard */
    bool prune;                      /* drop the passages of files that are gone */
    bool check;                      /* compare the files of the index with what was written, no more */
    mode_t mode;                     /* --mode */
    bool list, stats;                /* say what is in the index, and read nothing */
    bool dry_run;                    /* say what would be done */
    struct ssk_option_list removed;  /* --remove */
    bool quiet;                      /* no warnings, no summary */
    bool verbose;
    const char *report;          /* --report; NULL for none */
    uint64_t max_size;           /* bytes of a source; 0 for no limit */
    struct path_filter patterns; /* --include, --exclude */
    char **paths;                /* lent from argv */
    size_t count;                /* of paths, at least one but for `check` */
};

/* Fills `out` from the command line. Prints help or versions and exits when asked to; prints what is
 * wrong and exits with 2 on bad usage. */
void index_options_parse(struct options *out, int argc, char **argv);

#endif
