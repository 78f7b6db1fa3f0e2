/* The items of annual plans, one edition after the other, as rows of the plan's table: what was planned for
 * the year, what is reported of it, what is planned next. */
#ifndef SEISAKU_QUERY_TRACK_PLAN_ROWS_H
#define SEISAKU_QUERY_TRACK_PLAN_ROWS_H

#include <stdbool.h>

#include "query/rank/search.h"

enum row_part { PART_PLAN, PART_PROGRESS, PART_NEXT, ROW_PARTS };

/* The rows that follow each other in the document with the same section, item and owners. */
struct plan_row {
    size_t edition;
    size_t first, count;     /* its passages in `passages` */
    char *texts[ROW_PARTS];  /* of its passages of each part, a line each; "" for none */
    char *bodies[ROW_PARTS]; /* the texts folded to letters and digits, without the owners' phrase they open
                                with (外務省及び防衛省において、): what is compared */
};

/* A year's plan. Files that are pages of one plan are one edition, and so are its versions of one year. */
struct plan_edition {
    size_t series; /* plans of one name, years and numbers aside */
    int year;      /* that it reports on; what comes next is planned for the year after */
    const char *title;
    size_t later; /* the series' next edition; SIZE_MAX for none */
    bool is_first;
};

struct plan_rows {
    struct ssk_passage *passages; /* in the order of editions, pages and lines */
    enum row_part *parts;         /* of each passage */
    size_t passage_count;
    struct plan_row *rows;
    size_t row_count;
    struct plan_edition *editions; /* by series, then by year */
    size_t edition_count;
};

/* Reads all rows of the indexes' plans. Fails: SSK_MEMORY, or as search_run. Free with plan_rows_free
 * whatever comes. */
ssk_status plan_rows_read(struct plan_rows *out, struct session *session, struct ssk_error *error);
void plan_rows_free(struct plan_rows *rows);

/* The rows of an edition. */
struct rows_range {
    size_t first, end;
};
struct rows_range plan_rows_of(const struct plan_rows *rows, size_t edition);

/* The first of the row's passages that has owners, else the first: its keys are the row's. */
const struct ssk_passage *plan_row_head(const struct plan_rows *rows, const struct plan_row *row);

#endif
