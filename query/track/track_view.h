/* One year of an item as it is told: its keys, its texts, what changed since the year before. */
#ifndef SEISAKU_QUERY_TRACK_TRACK_VIEW_H
#define SEISAKU_QUERY_TRACK_TRACK_VIEW_H

#include "query/track/text_changes.h"
#include "query/track/tracks.h"

static const double TRACK_UNLIKENED = -1; /* in place of a likeness, where there are no two to liken */

struct track_year {
    size_t row;
    int year;
    const struct plan_row *texts;
    const struct row_history *history;
    const struct ssk_passage *head; /* its keys are the row's */
    const char *title;              /* of the edition's first document */
    char *moved_from;               /* "1.1 (イ)", its place the year before; NULL when it is the same */
    struct text_changes changes;    /* from what was planned the year before to this year's plan */
    double likeness;                /* of the two, 0 to 1; TRACK_UNLIKENED when there is no year before */
    double next_likeness; /* of this year's plan and what is planned next; TRACK_UNLIKENED where one is
                             missing */
    size_t other;         /* the track that it is merged into or split from; 0 for none */
};

/* Fills `out` with the row's year. Fails: SSK_MEMORY. Free with track_year_free whatever comes. */
ssk_status track_year_of(struct track_year *out, const struct tracks *tracks, size_t row,
                         const struct ssk_dictionary *dictionary);
void track_year_free(struct track_year *year);

/* How many rows went where between two editions that follow each other, of the tracks that are chosen. */
struct track_transition {
    size_t edition, later; /* in the rows' editions */
    int from, to;          /* their years */
    const char *from_title, *to_title;
    size_t items, unchanged, changed, merged,
        dropped;                      /* of the earlier edition: items is the sum of the others */
    size_t later_items, split, added; /* of the later: the sum of unchanged, changed, split and added */
};

/* Fills `out` (room for as many as there are editions) and returns how many there are. */
size_t track_transitions(struct track_transition *out, const struct tracks *tracks, const bool *chosen);

#endif
