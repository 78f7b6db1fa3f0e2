/* A document's genre by what stands at the end of its title, by the rows of its tables, and by the form of
 * its head. */
#include "indexer/keys/find_genre.h"

#include <string.h>

#include "indexer/lines/numerals.h"

enum { NUMBER_POINTS = 30, TOP_LINES = 6, LEAST_POINTS = 6, MINUTES = 2 };

static const char *const REPORTS[] = {"報告書",   "報告",     "とりまとめ", "取りまとめ",
                                      "取り纏め", "取まとめ", "中間整理",   "論点整理",
                                      "答申",     "提言",     NULL};

static const struct {
    enum ssk_genre genre;
    const char *const *words;
} ENDINGS[] = {
    {SSK_GENRE_QUESTION, (const char *const[]){"質問主意書", NULL}},
    {SSK_GENRE_ANSWER, (const char *const[]){"答弁書", NULL}},
    {SSK_GENRE_MINUTES,
     (const char *const[]){"議事録", "会議録", "議事要旨", "議事概要", "速記録", "議事要録", NULL}},
    {SSK_GENRE_WHITE_PAPER, (const char *const[]){"白書", NULL}},
    {SSK_GENRE_PLAN, (const char *const[]){"計画", NULL}},
    {SSK_GENRE_REPORT, REPORTS},
    {SSK_GENRE_NOTICE, (const char *const[]){"告示", "通達", "事務連絡", NULL}},
};

/* Rows that plan or report. */
static bool has_plan(const struct document *document)
{
    for (const struct keys *keys = document->keys; keys; keys = keys->next)
        if (keys->kind != SSK_KIND_TEXT)
            return true;
    return false;
}

/* …に対する答弁書, below the letter that it comes with. */
static bool is_answer_head(const struct head *head)
{
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        if (head_ends_in(line, "に対する答弁書") || cursor_holds(&line, "答弁書を送付する"))
            return true;
    }
    return false;
}

/* 離島航路に関する質問主意書 between its number and its text, as the house prints it. */
static bool is_question_head(const struct head *head)
{
    for (size_t i = 0; i < head->count && i < TOP_LINES; i++)
        if (head_ends_in(cursor_of(head->lines[i]), "に関する質問主意書"))
            return true;
    return false;
}

/* A line of the head that says it: 議事録 below the name of the meeting. */
static bool is_minutes_head(const struct head *head)
{
    for (size_t i = 0; i < head->count && i < TOP_LINES; i++) {
        struct cursor line = head_without_brackets(cursor_of(head->lines[i]));
        if (!cursor_is_longer(&line, NUMBER_POINTS) && head_ends_in_any(line, ENDINGS[MINUTES].words))
            return true;
    }
    return false;
}

static enum ssk_genre by_ending(struct cursor title)
{
    title = head_without_brackets(title);
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (head_ends_in_any(title, ENDINGS[i].words))
            return ENDINGS[i].genre;
    return SSK_GENRE_NONE;
}

/* Does the line stand right below the title, as its second line? */
static bool is_below(const struct head *head, size_t l, struct cursor title)
{
    struct cursor above = l > 0 ? cursor_of(head->lines[l - 1]) : (struct cursor){0};
    return l > 0 && !cursor_done(&title) && above.end - above.at == title.end - title.at &&
           memcmp(above.at, title.at, (size_t)(title.end - title.at)) == 0;
}

/* …の年次計画 in brackets behind a name: 海洋2030（2029年度年次報告・2030年度年次計画）. */
static bool is_named_plan(struct cursor title)
{
    uint32_t last = cursor_last(&title);
    return (last == ')' || last == ']') && cursor_holds(&title, "年次計画)");
}

/* A cover may print other lines above its title: the surest endings count there, too. A site's page of that
 * name lists such papers. */
static enum ssk_genre by_cover(const struct head *head, struct cursor title, bool site)
{
    for (size_t i = 0; i < head->count && i < TOP_LINES; i++) {
        struct cursor line = head_without_brackets(cursor_of(head->lines[i]));
        if (cursor_holds(&line, "。") || cursor_holds(&line, "、") || cursor_points(&line) < LEAST_POINTS)
            continue;
        bool paper = !site && head_ends_in(line, "ディスカッションペーパー");
        if (head_ends_in(line, "報告書") || paper)
            return SSK_GENRE_REPORT;
        if (head_ends_in(line, "白書"))
            return SSK_GENRE_WHITE_PAPER;
        if (!site && (head->cover || is_below(head, i, title)) && head_ends_in_any(line, REPORTS))
            return SSK_GENRE_REPORT;
    }
    return SSK_GENRE_NONE;
}

/* …について（通知）. */
static bool is_notice_title(struct cursor title)
{
    static const char *const words[] = {"(通知)",       "（通知）",   "（依頼）", "(依頼)",
                                        "（事務連絡）", "(事務連絡)", "（通達）", NULL};
    return head_ends_in_any(title, words);
}

/* 保医発０５３１第２号, 厚生労働省告示第五十四号: a number of an office's own, and no statute's. */
static bool is_office_number(struct cursor line)
{
    static const char *const others[] = {"法律", "政令", "省令", "府令", "規則", "議案", "質問",
                                         "答弁", "官報", "号外", "附則", "別表", "様式", NULL};
    struct cursor number = line;
    int value;
    if (cursor_is_longer(&line, NUMBER_POINTS) || !head_ends_in(line, "号"))
        return false;
    for (const char *const *other = others; *other; other++)
        if (cursor_holds(&line, *other))
            return false;
    while (!cursor_done(&number) && !cursor_take_string(&number, "第"))
        cursor_next(&number);
    return number.at > line.at + strlen("第") && numeral_take(&number, &value) &&
           cursor_take_string(&number, "号");
}

static bool is_notice_head(const struct head *head)
{
    static const char *const to[] = {"殿", "御中", "各位", "あて", "宛", NULL};
    bool number = false, addressed = false, announced = false;
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        bool is_number = i < 4 && is_office_number(line);
        number |= is_number || (i < TOP_LINES && strcmp(head->lines[i], "事務連絡") == 0);
        announced |= is_number && cursor_holds(&line, "告示");
        addressed |= number && head_ends_in_any(line, to);
    }
    return (number && addressed) || announced;
}

static bool is_line(const struct head *head, const char *const *wanted)
{
    for (size_t i = 0; i < head->count; i++)
        for (const char *const *line = wanted; *line; line++) {
            struct cursor text = cursor_of(head->lines[i]);
            if (cursor_take_string(&text, *line) && cursor_done(&text))
                return true;
        }
    return false;
}

static bool is_judgment(const struct head *head)
{
    return is_line(head, (const char *const[]){"主文", NULL}) &&
           is_line(head, (const char *const[]){"事実及び理由", "理由", "事実", "判決", "事案の概要", NULL});
}

/* 官報, with its number, before anything else. */
static bool is_gazette(const struct head *head)
{
    for (size_t i = 0; i < head->count && i < 4; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        if (cursor_holds(&line, "曜日") && cursor_holds(&line, "官報") &&
            cursor_points(&line) < NUMBER_POINTS)
            return true; /* 平成…年…月…日 金曜日 官報 第…号 */
        if (cursor_take_string(&line, "官報") && (cursor_done(&line) || cursor_holds(&line, "号")) &&
            cursor_points(&line) < NUMBER_POINTS)
            return true;
    }
    return false;
}

/* A letter by its matter: …について（答申） is the report of a council, （諮問） asks for one. */
static enum ssk_genre by_matter(struct cursor title, const struct head *head)
{
    static const char *const reports[] = {"(答申)", "（答申）", "(建議)", "（建議）",
                                          "(報告)", "（報告）", NULL};
    static const char *const others[] = {"(諮問)",   "（諮問）", "(勧告)",   "（勧告）", "(照会)",
                                         "（照会）", "(回答)",   "（回答）", NULL};
    if (head_ends_in_any(title, reports))
        return SSK_GENRE_REPORT;
    if (head_ends_in_any(title, others))
        return SSK_GENRE_NONE;
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        if (head_ends_in_any(line, reports))
            return SSK_GENRE_REPORT;
        if (head_ends_in_any(line, others))
            return SSK_GENRE_NONE;
    }
    return SSK_GENRE_NOTICE;
}

enum ssk_genre find_genre(const struct document *document, const struct head *head)
{
    struct cursor title = cursor_of(document->title ? document->title : "");
    if (has_plan(document) || is_named_plan(title))
        return SSK_GENRE_PLAN;
    if (is_gazette(head))
        return SSK_GENRE_GAZETTE;
    if (is_judgment(head))
        return SSK_GENRE_JUDGMENT;
    if (is_answer_head(head))
        return SSK_GENRE_ANSWER;
    if (is_question_head(head))
        return SSK_GENRE_QUESTION;
    if (is_notice_title(title) || is_notice_head(head))
        return by_matter(title, head);
    if (is_minutes_head(head))
        return SSK_GENRE_MINUTES;
    enum ssk_genre genre = by_ending(title);
    return genre != SSK_GENRE_NONE
               ? genre
               : by_cover(head, title, document->count > 0 && document->pages[0].marked_up);
}
