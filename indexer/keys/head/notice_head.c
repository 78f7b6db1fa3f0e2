#include "indexer/keys/head/notice_head.h"
#include "indexer/papers/paper_names.h"

#include <string.h>

#include "indexer/lines/numerals.h"
#include "indexer/papers/title_form.h"
#include "seisaku/unicode.h"

enum { NUMBER_POINTS = 30, NUMBER_LINES = 4, TOP_LINES = 6, MATTER_POINTS = 80, BRACKET_POINTS = 12 };

/* ------------------------------------------------------------------------------------------ numbers */

bool notice_is_number(struct cursor line)
{
    static const char *const others[] = {"法律", "政令", "省令", "府令", "規則", "議案", "質問",
                                         "答弁", "官報", "号外", "附則", "別表", "様式", NULL};
    struct cursor number = line;
    int value;
    if (cursor_is_longer(&line, NUMBER_POINTS) || !head_ends_in(line, "号"))
        return title_is_short_number(line.at, (size_t)(line.end - line.at));
    for (const char *const *other = others; *other; other++)
        if (cursor_holds(&line, *other))
            return false;
    while (!cursor_done(&number) && !cursor_take_string(&number, "第"))
        cursor_next(&number);
    return number.at > line.at + strlen("第") && numeral_take(&number, &value) &&
           cursor_take_string(&number, "号");
}

/* ------------------------------------------------------------------------------------------ the matter */

/* The last bracket of a line that ends with it; empty when none does. */
static struct cursor last_bracket(struct cursor line)
{
    struct cursor inside = {line.end, line.end};
    line = cursor_trimmed(line);
    if (cursor_last(&line) != ')')
        return inside;
    for (struct cursor at = line; !cursor_done(&at);)
        if (cursor_next(&at) == '(')
            inside = (struct cursor){at.at, line.end};
    return inside;
}

/* …について（通知）, （法令解釈通達）, （協力依頼）; one that cites another (…付け事務連絡） is none. */
static bool ends_in_matter(struct cursor line, const char *const *words)
{
    struct cursor bracket = last_bracket(line);
    if (cursor_done(&bracket) || cursor_is_longer(&bracket, BRACKET_POINTS) ||
        cursor_is_longer(&line, MATTER_POINTS) || cursor_holds(&line, "。") || cursor_holds(&bracket, "付"))
        return false;
    for (const char *const *word = words; *word; word++)
        if (cursor_holds(&bracket, *word)) {
            struct cursor at = bracket;
            while (!cursor_done(&at) && !cursor_take_string(&at, *word))
                cursor_next(&at);
            if (cursor_take(&at, ')') && cursor_done(&at))
                return true;
        }
    return false;
}

static const char *const NOTICES[] = {"通知", "通達", "事務連絡", "依頼", "周知", NULL};
static const char *const REPORTS[] = {"答申", "建議", "報告", "まとめ", "意見具申", NULL};

static bool is_addressed(const struct head *head, size_t *line)
{
    for (*line = 0; *line < head->count; ++*line)
        if (names_addressee(cursor_of(head->lines[*line])))
            return true;
    return false;
}

/* Does a line below the addressee say what the letter is: …の一部改正について（法令解釈通達）? */
static bool has_matter(const struct head *head)
{
    size_t l;
    if (!is_addressed(head, &l))
        return false;
    for (; l < head->count; l++)
        if (ends_in_matter(cursor_of(head->lines[l]), NOTICES))
            return true;
    return false;
}

/* 令和６年４月１日. */
static bool is_day(struct cursor line)
{
    return cursor_holds(&line, "月") && head_ends_in(line, "日") && !cursor_is_longer(&line, NUMBER_POINTS);
}

static bool is_notice_head(const struct head *head)
{
    bool number = false, addressed = false, announced = false, memo = false, day = false, to = false;
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        bool is_number = i < NUMBER_LINES && notice_is_number(line);
        memo |= i < TOP_LINES && strcmp(head->lines[i], "事務連絡") == 0;
        number |= is_number;
        announced |= is_number && cursor_holds(&line, "告示");
        to |= names_addressee(line);
        addressed |= number && names_addressee(line);
        day |= is_day(line);
    }
    return (number && addressed) || announced || (memo && (to || day));
}

/* 医政発0401第18号, perhaps behind the day on its line. */
static bool ends_in_number(struct cursor line)
{
    for (struct cursor at = line; !cursor_done(&at);)
        if (cursor_next(&at) == ' ')
            line = at;
    return notice_is_number(line) && cursor_holds(&line, "発");
}

/* …補助金交付要綱 above the number by which it was sent to those that it is for. */
static bool is_sent_rule(struct cursor title, const struct head *head)
{
    static const char *const rules[] = {"要綱", "要領", NULL};
    if (!cursor_ends_in_any(&title, rules))
        return false;
    for (size_t i = 0; i < head->count && i < TOP_LINES; i++)
        if (ends_in_number(cursor_of(head->lines[i])))
            return true;
    return false;
}

bool notice_is(struct cursor title, const struct head *head)
{
    return ends_in_matter(title, NOTICES) || ends_in_matter(title, REPORTS) || is_notice_head(head) ||
           has_matter(head) || is_sent_rule(title, head);
}

enum ssk_genre notice_genre(struct cursor title, const struct head *head)
{
    static const char *const others[] = {"諮問", "勧告", "照会", "回答", NULL};
    if (ends_in_matter(title, REPORTS))
        return SSK_GENRE_REPORT;
    if (ends_in_matter(title, others))
        return SSK_GENRE_OTHER;
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        if (ends_in_matter(line, REPORTS))
            return SSK_GENRE_REPORT;
        if (ends_in_matter(line, others))
            return SSK_GENRE_OTHER;
    }
    return SSK_GENRE_NOTICE;
}
