#include "indexer/plan/plan_table.h"

#include <string.h>

#include "indexer/dates/fiscal_years.h"
#include "indexer/lines/cursor.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/numerals.h"

/* ------------------------------------------------------------------------------------------
 * Heads and markers. */

/* Takes one word of a table's head; 2 for an anchor. */
static int take_head_word(struct cursor *cursor)
{
    static const char *const anchors[] = {"項番",       "担当府省庁", "担当府省", "担当省庁", "担当部局",
                                          "所管府省庁", "府省庁名",   "施策番号", NULL};
    static const char *const words[] = {
        "年次計画", "実施計画", "行動計画", "取組方針", "計画",     "方針", "目標",     "取組の成果",
        "取組状況", "取組内容", "取組",     "成果",     "進捗状況", "進捗", "実施状況", "達成状況",
        "実績",     "評価",     "状況",     "予定",     "今後の",   "番号", "項目",     "施策名",
        "施策",     "担当",     "所管",     "府省庁",   "府省",     "概要", "内容",     "備考",
        "及び",     "と",       "・",       "、",       "の",       "No.",  NULL};
    for (const char *const *anchor = anchors; *anchor; anchor++)
        if (cursor_take_string(cursor, *anchor))
            return 2;
    for (const char *const *word = words; *word; word++)
        if (cursor_take_string(cursor, *word))
            return 1;
    return 0;
}

/* 2023 年度, 令和5年度. */
static bool take_head_year(struct cursor *cursor)
{
    struct cursor copy = *cursor;
    int number;
    bool era = era_take(&copy) || cursor_take(&copy, 'R');
    cursor_spaces(&copy);
    if (!cursor_number(&copy, &number) && !(era && cursor_take_string(&copy, "元")))
        return false;
    if (!cursor_take_string(&copy, "年度"))
        return false;
    *cursor = copy;
    return true;
}

bool plan_table_is_head(const char *text, bool *anchor)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    bool any = false;
    while (cursor_spaces(&cursor), !cursor_done(&cursor)) {
        int word = take_head_year(&cursor) ? 1 : take_head_word(&cursor);
        if (!word)
            return false;
        any = true;
        *anchor |= word == 2;
    }
    return any;
}

const char *plan_table_find_marker(const char *text)
{
    static const char closing[] = ">]】》";
    struct cursor cursor = cursor_trimmed(cursor_of(text)), bracket = cursor_of(closing);
    uint32_t last = cursor_last(&cursor);
    while (!cursor_done(&bracket) && cursor_peek(&bracket) != last)
        cursor_next(&bracket);
    for (; !cursor_done(&bracket) && !cursor_done(&cursor); cursor_next(&cursor)) {
        size_t length = (size_t)(cursor.end - cursor.at);
        if (line_is_progress(cursor.at, length) || line_is_plan(cursor.at, length))
            return cursor.at;
    }
    return NULL;
}

bool plan_table_on(const struct page *page)
{
    for (size_t l = 0; l < page->count; l++) {
        bool anchor = false;
        if (page->lines[l].role == LINE_SET_ASIDE && plan_table_is_head(page->lines[l].text, &anchor) &&
            anchor)
            return true;
        if (page->lines[l].role == LINE_TEXT && plan_table_find_marker(page->lines[l].text))
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------
 * Years. */

/* Years as the page's parts name them; 0 where they do not. */
struct evidence {
    int head;     /* the first year of the table's head */
    int running;  /* the first of two in a running head */
    int progress; /* in a marker of progress */
    int plan;     /* in a marker of plan */
    bool head_found, plan_in_head, progress_in_head, progress_marker, plan_marker;
};

/* The running head of other papers may hold nothing but such words too (令和5年度 施策の概要): a plan's table
 * names the plan or what came of it, or has an anchor. */
static void note_head(struct evidence *evidence, const char *text, const struct year *years, size_t count,
                      bool anchor)
{
    struct cursor cursor = cursor_of(text);
    evidence->head_found |= anchor;
    if (count && !evidence->head)
        evidence->head = years[0].year;
    /* A head reads its columns from left to right: what is planned, then what came of it. */
    if (!evidence->progress_in_head)
        evidence->plan_in_head |= cursor_holds(&cursor, "計画") || cursor_holds(&cursor, "方針") ||
                                  cursor_holds(&cursor, "予定") || cursor_holds(&cursor, "目標");
    evidence->progress_in_head |= cursor_holds(&cursor, "成果") || cursor_holds(&cursor, "進捗") ||
                                  cursor_holds(&cursor, "実績") || cursor_holds(&cursor, "状況");
    evidence->head_found |= evidence->plan_in_head || evidence->progress_in_head;
}

static void note_marker(struct evidence *evidence, const char *marker,
                        const struct ssk_dictionary *dictionary)
{
    struct year year = {0};
    fiscal_years_find(dictionary, marker, &year, 1);
    if (line_is_progress(marker, strlen(marker))) {
        evidence->progress_marker = true;
        evidence->progress = year.year ? year.year : evidence->progress;
    } else {
        evidence->plan_marker = true;
        evidence->plan = year.year ? year.year : evidence->plan;
    }
}

static void note_line(struct evidence *evidence, const struct line *line,
                      const struct ssk_dictionary *dictionary)
{
    struct year years[2];
    bool anchor = false;
    const char *marker = line_is_out(line) ? NULL : plan_table_find_marker(line->text);
    if (marker)
        note_marker(evidence, marker, dictionary);
    if (!line_is_out(line))
        return;
    size_t count = fiscal_years_find(dictionary, line->text, years, 2);
    if (plan_table_is_head(line->text, &anchor))
        note_head(evidence, line->text, years, count, anchor);
    else if (count == 2 && !evidence->running)
        evidence->running = years[0].year;
}

/* The surest first: the head says it, a marker of the next plan implies it. */
static int base_year(const struct evidence *evidence)
{
    if (evidence->head)
        return evidence->head;
    if (evidence->plan && evidence->progress_marker)
        return evidence->plan - 1;
    return evidence->progress ? evidence->progress : evidence->running;
}

struct plan_table plan_table_of(const struct page *page, const struct plan_table *before,
                                const struct ssk_dictionary *dictionary)
{
    struct evidence evidence = {0};
    for (size_t l = 0; l < page->count; l++)
        note_line(&evidence, &page->lines[l], dictionary);
    bool markers = evidence.progress_marker || evidence.plan_marker;
    struct plan_table table = {.present = evidence.head_found || markers,
                               .plan_first = evidence.plan_in_head ||
                                             (evidence.head_found ? evidence.progress_marker : markers),
                               .year = base_year(&evidence)};
    if (before && before->present && !table.present)
        table.plan_first = before->plan_first;
    if (before && !table.year)
        table.year = before->year;
    return table;
}

bool plan_table_marker(const struct plan_table *table, const char *text,
                       const struct ssk_dictionary *dictionary, enum ssk_kind *kind, int *year)
{
    size_t length = strlen(text);
    struct year named;
    bool progress = line_is_progress(text, length);
    if (!progress && !line_is_plan(text, length))
        return false;
    *kind = progress ? SSK_KIND_PROGRESS : SSK_KIND_PLAN;
    if (fiscal_years_find(dictionary, text, &named, 1))
        *year = named.year;
    else
        *year = table->year ? table->year + !progress : 0;
    return true;
}
