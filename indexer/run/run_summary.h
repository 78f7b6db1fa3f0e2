/* What a run did, counted: for the last lines, for the exit status, and source by source for --report. */
#ifndef SEISAKU_INDEXER_RUN_RUN_SUMMARY_H
#define SEISAKU_INDEXER_RUN_RUN_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "indexer/base/kind_counts.h"
#include "indexer/base/replacement.h"
#include "indexer/base/string_map.h"
#include "indexer/work/source_result.h"
#include "seisaku/status.h"

struct run_summary {
    size_t sources;
    size_t kinds[RESULT_KINDS];
    size_t partly;              /* of those indexed or unchanged: sources of which some lines were skipped */
    size_t passages;            /* of those indexed */
    struct ssk_strings reasons; /* the kinds of reasons for skipping, as written */
    struct ssk_strings translated; /* and in the user's language */
    size_t *reason_counts;
    struct string_map reason_numbers;
    struct kind_counts passed; /* files of folders, by what their names end in */
    struct replacement report; /* --report; without a file if not asked for */
    struct timespec start;
};

/* Starts counting; opens the report (NULL: none), which stands in no file's place before the end. Fails:
 * SSK_IO. */
ssk_status run_summary_open(struct run_summary *run_summary, const char *report, struct ssk_error *error);

/* Counts a source, and adds its line to the report. Fails: SSK_MEMORY. */
ssk_status run_summary_count(struct run_summary *run_summary, const char *path, const char *id,
                             const struct source_result *source_result, struct ssk_error *error);

/* Reports the last lines: what was done, and why what was skipped. `index` is its folder, NULL of a dump. */
void run_summary_tell(const struct run_summary *run_summary, const char *index);

/* One line on the files in folders that are of other kinds, if there are any. */
void run_summary_tell_passed(struct run_summary *run_summary);

/* Ends counting, and where the run is `done` writes the report's last line and puts it in its place; else
 * yesterday's stays. Fails: SSK_IO when the file cannot be written whole. */
ssk_status run_summary_close(struct run_summary *run_summary, bool done, struct ssk_error *error);

#endif
