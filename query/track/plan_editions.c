/* Which passages are of one plan, and which plans are years of one series. */
#include "query/track/plan_editions.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "query/track/plan_text.h"

static const char *name_of(const struct ssk_passage *passage)
{
    return passage->title ? passage->title : passage->doc_id ? passage->doc_id : passage->id;
}

/* By title; the pages of one by path, numbers in it by their value; passages of a page as they came. */
static int by_name(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    int order = strcmp(name_of(x->passage), name_of(y->passage));
    if (!order && x->passage->source_path && y->passage->source_path)
        order = strverscmp(x->passage->source_path, y->passage->source_path);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* Puts passages into the order of `placed`. */
static bool permute(struct plan_rows *rows, const struct placed *placed)
{
    struct ssk_passage *sorted = calloc(rows->passage_count + 1, sizeof *sorted);
    for (size_t i = 0; sorted && i < rows->passage_count; i++)
        sorted[i] = *placed[i].passage;
    if (sorted) {
        free(rows->passages);
        rows->passages = sorted;
    }
    return sorted != NULL;
}

bool plan_sort_passages(struct plan_rows *rows)
{
    struct placed *placed = calloc(rows->passage_count + 1, sizeof *placed);
    for (size_t i = 0; placed && i < rows->passage_count; i++)
        placed[i] = (struct placed){&rows->passages[i], i};
    if (placed && rows->passage_count)
        qsort(placed, rows->passage_count, sizeof *placed, by_name);
    bool done = placed && permute(rows, placed);
    free(placed);
    return done;
}

/* A year that a passage of progress speaks of. */
struct told_year {
    int year;
    size_t place;
};

static int by_year(const void *a, const void *b)
{
    const struct told_year *x = a, *y = b;
    int order = x->year - y->year;
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* The year that is told most often, of several the one that is told first; 0 for none. Sorts. */
static int most_told(struct told_year *told, size_t count)
{
    struct told_year best = {0};
    size_t most = 0;
    if (count)
        qsort(told, count, sizeof *told, by_year);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && told[end].year == told[i].year;)
            end++;
        if (end - i > most || (end - i == most && told[i].place < best.place)) {
            most = end - i;
            best = told[i];
        }
    }
    return best.year;
}

/* The year that most of the plan's progress speaks of; without any the first that is planned. `told` has room
 * for one a passage. */
static int year_of(struct told_year *told, const struct plan_rows *rows, const struct named_plan *plan)
{
    int earliest = 0;
    size_t count = 0;
    for (size_t i = plan->first; i < plan->end; i++) {
        const struct ssk_passage *passage = &rows->passages[i];
        if (passage->fiscal_year && (!earliest || passage->fiscal_year < earliest))
            earliest = passage->fiscal_year;
        if (passage->kind == SSK_KIND_PROGRESS && passage->fiscal_year)
            told[count++] = (struct told_year){passage->fiscal_year, i};
    }
    int year = most_told(told, count);
    return year ? year : earliest;
}

bool plans_find(struct plans *plans, const struct plan_rows *rows)
{
    struct told_year *told = calloc(rows->passage_count + 1, sizeof *told);
    for (size_t i = 0; i < rows->passage_count; i++) {
        const char *name = name_of(&rows->passages[i]);
        if (!plans->count || strcmp(plans->items[plans->count - 1].name, name) != 0)
            plans->items[plans->count++] = (struct named_plan){.name = name, .first = i};
        plans->items[plans->count - 1].end = i + 1;
    }
    for (size_t i = 0; i < plans->count && told; i++)
        plans->items[i].year = year_of(told, rows, &plans->items[i]);
    free(told);
    return told != NULL;
}

bool plans_find_series(struct plans *plans, const struct ssk_folder *folder)
{
    static const double ALIKE = 0.6;
    size_t count = 0;
    bool named = true;
    for (size_t i = 0; i < plans->count && named; i++) {
        struct named_plan *plan = &plans->items[i];
        plan->series = SIZE_MAX;
        plan->series_name = plan_series_name(folder, plan->name);
        named = plan->series_name != NULL;
        for (size_t j = 0; j < i && named && plan->series == SIZE_MAX; j++)
            if (plan_names_likeness(plan->series_name, plans->items[j].series_name) >= ALIKE)
                plan->series = plans->items[j].series;
        if (plan->series == SIZE_MAX)
            plan->series = count++;
    }
    return named;
}

int plans_by_year(const void *a, const void *b)
{
    const struct named_plan *x = a, *y = b;
    int order = (x->series > y->series) - (x->series < y->series);
    order = order ? order : x->year - y->year;
    return order ? order : (x->first > y->first) - (x->first < y->first);
}

void plans_free(struct plans *plans)
{
    for (size_t i = 0; i < plans->count; i++)
        free(plans->items[i].series_name);
    free(plans->items);
}
