/* Where a document says its date, the surest first: what a site prints above, the title, a label (日時：…), a
 * line that holds the date alone or beside who issued it. */
#include "indexer/keys/find_date.h"

#include <string.h>

#include "indexer/keys/date_line.h"
#include "indexer/keys/labelled_date.h"

enum { TOP_LINES = 12, SUFFIX_POINTS = 30, RUNNING_POINTS = 80 };

struct search {
    const struct document *document;
    const struct head *head;
    const struct ssk_dictionary *dictionary;
};

/* ------------------------------------------------------------------------------------------ places */

/* `出典情報 | 第30回会合（令和3年7月2日）《…》 |`: what the site says of the document. */
static bool by_site(const struct search *search, struct calendar_date *out)
{
    struct calendar_date other;
    for (size_t i = 0; i < search->head->count && i < TOP_LINES; i++) {
        struct cursor row = cursor_of(search->head->lines[i]);
        if (cursor_last(&row) != '|' || !cursor_holds(&row, "出典情報"))
            continue;
        return calendar_date_find(&row, search->dictionary, out) && out->month &&
               !calendar_date_find(&row, search->dictionary, &other);
    }
    return false;
}

/* A title that ends in a date, or has one in brackets. */
static bool by_title(const struct search *search, struct calendar_date *out)
{
    struct cursor title = cursor_of(search->document->title ? search->document->title : ""), at = title;
    bool changed;
    if (!calendar_date_find(&at, search->dictionary, out) || !out->month)
        return false;
    struct cursor before = cursor_trimmed((struct cursor){title.at, out->start}), behind = at;
    bool bracket = cursor_last(&before) == '(' && cursor_peek(&behind) == ')';
    return bracket || (date_line_may_precede((struct cursor){title.at, out->start}) &&
                       date_line_may_follow(behind, &changed));
}

/* 令和七年三月十八日（火曜日）午前十時開会: how minutes open. */
static bool by_weekday(const struct search *search, struct calendar_date *out)
{
    for (size_t i = 0; i < search->head->count; i++) {
        struct cursor line = cursor_of(search->head->lines[i]);
        if (calendar_date_take(&line, search->dictionary, out) && out->weekday)
            return true;
    }
    return false;
}

static bool is_statute_number(struct cursor line)
{
    static const char *const kinds[] = {"条例第", "規則第", "訓令第", "規程第", "告示第",
                                        "達第",   "省令第", "府令第", NULL};
    line = date_line_out_of_brackets(line);
    for (const char *const *kind = kinds; *kind; kind++)
        if (cursor_holds(&line, *kind))
            return head_ends_in(line, "号") && !cursor_is_longer(&line, SUFFIX_POINTS);
    return false;
}

/* 令和七年二月十二日提出 of written questions; …受領 of the answers to them. */
static bool by_submission(const struct search *search, const char *word, struct calendar_date *out)
{
    for (size_t i = 0; i < search->head->count; i++) {
        struct cursor line = cursor_of(search->head->lines[i]);
        while (calendar_date_find(&line, search->dictionary, out))
            if (out->day && cursor_take_string(&line, word))
                return true;
    }
    return false;
}

/* 令和４年６月１７日　第二小法廷判決. */
static bool by_court(const struct search *search, struct calendar_date *out)
{
    static const char *const words[] = {"判決", "決定", "命令", NULL};
    for (size_t i = 0; i < search->head->count; i++) {
        struct cursor line = cursor_of(search->head->lines[i]), at = line;
        if (!calendar_date_take(&at, search->dictionary, out) || !out->day)
            continue;
        if (cursor_done(&at) && i + 1 < search->head->count)
            at = cursor_of(search->head->lines[i + 1]);
        if (cursor_ends_in(&at, "法廷") && !cursor_is_longer(&at, SUFFIX_POINTS))
            return true; /* 最高裁判所第三小法廷, below the day at the end */
        if (cursor_ends_in_any(&at, words) && !cursor_is_longer(&at, SUFFIX_POINTS))
            return true;
    }
    return false;
}

/* The day of the meeting whose agenda this is. */
static bool by_agenda(const struct search *search, struct calendar_date *out)
{
    for (size_t i = 0; i < search->head->count && i < TOP_LINES; i++)
        if (head_ends_in(cursor_of(search->head->lines[i]), "次第"))
            return labelled_date_find(search->head, search->dictionary, DATE_OF_MEETING, out);
    return false;
}

/* 令和６年３月１４日判決言渡, and not the day on which the hearing ended. */
static bool by_judgment(const struct search *search, struct calendar_date *out)
{
    static const char *const words[] = {"判決言渡", "言渡", "宣告", "判決", "決定", NULL};
    for (const char *const *word = words; *word; word++)
        if (by_submission(search, *word, out))
            return true;
    return false;
}

/* Is the number the head's first line: ○厚生労働省令第五十七号, 防衛省訓令第２１号? The date stands below
 * what the order says of itself. */
static bool opens_with_number(const struct head *head)
{
    struct cursor line = cursor_of(head->count ? head->lines[0] : "");
    cursor_take_circle(&line);
    return is_statute_number(line);
}

/* The day of a local statute, above or below its number: 条例第45号, 国土交通省訓令第３号. */
static bool by_number(const struct search *search, struct calendar_date *out)
{
    for (size_t i = 0; i < search->head->count && i < TOP_LINES; i++) {
        struct cursor line = cursor_of(search->head->lines[i]), at = line;
        if (!calendar_date_take(&at, search->dictionary, out) || !out->day)
            continue;
        bool above = i > 0 && is_statute_number(cursor_of(search->head->lines[i - 1]));
        bool below = i + 1 < search->head->count && is_statute_number(cursor_of(search->head->lines[i + 1]));
        bool close = above || below || opens_with_number(search->head) ||
                     (i > 1 && is_statute_number(cursor_of(search->head->lines[i - 2])));
        if ((cursor_done(&at) && close) || is_statute_number(at))
            return true;
    }
    return false;
}

/* 平成二十二年三月三十一日 above 内閣総理大臣　甲野　乙助: who signs an order, at its end. */
static bool by_signature(const struct search *search, struct calendar_date *out)
{
    for (size_t i = 0; i + 1 < search->head->count; i++) {
        struct cursor at = cursor_of(search->head->lines[i]), signer = cursor_of(search->head->lines[i + 1]);
        if (calendar_date_take(&at, search->dictionary, out) && out->day && cursor_done(&at) &&
            cursor_holds(&signer, "大臣") && !cursor_is_longer(&signer, SUFFIX_POINTS))
            return true;
    }
    return false;
}

/* 令和６年10月15日　火曜日　官報　第1325号: above each page of a gazette; 官報 may be a line of its own. */
static bool by_gazette(const struct search *search, struct calendar_date *out)
{
    for (size_t i = 0; i < search->head->count && i < TOP_LINES; i++) {
        struct cursor line = cursor_of(search->head->lines[i]), at = line;
        if (cursor_holds(&line, "曜日") && !cursor_is_longer(&line, RUNNING_POINTS) &&
            calendar_date_find(&at, search->dictionary, out) && out->day)
            return true;
    }
    return false;
}

/* The year of a yearly paper's edition: 令和６年版, in the title or alone or beside it. */
static bool edition_of(const struct search *search, struct cursor line, int *year)
{
    for (struct cursor at = line; !cursor_done(&at); cursor_next(&at)) {
        struct cursor end = at;
        while (!cursor_done(&end) && cursor_peek(&end) != 0x5e74) /* 年 */
            cursor_next(&end);
        const char *behind = end.at;
        if (behind == at.at || !cursor_take_string(&end, "年版"))
            continue;
        *year = ssk_year_of(search->dictionary->eras, search->dictionary->folder, at.at,
                            (size_t)(behind - at.at));
        if (*year)
            return true;
    }
    return false;
}

static bool by_edition(const struct search *search, struct calendar_date *out)
{
    int year;
    *out = (struct calendar_date){0};
    for (size_t i = 0; i < search->head->count && i < TOP_LINES; i++) {
        struct cursor line = cursor_of(search->head->lines[i]);
        if (cursor_is_longer(&line, SUFFIX_POINTS) || !edition_of(search, line, &year))
            continue;
        if (out->year && out->year != year)
            return false;
        out->year = year;
    }
    return out->year > 0;
}

/* Does one say no more than the other, less exactly? */
static bool is_part(const struct calendar_date *one, const struct calendar_date *other)
{
    return one->year == other->year && (!one->month || one->month == other->month) &&
           (!one->day || one->day == other->day);
}

/* Lines with a date alone. Where they differ, the last change holds; else a letterhead's, which is the first.
 */
static bool by_itself(const struct search *search, struct calendar_date *out)
{
    bool any = false, agree = true, out_changed = false, changed;
    size_t most = search->head->cover ? search->head->count : TOP_LINES;
    for (size_t i = 0; i < search->head->count && i < most; i++) {
        struct calendar_date date;
        if (!date_line_read(search->dictionary, cursor_of(search->head->lines[i]), &date, &changed))
            continue;
        bool better = !any || is_part(out, &date) ||
                      (changed && (!out_changed || calendar_date_compare(&date, out) > 0));
        agree &= !any || is_part(out, &date) || is_part(&date, out) || changed;
        if (better) {
            *out = date;
            out_changed |= changed;
        }
        any = true;
    }
    return any && agree;
}

/* ------------------------------------------------------------------------------------------ */

bool find_date(const struct document *document, const struct head *head,
               const struct ssk_dictionary *dictionary, struct calendar_date *out)
{
    const struct search search = {document, head, dictionary};
    switch (document->genre) {
    case SSK_GENRE_STATUTE:
        return !document->date && (by_number(&search, out) || by_signature(&search, out) ||
                                   by_submission(&search, "提出", out)); /* else its number */
    case SSK_GENRE_JUDGMENT:
        return labelled_date_find(search.head, search.dictionary, DATE_OF_ISSUE, out) ||
               by_judgment(&search, out) || by_court(&search, out);
    case SSK_GENRE_QUESTION:
        return by_submission(&search, "提出", out) || by_site(&search, out) || by_itself(&search, out);
    case SSK_GENRE_ANSWER:
        return by_submission(&search, "受領", out) || by_itself(&search, out);
    case SSK_GENRE_MINUTES:
        return by_title(&search, out) || by_site(&search, out) ||
               labelled_date_find(search.head, search.dictionary, DATE_OF_MEETING, out) ||
               labelled_date_find_cell(search.head, search.dictionary, DATE_OF_MEETING, out) ||
               by_weekday(&search, out) || by_itself(&search, out);
    case SSK_GENRE_GAZETTE:
        return by_gazette(&search, out) || by_itself(&search, out);
    case SSK_GENRE_WHITE_PAPER:
        return by_site(&search, out) || by_title(&search, out) ||
               labelled_date_find(search.head, search.dictionary, DATE_OF_ISSUE, out) ||
               by_itself(&search, out) || by_edition(&search, out);
    case SSK_GENRE_NOTICE:
        if (by_number(&search, out))
            return true;
        /* fall through */
    default:
        return by_site(&search, out) || by_title(&search, out) ||
               labelled_date_find(search.head, search.dictionary, DATE_OF_ISSUE, out) ||
               by_itself(&search, out) || by_agenda(&search, out) ||
               labelled_date_find_cell(search.head, search.dictionary, DATE_OF_ISSUE, out);
    }
}
