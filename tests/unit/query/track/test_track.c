/* How plans of several years are read and likened, by tests/cases/query_track.tsv. Add a row there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/track/likeness.h"
#include "query/track/plan_editions.h"
#include "query/track/plan_rows.h"
#include "query/track/plan_text.h"
#include "query/track/text_changes.h"
#include "query/track/track_view.h"
#include "query/track/tracks.h"
#include "tests/unit/answer_table.h"
#include "tests/unit/plans_of.h"

enum { MOST = PLANS_MOST };

/* ------------------------------------------------------------------------------------------ texts */

/* OWNER,OWNER|TEXT */
static void words(struct ssk_buffer *out, const char *text, size_t length)
{
    char *names[MOST], *owners = strndup(text, length), *plan = strchr(owners, '|');
    *plan++ = '\0';
    const struct ssk_strings list = {.items = names, .count = *owners ? cut(names, owners, ',') : 0};
    char *found = plan_words(plan, &list), *body = plan_body(dictionary->folder, plan, &list);
    ssk_buffer_printf(out, "%s = %s", found, body);
    free(found);
    free(body);
    free(owners);
}

/* TITLE|TITLE: the names of their series, and how alike these are. */
static void series(struct ssk_buffer *out, const char *text, size_t length)
{
    char *titles[MOST], *line = strndup(text, length);
    assert_int_equal(cut(titles, line, '|'), 2);
    char *a = plan_series_name(dictionary->folder, titles[0]),
         *b = plan_series_name(dictionary->folder, titles[1]);
    ssk_buffer_printf(out, "%s %s %.3f", a, b, plan_names_likeness(a, b));
    free(a);
    free(b);
    free(line);
}

/* EARLIER|LATER: what is out stands in [- -], what is in in {+ +}. */
static void changes(struct ssk_buffer *out, const char *text, size_t length)
{
    static const char *const marks[CHANGE_KINDS][2] = {{"", ""}, {"[-", "-]"}, {"{+", "+}"}};
    char *texts[MOST], *line = strndup(text, length);
    struct text_changes found;
    assert_int_equal(cut(texts, line, '|'), 2);
    assert_int_equal(text_changes_find(&found, dictionary, texts[0], texts[1]), SSK_OK);
    for (size_t i = 0; i < found.count; i++)
        ssk_buffer_printf(out, "%s%s%s", marks[found.items[i].kind][0], found.items[i].text,
                          marks[found.items[i].kind][1]);
    ssk_buffer_printf(out, " %.3f", found.likeness);
    text_changes_free(&found);
    free(line);
}

/* TEXT|TEXT|...: how alike the first is to each, and how much of it is in each. */
static void pairs(struct ssk_buffer *out, const char *text, size_t length)
{
    char *texts[MOST], *line = strndup(text, length);
    struct pair_vector vectors[MOST];
    struct pair_counts counts;
    size_t count = cut(texts, line, '|');
    for (size_t i = 0; i < count; i++)
        assert_true(pair_vector_read(&vectors[i], texts[i]));
    assert_true(pair_counts_of(&counts, vectors, count));
    for (size_t i = 0; i < count; i++)
        pair_vector_weigh(&vectors[i], &counts);
    for (size_t i = 0; i < count; i++)
        ssk_buffer_printf(out, "%s%.3f/%.3f", i ? " " : "", pair_cosine(&vectors[0], &vectors[i]),
                          pair_containment(&vectors[0], &vectors[i]));
    for (size_t i = 0; i < count; i++)
        pair_vector_free(&vectors[i]);
    pair_counts_free(&counts);
    free(line);
}

/* ------------------------------------------------------------------------------------------ plans */

/* TITLE/PATH/KIND/YEAR|...: the passages as they are sorted, by their numbers, and the plans that they make.
 */
static void plans(struct ssk_buffer *out, const char *text, size_t length)
{
    char *lines[MOST], *line = strndup(text, length);
    struct plan_rows rows = {.passages = calloc(MOST, sizeof *rows.passages)};
    struct plans found = {calloc(MOST, sizeof *found.items), 0};
    rows.passage_count = cut(lines, line, '|');
    for (size_t i = 0; i < rows.passage_count; i++) {
        char *fields[MOST];
        assert_int_equal(cut(fields, lines[i], '/'), 4);
        rows.passages[i] = (struct ssk_passage){.title = *fields[0] ? fields[0] : NULL,
                                                .id = "an-id",
                                                .source_path = *fields[1] ? fields[1] : NULL,
                                                .kind = *fields[2] == 'p' ? SSK_KIND_PROGRESS : SSK_KIND_PLAN,
                                                .fiscal_year = atoi(fields[3]),
                                                .page = (int)i + 1};
    }
    assert_true(plan_sort_passages(&rows) && plans_find(&found, &rows) &&
                plans_find_series(&found, dictionary->folder));
    qsort(found.items, found.count, sizeof *found.items, plans_by_year);
    for (size_t i = 0; i < rows.passage_count; i++)
        ssk_buffer_printf(out, "%d ", rows.passages[i].page);
    for (size_t i = 0; i < found.count; i++)
        ssk_buffer_printf(out, "; %s %zu-%zu series %zu year %d", found.items[i].name, found.items[i].first,
                          found.items[i].end, found.items[i].series, found.items[i].year);
    plans_free(&found);
    free(rows.passages);
    free(line);
}

/* ------------------------------------------------------------------------------------------ tracks */

static void append_history(struct ssk_buffer *out, const struct tracks *tracks, size_t row)
{
    struct track_year year;
    assert_int_equal(track_year_of(&year, tracks, row, dictionary), SSK_OK);
    ssk_buffer_printf(out, "%s%zu: track %zu %s %s", row ? "; " : "", row, year.history->track,
                      origin_names[year.history->origin], fate_names[year.history->fate]);
    if (year.other)
        ssk_buffer_printf(out, " with %zu", year.other);
    if (year.likeness >= 0)
        ssk_buffer_printf(out, " alike %.2f", year.likeness);
    if (year.next_likeness >= 0)
        ssk_buffer_printf(out, " next %.2f", year.next_likeness);
    if (year.moved_from)
        ssk_buffer_printf(out, " from %s", year.moved_from);
    assert_int_equal(tracks_moved(tracks, row), year.moved_from != NULL);
    track_year_free(&year);
}

static void append_sums(struct ssk_buffer *out, const struct tracks *tracks, const bool *chosen)
{
    struct track_transition sums[MOST];
    size_t count = track_transitions(sums, tracks, chosen);
    for (size_t i = 0; i < count; i++)
        ssk_buffer_printf(
            out, " | %d-%d %zu: %zu unchanged %zu changed %zu merged %zu dropped, %zu: %zu split %zu new",
            sums[i].from, sums[i].to, sums[i].items, sums[i].unchanged, sums[i].changed, sums[i].merged,
            sums[i].dropped, sums[i].later_items, sums[i].split, sums[i].added);
}

/* Rows, parted by |. The sums are those of all tracks, then of the last one alone. */
static void tracks(struct ssk_buffer *out, const char *text, size_t length)
{
    char *line = strndup(text, length);
    struct plan_rows rows = plans_of(line);
    struct tracks found;
    bool all[MOST + 1], last[MOST + 1] = {false};
    assert_int_equal(tracks_find(&found, &rows), SSK_OK);
    memset(all, 1, sizeof all);
    last[found.count] = true;
    for (size_t i = 0; i < rows.row_count; i++)
        append_history(out, &found, i);
    append_sums(out, &found, all);
    append_sums(out, &found, last);
    tracks_free(&found);
    plans_of_free(&rows);
    free(line);
}

static const struct answer_row rows[] = {{"changes", changes}, {"pairs", pairs},   {"plans", plans},
                                         {"series", series},   {"tracks", tracks}, {"words", words}};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_track.tsv", rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(answers_by_the_table)};
    return cmocka_run_group_tests_name("tracks", tests, open_dictionary, free_dictionary);
}
