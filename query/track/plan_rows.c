#include "query/track/plan_rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "query/track/plan_editions.h"
#include "query/track/plan_text.h"
#include "query/words/corpus.h"
#include "seisaku/buffer.h"

/* ------------------------------------------------------------------------------------------ passages */

struct collected {
    struct plan_rows *rows;
    size_t capacity;
};

static ssk_status take_passage(const struct hit *hit, void *context, struct ssk_error *error)
{
    struct collected *collected = context;
    struct plan_rows *rows = collected->rows;
    if (rows->passage_count == collected->capacity) {
        size_t capacity = collected->capacity * 2 + 256;
        struct ssk_passage *bigger = reallocarray(rows->passages, capacity, sizeof *bigger);
        if (!bigger)
            return ssk_no_memory(error);
        rows->passages = bigger;
        collected->capacity = capacity;
    }
    if (!ssk_passage_copy(&rows->passages[rows->passage_count], &hit->passage))
        return ssk_no_memory(error);
    rows->passage_count++;
    return SSK_OK;
}

static ssk_status read_passages(struct plan_rows *rows, struct session *session, struct ssk_error *error)
{
    static const char *const kinds[] = {"plan", "progress"};
    const struct search search = {.filters.of = {[FIELD_KIND] = {kinds, 2}}};
    struct collected collected = {rows, 0};
    return corpus_each(&search, false, session, take_passage, &collected, error);
}

/* ------------------------------------------------------------------------------------------ rows */

static enum row_part part_of(const struct ssk_passage *passage, int year)
{
    if (passage->kind == SSK_KIND_PROGRESS)
        return PART_PROGRESS;
    return passage->fiscal_year > year ? PART_NEXT : PART_PLAN;
}

static bool same_string(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_owners(const struct ssk_passage *a, const struct ssk_passage *b)
{
    if (a->ministries.count != b->ministries.count)
        return false;
    for (size_t i = 0; i < a->ministries.count; i++)
        if (strcmp(a->ministries.items[i], b->ministries.items[i]) != 0)
            return false;
    return true;
}

/* Does the passage go on with the row that has `head`? What stands over the page's end has neither item nor
 * owners. */
static bool goes_on(const struct ssk_passage *head, const struct ssk_passage *passage)
{
    if (!same_string(head->section_number, passage->section_number))
        return false;
    if (!passage->item && !passage->ministries.count)
        return true;
    return same_string(head->item, passage->item) && same_owners(head, passage);
}

static void add_rows(struct plan_rows *rows, size_t edition, const struct named_plan *plan)
{
    for (size_t i = plan->first; i < plan->end; i++) {
        struct plan_row *last = rows->row_count ? &rows->rows[rows->row_count - 1] : NULL;
        rows->parts[i] = part_of(&rows->passages[i], plan->year);
        if (last && i > plan->first && goes_on(&rows->passages[last->first], &rows->passages[i]))
            last->count++;
        else
            rows->rows[rows->row_count++] = (struct plan_row){.edition = edition, .first = i, .count = 1};
    }
}

static bool ends_sentence(const struct ssk_buffer *text)
{
    static const char stop[] = "。";
    size_t length = sizeof stop - 1;
    return text->length >= length && memcmp(text->data + text->length - length, stop, length) == 0;
}

/* The texts of one part, each in a line; a sentence that was cut, as at a page's end, is made whole. */
static char *text_of(const struct plan_rows *rows, const struct plan_row *row, enum row_part part)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t i = row->first; i < row->first + row->count; i++) {
        if (rows->parts[i] != part)
            continue;
        const char *own = rows->passages[i].text;
        if (text.length && (ends_sentence(&text) || plan_bullet_length(own)))
            ssk_buffer_append_char(&text, '\n');
        ssk_buffer_append_string(&text, own);
    }
    return ssk_buffer_detach(&text);
}

static bool fill_texts(struct plan_rows *rows, const struct ssk_folder *folder)
{
    bool done = true;
    for (size_t i = 0; i < rows->row_count; i++) {
        struct plan_row *row = &rows->rows[i];
        const struct ssk_strings *owners = &plan_row_head(rows, row)->ministries;
        for (int part = 0; part < ROW_PARTS && done; part++) {
            row->texts[part] = text_of(rows, row, (enum row_part)part);
            row->bodies[part] = row->texts[part] ? plan_body(folder, row->texts[part], owners) : NULL;
            done = row->bodies[part] != NULL;
        }
    }
    return done;
}

/* ------------------------------------------------------------------------------------------ editions */

static void link_editions(struct plan_rows *rows)
{
    for (size_t i = 0; i < rows->edition_count; i++) {
        struct plan_edition *edition = &rows->editions[i];
        bool is_last = i + 1 == rows->edition_count || edition[1].series != edition->series;
        edition->later = is_last ? SIZE_MAX : i + 1;
        edition->is_first = i == 0 || edition[-1].series != edition->series;
    }
}

/* Plans of one series and year are one edition. */
static void add_plan(struct plan_rows *rows, const struct named_plan *plan)
{
    struct plan_edition *last = rows->edition_count ? &rows->editions[rows->edition_count - 1] : NULL;
    if (!last || last->series != plan->series || last->year != plan->year)
        rows->editions[rows->edition_count++] =
            (struct plan_edition){.series = plan->series, .year = plan->year, .title = plan->name};
    add_rows(rows, rows->edition_count - 1, plan);
}

static bool make_rows(struct plan_rows *rows, const struct ssk_folder *folder)
{
    struct plans plans = {calloc(rows->passage_count + 1, sizeof *plans.items), 0};
    rows->parts = calloc(rows->passage_count + 1, sizeof *rows->parts);
    rows->rows = calloc(rows->passage_count + 1, sizeof *rows->rows);
    rows->editions = calloc(rows->passage_count + 1, sizeof *rows->editions);
    bool done = plans.items && rows->parts && rows->rows && rows->editions && plan_sort_passages(rows);
    done = done && plans_find(&plans, rows) && plans_find_series(&plans, folder);
    if (done && plans.count)
        qsort(plans.items, plans.count, sizeof *plans.items, plans_by_year);
    for (size_t i = 0; done && i < plans.count; i++)
        add_plan(rows, &plans.items[i]);
    link_editions(rows);
    plans_free(&plans);
    return done && fill_texts(rows, folder);
}

ssk_status plan_rows_read(struct plan_rows *out, struct session *session, struct ssk_error *error)
{
    *out = (struct plan_rows){0};
    ssk_status status = read_passages(out, session, error);
    if (status == SSK_OK && !make_rows(out, session->dictionary->folder))
        status = ssk_no_memory(error);
    return status;
}

void plan_rows_free(struct plan_rows *rows)
{
    for (size_t i = 0; i < rows->passage_count; i++)
        ssk_passage_free(&rows->passages[i]);
    for (size_t i = 0; i < rows->row_count; i++)
        for (int part = 0; part < ROW_PARTS; part++) {
            free(rows->rows[i].texts[part]);
            free(rows->rows[i].bodies[part]);
        }
    free(rows->passages);
    free(rows->parts);
    free(rows->rows);
    free(rows->editions);
    *rows = (struct plan_rows){0};
}

const struct ssk_passage *plan_row_head(const struct plan_rows *rows, const struct plan_row *row)
{
    for (size_t i = row->first; i < row->first + row->count; i++)
        if (rows->passages[i].ministries.count)
            return &rows->passages[i];
    return &rows->passages[row->first];
}

/* The first row of the edition or of one behind it; rows stand in the order of editions. */
static size_t first_row_of(const struct plan_rows *rows, size_t edition)
{
    size_t low = 0, high = rows->row_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rows->rows[middle].edition < edition)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct rows_range plan_rows_of(const struct plan_rows *rows, size_t edition)
{
    return (struct rows_range){first_row_of(rows, edition), first_row_of(rows, edition + 1)};
}
