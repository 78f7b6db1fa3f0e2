/* A document's genre by what stands at the end of its title, by the rows of its tables, and by the form of
 * its head. */
#include "indexer/keys/find_genre.h"

#include <string.h>

#include "indexer/keys/head/gazette_head.h"
#include "indexer/keys/head/notice_head.h"
#include "indexer/keys/slide_pages.h"
#include "indexer/keys/titles/genre_titles.h"
#include "indexer/keys/titles/title_core.h"
#include "indexer/papers/paper_names.h"
#include "indexer/papers/title_form.h"
#include "seisaku/buffer.h"

enum { NUMBER_POINTS = 30, TOP_LINES = 6, COVER_LINES = 15, LEAST_POINTS = 6 };

struct evidence {
    const struct document *document;
    const struct head *head;
    struct cursor title;
};

/* Rows that plan or report. */
static bool has_plan(const struct evidence *of)
{
    for (const struct keys *keys = of->document->keys; keys; keys = keys->next)
        if (keys->kind != SSK_KIND_TEXT)
            return true;
    return false;
}

/* …に対する答弁書, below the letter that it comes with. */
static bool is_answer_head(const struct evidence *of)
{
    for (size_t i = 0; i < of->head->count; i++) {
        struct cursor line = cursor_of(of->head->lines[i]);
        if (head_ends_in(line, "に対する答弁書") || cursor_holds(&line, "答弁書を送付する"))
            return true;
    }
    return false;
}

/* 離島航路に関する質問主意書 between its number and its text, as the house prints it. */
static bool is_question_head(const struct evidence *of)
{
    for (size_t i = 0; i < of->head->count && i < TOP_LINES; i++)
        if (head_ends_in(cursor_of(of->head->lines[i]), "に関する質問主意書"))
            return true;
    return false;
}

/* A line of the head that says it: 議事録 below the name of the meeting. */
static bool is_minutes_head(const struct evidence *of)
{
    for (size_t i = 0; i < of->head->count && i < TOP_LINES; i++) {
        struct cursor line = title_without_brackets(cursor_of(of->head->lines[i]));
        if (!cursor_is_longer(&line, NUMBER_POINTS) && names_minutes(line))
            return true;
    }
    return false;
}

/* Does the line stand right below the title, as its second line? */
static bool is_below(const struct head *head, size_t l, struct cursor title)
{
    struct cursor above = l > 0 ? cursor_of(head->lines[l - 1]) : (struct cursor){0};
    return l > 0 && !cursor_done(&title) && above.end - above.at == title.end - title.at &&
           memcmp(above.at, title.at, (size_t)(title.end - title.at)) == 0;
}

/* …の年次計画 in brackets behind a name: 海洋2030（2029年度年次報告・2030年度年次計画）. */
static bool is_named_plan(const struct evidence *of)
{
    uint32_t last = cursor_last(&of->title);
    return (last == ')' || last == ']') && cursor_holds(&of->title, "年次計画)");
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
static enum ssk_genre by_cover(const struct evidence *of)
{
    const struct head *head = of->head;
    bool site = of->document->web;
    for (size_t i = 0; i < head->count && i < TOP_LINES; i++) {
        struct cursor line = title_core(cursor_of(head->lines[i]));
        if (cursor_holds(&line, "。") || cursor_holds(&line, "、") ||
            (site && cursor_points(&line) < LEAST_POINTS))
            continue;
        enum ssk_genre genre = by_last_line(line);
        if (genre != SSK_GENRE_NONE)
            return genre;
        if (!site && (head_ends_in(line, "ディスカッションペーパー") ||
                      ((head->cover || is_below(head, i, of->title)) &&
                       cursor_points(&line) >= LEAST_POINTS && names_report(line))))
            return SSK_GENRE_REPORT;
    }
    return SSK_GENRE_NONE;
}

/* 令和５年度　環境の状況, which the cabinet reports to the Diet each year: a white paper by another name. */
static bool is_yearly_report(const struct evidence *of)
{
    static const char *const matters[] = {"の動向", "の状況", "の概況", "の現況", "に関する年次報告", NULL};
    bool matter = false, reported = false;
    struct ssk_buffer words = SSK_BUFFER_INIT; /* a sentence goes on from line to line */
    for (size_t i = 0; i < of->head->count && i < COVER_LINES; i++) {
        struct cursor line = title_without_brackets(cursor_of(of->head->lines[i]));
        struct cursor whole = cursor_of(of->head->lines[i]);
        matter |= !cursor_is_longer(&line, NUMBER_POINTS) && cursor_ends_in_any(&line, matters);
        reported |= head_ends_in(whole, "提出") && cursor_holds(&whole, "国会") &&
                    !cursor_is_longer(&whole, NUMBER_POINTS);
        ssk_buffer_append_string(&words, of->head->lines[i]);
    }
    const char *based = strstr(ssk_buffer_string(&words), "の規定に基づき");
    reported |= based && strstr(based, "報告を行うもの");
    ssk_buffer_free(&words);
    return matter && reported;
}

static bool is_judgment(const struct evidence *of)
{
    bool order = false, part = false;
    for (size_t i = 0; i < of->head->count; i++) {
        order |= names_judgment_order(cursor_of(of->head->lines[i]));
        part |= names_judgment_part(cursor_of(of->head->lines[i]));
    }
    return order && part;
}

/* 政令第五十一号 above …の一部を改正する政令: an order that changes others has no articles of its own. */
static bool is_amendment(const struct evidence *of)
{
    static const char *const endings[] = {
        "を改正する法律", "を改正する政令", "を改正する省令", "を改正する内閣府令", "を廃止する法律",
        "を廃止する政令", "を廃止する省令", "を改正する条例", "を改正する規則",     "を改正する規程",
        "を廃止する条例", "を廃止する規則", "を廃止する規程", "を改正する訓令",     NULL};
    static const char *const numbers[] = {"法律第", "政令第", "省令第", "府令第", "条例第",
                                          "規則第", "規程第", "訓令第", "議案第", NULL};
    if (!cursor_ends_in_any(&of->title, endings))
        return false;
    for (size_t i = 0; i < of->head->count && i < TOP_LINES; i++) {
        struct cursor line = cursor_of(of->head->lines[i]);
        for (const char *const *number = numbers; *number; number++)
            if (cursor_holds(&line, *number) && !cursor_is_longer(&line, NUMBER_POINTS) &&
                head_ends_in(title_without_brackets(line), "号"))
                return true;
    }
    return false;
}

/* 報道発表資料, Press Release: what stands above such a paper, on a line of its own. */
static bool is_press_release(const struct evidence *of)
{
    for (size_t i = 0; i < of->head->count && i < TOP_LINES; i++)
        if (names_press_release(title_without_brackets(cursor_of(of->head->lines[i]))))
            return true;
    return false;
}

/* ------------------------------------------------------------------------------------------ the rules */

static bool is_gazette(const struct evidence *of)
{
    return gazette_is(of->head);
}

static enum ssk_genre by_letterhead(const struct evidence *of)
{
    return notice_is(of->title, of->head) ? notice_genre(of->title, of->head) : SSK_GENRE_NONE;
}

static enum ssk_genre by_title(const struct evidence *of)
{
    return genre_of_title(of->title);
}

/* 総務省は、調査の結果を取りまとめましたので、公表します。 near its head. */
static bool is_announcement(const struct evidence *of)
{
    for (size_t i = 0; i < of->head->count && i < COVER_LINES; i++)
        if (announces(cursor_of(of->head->lines[i])))
            return true;
    return false;
}

static bool is_slides(const struct evidence *of)
{
    return slide_pages_are(of->document);
}

static bool is_other(const struct evidence *of)
{
    return genre_is_other(of->title);
}

/* The first that holds is believed. Forms that only one kind of document has come first; then the heads of
 * letters and records, which name other papers in their titles (…計画について（通知）); then titles, the
 * surest word of which is their last. A cover's other lines are asked where the title says nothing. */
static const struct {
    enum ssk_genre genre;
    bool (*holds)(const struct evidence *of);
    enum ssk_genre (*which)(const struct evidence *of); /* where the rule knows several */
} RULES[] = {
    {SSK_GENRE_PLAN, has_plan, NULL},             /* a table's rows plan or report */
    {SSK_GENRE_PLAN, is_named_plan, NULL},        /* …（年次報告・年次計画） */
    {SSK_GENRE_GAZETTE, is_gazette, NULL},        /* 官報, its number, its day */
    {SSK_GENRE_JUDGMENT, is_judgment, NULL},      /* 主文 and 理由 */
    {SSK_GENRE_STATUTE, is_amendment, NULL},      /* …を改正する政令 below its number */
    {SSK_GENRE_ANSWER, is_answer_head, NULL},     /* …に対する答弁書 */
    {SSK_GENRE_QUESTION, is_question_head, NULL}, /* …に関する質問主意書 */
    {SSK_GENRE_NONE, NULL, by_letterhead}, /* number and addressee, 事務連絡; （通知）, （答申） */
    {SSK_GENRE_MINUTES, is_minutes_head, NULL},      /* a line that ends in 議事録 */
    {SSK_GENRE_WHITE_PAPER, is_yearly_report, NULL}, /* …の状況, reported to the Diet */
    {SSK_GENRE_SLIDES, is_slides, NULL},             /* pages of a title and a few items */
    {SSK_GENRE_OTHER, is_announcement, NULL},        /* says that it announces what it names */
    {SSK_GENRE_NONE, NULL, by_title},                /* ends in 白書, 計画, 報告書 */
    {SSK_GENRE_NONE, NULL, by_cover},                /* so does another line of the cover */
    {SSK_GENRE_OTHER, is_press_release, NULL},       /* below 報道発表資料 */
    {SSK_GENRE_OTHER, is_other, NULL},               /* ends in Ｑ＆Ａ, 手引き */
};

enum ssk_genre find_genre(const struct document *document, const struct head *head)
{
    const struct evidence evidence = {document, head, cursor_of(document->title ? document->title : "")};
    enum ssk_genre genre = SSK_GENRE_NONE;
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES && genre == SSK_GENRE_NONE; i++)
        genre = RULES[i].which              ? RULES[i].which(&evidence)
                : RULES[i].holds(&evidence) ? RULES[i].genre
                                            : SSK_GENRE_NONE;
    return genre;
}
