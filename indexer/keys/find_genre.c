/* A document's genre by what stands at the end of its title, by the rows of its tables, and by the form of
 * its head. */
#include "indexer/keys/find_genre.h"

#include <string.h>
#include <strings.h>

#include "indexer/keys/notice_head.h"
#include "indexer/keys/title_core.h"
#include "seisaku/buffer.h"

enum { NUMBER_POINTS = 30, TOP_LINES = 6, COVER_LINES = 15, LEAST_POINTS = 6, MINUTES = 2 };

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
    {SSK_GENRE_WHITE_PAPER, (const char *const[]){"白書", "年次経済報告", "年次経済財政報告", NULL}},
    {SSK_GENRE_PLAN, (const char *const[]){"計画", "大綱", "基本方針", "基本的方針", "戦略", "工程表",
                                           "アクションプラン", "ロードマップ", NULL}},
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

/* White Paper on Tourism, 2024; Annual Report on the Ocean Policy; Minutes of the 3rd meeting. */
static enum ssk_genre by_english(struct cursor title)
{
    static const struct {
        const char *word;
        enum ssk_genre genre;
    } words[] = {{"White Paper", SSK_GENRE_WHITE_PAPER}, {"Minutes of", SSK_GENRE_MINUTES},
                 {"Annual Report", SSK_GENRE_REPORT},    {"Report of", SSK_GENRE_REPORT},
                 {"Final Report", SSK_GENRE_REPORT},     {"Interim Report", SSK_GENRE_REPORT}};
    static const char *const names[] = {"White Paper", "Report",      "Minutes",
                                        "Basic Plan",  "Action Plan", NULL};
    static const enum ssk_genre genres[] = {SSK_GENRE_WHITE_PAPER, SSK_GENRE_REPORT, SSK_GENRE_MINUTES,
                                            SSK_GENRE_PLAN, SSK_GENRE_PLAN};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i].word);
        if ((size_t)(title.end - title.at) > length && strncasecmp(title.at, words[i].word, length) == 0)
            return words[i].genre;
    }
    for (size_t i = 0; names[i]; i++) {
        size_t length = strlen(names[i]);
        if ((size_t)(title.end - title.at) > length &&
            strncasecmp(title.end - length, names[i], length) == 0 && title.end[-(long)length - 1] == ' ')
            return genres[i];
    }
    return SSK_GENRE_NONE;
}

static enum ssk_genre by_ending(struct cursor title)
{
    title = title_core(title);
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (head_ends_in_any(title, ENDINGS[i].words))
            return ENDINGS[i].genre;
    return by_english(title);
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

/* 報告書, 事業報告書, 防衛白書, White Paper: the last line of a title, or all of it. */
static enum ssk_genre by_last_line(struct cursor line)
{
    struct cursor english = line;
    if (cursor_take_string(&english, "WhitePaper") && cursor_done(&english))
        return SSK_GENRE_WHITE_PAPER;
    if (head_ends_in(line, "報告書"))
        return SSK_GENRE_REPORT;
    if (head_ends_in(line, "白書") && cursor_points(&line) > 2)
        return SSK_GENRE_WHITE_PAPER;
    return SSK_GENRE_NONE;
}

/* A cover may print other lines above its title: the surest endings count there, too. A site's page of that
 * name lists such papers. */
static enum ssk_genre by_cover(const struct head *head, struct cursor title, bool site)
{
    for (size_t i = 0; i < head->count && i < TOP_LINES; i++) {
        struct cursor line = title_core(cursor_of(head->lines[i]));
        if (cursor_holds(&line, "。") || cursor_holds(&line, "、") ||
            (site && cursor_points(&line) < LEAST_POINTS))
            continue;
        enum ssk_genre genre = by_last_line(line);
        if (genre != SSK_GENRE_NONE)
            return genre;
        if (!site && (head_ends_in(line, "ディスカッションペーパー") ||
                      ((head->cover || is_below(head, i, title)) && cursor_points(&line) >= LEAST_POINTS &&
                       head_ends_in_any(line, REPORTS))))
            return SSK_GENRE_REPORT;
    }
    return SSK_GENRE_NONE;
}

/* 令和５年度　環境の状況, which the cabinet reports to the Diet each year: a white paper by another name. */
static bool is_yearly_report(const struct head *head)
{
    static const char *const matters[] = {"の動向", "の状況", "の概況", "の現況", "に関する年次報告", NULL};
    bool matter = false, reported = false;
    struct ssk_buffer words = SSK_BUFFER_INIT; /* a sentence goes on from line to line */
    for (size_t i = 0; i < head->count && i < COVER_LINES; i++) {
        struct cursor line = head_without_brackets(cursor_of(head->lines[i]));
        struct cursor whole = cursor_of(head->lines[i]);
        matter |= !cursor_is_longer(&line, NUMBER_POINTS) && head_ends_in_any(line, matters);
        reported |= head_ends_in(whole, "提出") && cursor_holds(&whole, "国会") &&
                    !cursor_is_longer(&whole, NUMBER_POINTS);
        ssk_buffer_append_string(&words, head->lines[i]);
    }
    const char *based = strstr(ssk_buffer_string(&words), "の規定に基づき");
    reported |= based && strstr(based, "報告を行うもの");
    ssk_buffer_free(&words);
    return matter && reported;
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

/* 政令第五十一号 above …の一部を改正する政令: an order that changes others has no articles of its own. */
static bool is_amendment(struct cursor title, const struct head *head)
{
    static const char *const endings[] = {
        "を改正する法律", "を改正する政令", "を改正する省令", "を改正する内閣府令",
        "を廃止する法律", "を廃止する政令", "を廃止する省令", NULL};
    static const char *const numbers[] = {"法律第", "政令第", "省令第", "府令第", NULL};
    if (!head_ends_in_any(title, endings))
        return false;
    for (size_t i = 0; i < head->count && i < TOP_LINES; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        for (const char *const *number = numbers; *number; number++)
            if (cursor_holds(&line, *number) && !cursor_is_longer(&line, NUMBER_POINTS) &&
                head_ends_in(head_without_brackets(line), "号"))
                return true;
    }
    return false;
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
    if (is_amendment(title, head))
        return SSK_GENRE_STATUTE;
    if (is_answer_head(head))
        return SSK_GENRE_ANSWER;
    if (is_question_head(head))
        return SSK_GENRE_QUESTION;
    if (notice_is(title, head))
        return notice_genre(title, head);
    if (is_minutes_head(head))
        return SSK_GENRE_MINUTES;
    if (is_yearly_report(head))
        return SSK_GENRE_WHITE_PAPER;
    enum ssk_genre genre = by_ending(title);
    return genre != SSK_GENRE_NONE ? genre : by_cover(head, title, document->web);
}
