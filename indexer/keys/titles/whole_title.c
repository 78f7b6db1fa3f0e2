#include "indexer/keys/titles/whole_title.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/keys/head/gazette_head.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/paper_names.h"
#include "indexer/lines/title_form.h"
#include "seisaku/buffer.h"

enum {
    TOP_LINES = 12,
    PAPER_POINTS = 16,
    PART_POINTS = 50,
    CASE_POINTS = 60,
    SIGNER_POINTS = 30,
    LEAST_POINTS = 7
};

ssk_status whole_title_part_site(struct document *document, const struct ssk_ministries *ministries)
{
    struct cursor title = cursor_of(document->title ? document->title : ""), site = title;
    const char *sign = NULL;
    uint32_t before = 0;
    for (struct cursor at = title; !cursor_done(&at) && document->web;) {
        const char *here = at.at;
        if (take_site_sign(&at, before == ' ')) {
            sign = here;
            site = cursor_trimmed(at);
        }
        before = cursor_next(&at);
    }
    if (!sign || sign == title.at || !ssk_ministry_find(ministries, site.at, (size_t)(site.end - site.at)))
        return SSK_OK;
    if (!document->publisher)
        document->publisher = strndup(site.at, (size_t)(site.end - site.at));
    struct cursor name = cursor_trimmed((struct cursor){title.at, sign});
    char *own = strndup(name.at, (size_t)(name.end - name.at));
    if (!document->publisher || !own) {
        free(own);
        return SSK_MEMORY;
    }
    free(document->title);
    document->title = own;
    return SSK_OK;
}

/* The page's first heading of the first level, or NULL. */
static const struct line *first_heading(const struct document *document)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++)
            if (document->pages[p].lines[l].role == LINE_HEADING && document->pages[p].lines[l].level == 1)
                return &document->pages[p].lines[l];
    return NULL;
}

/* Takes the line's characters off the title, blanks aside; false where they differ. */
static bool take_line(struct cursor *title, struct cursor line)
{
    while (!cursor_done(&line)) {
        cursor_spaces(title);
        if (cursor_next(&line) != cursor_next(title))
            return false;
        cursor_spaces(&line);
    }
    cursor_spaces(title);
    return true;
}

/* The lines of the head that are the title: the first, and *end behind the last; the head's count when none
 * are. */
static size_t title_line(const struct document *document, const struct head *head, size_t *end)
{
    for (size_t i = 0; document->title && i < head->count && i < TOP_LINES; i++) {
        struct cursor title = cursor_of(document->title);
        for (*end = i; *end < head->count && take_line(&title, cursor_of(head->lines[*end]));) {
            ++*end;
            if (cursor_done(&title))
                return i;
        }
    }
    return *end = head->count;
}

static ssk_status set_title(struct document *document, const char *first, const char *second)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&text, first);
    if (*second)
        ssk_buffer_append_char(&text, ' ');
    ssk_buffer_append_string(&text, second);
    char *title = ssk_buffer_detach(&text);
    if (!title)
        return SSK_MEMORY;
    free(document->title);
    document->title = title;
    return SSK_OK;
}

/* Does the text open with the other, blanks and widths aside? */
static bool opens_with(struct cursor text, struct cursor opening)
{
    for (; cursor_spaces(&opening), !cursor_done(&opening);) {
        cursor_spaces(&text);
        if (cursor_next(&text) != cursor_next(&opening))
            return false;
    }
    return true;
}

ssk_status whole_title_unsite(struct document *document, const struct ssk_ministries *ministries)
{
    const char *title = document->title;
    const struct line *heading = document->web && title ? first_heading(document) : NULL;
    if (!heading || ssk_ministry_find(ministries, heading->text, strlen(heading->text)))
        return SSK_OK;
    struct cursor whole = cursor_of(heading->text), opening = cursor_of(title);
    if (opens_with(whole, opening) && !cursor_same(whole, opening))
        return set_title(document, heading->text, "");
    if (!ssk_ministry_find(ministries, title, strlen(title)))
        return SSK_OK;
    if (!document->publisher && !(document->publisher = strdup(title)))
        return SSK_MEMORY;
    return set_title(document, heading->text, "");
}

static bool is_council(const char *title)
{
    static const char *const bodies[] = {"会", "会議", "本部", "グループ", "チーム", NULL};
    struct cursor text = cursor_of(title);
    return cursor_ends_in_any(&text, bodies);
}

/* 中間とりまとめ, 報告書（案）, 議事次第: a line that says what the paper is, and not of whom; or of a part
 * of the council above it: …に関する部会（第４回）　議事録. */
static bool is_paper(const char *line)
{
    static const char *const agendas[] = {"議事次第", "会議次第", NULL};
    struct cursor text = head_without_brackets(cursor_of(line));
    bool part = cursor_holds(&text, "部会") || cursor_holds(&text, "分科会") ||
                cursor_holds(&text, "小委員会") || cursor_holds(&text, "ワーキング");
    return !cursor_is_longer(&text, part ? PART_POINTS : PAPER_POINTS) &&
           (names_report(text) || names_minutes(text) || cursor_ends_in_any(&text, agendas));
}

/* 提言, alone above what it proposes: 提言　離島の窓口の明かり. */
static bool is_bare_paper(const char *title, const char *below)
{
    static const char *const papers[] = {"提言", "答申", "建議", "勧告", NULL};
    struct cursor text = cursor_of(below);
    bool bare = false;
    for (const char *const *paper = papers; *paper; paper++)
        bare |= cursor_same(cursor_of(title), cursor_of(*paper));
    return bare && cursor_is_longer(&text, LEAST_POINTS) && !cursor_is_longer(&text, PART_POINTS) &&
           !cursor_holds(&text, "。") && !(cursor_holds(&text, "年") && cursor_holds(&text, "月")) &&
           !line_is_organisation(below, strlen(below));
}

/* With the line below where this one asks for more: …の不足に　どう向き合うか. */
static ssk_status join_proposal(struct document *document, const struct head *head, size_t l)
{
    struct cursor first = cursor_of(head->lines[l]);
    uint32_t last = cursor_last(&first);
    ssk_status status = set_title(document, document->title, head->lines[l]);
    document->genre = document->genre == SSK_GENRE_NONE ? SSK_GENRE_REPORT : document->genre;
    if (status != SSK_OK || l + 1 == head->count || !point_is_among(last, "はがをにのとでもへや、・"))
        return status;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_printf(&text, "%s%s", document->title, head->lines[l + 1]);
    status = text.failed ? SSK_MEMORY : set_title(document, ssk_buffer_string(&text), "");
    ssk_buffer_free(&text);
    return status;
}

ssk_status whole_title_join(struct document *document, const struct head *head)
{
    size_t end, l = title_line(document, head, &end);
    if (l == head->count)
        return SSK_OK;
    if (end < head->count && is_bare_paper(document->title, head->lines[end]))
        return join_proposal(document, head, end);
    if (end < head->count && is_council(document->title) && is_paper(head->lines[end])) {
        ssk_status status = set_title(document, document->title, head->lines[end]);
        if (status != SSK_OK)
            return status;
    }
    const char *above = l > 0 ? head->lines[l - 1] : "";
    return title_is_bare_year(above, strlen(above)) ? set_title(document, above, document->title) : SSK_OK;
}

/* 平成２８年（行ケ）第１００８２号　審決取消請求事件. */
static bool is_case(const char *line)
{
    struct cursor text = cursor_of(line);
    return !cursor_is_longer(&text, CASE_POINTS) && cursor_holds(&text, "号") &&
           head_ends_in(head_without_brackets(text), "事件");
}

/* 第百四十二回国会　参議院運輸委員会会議録第九号. */
static bool is_record(const char *line)
{
    struct cursor text = cursor_of(line);
    return !cursor_is_longer(&text, CASE_POINTS) && cursor_holds(&text, "会議録第") &&
           head_ends_in(text, "号");
}

/* 官報　第1325号; of a page without its number the title is what it prints. */
static ssk_status name_gazette(struct document *document, const struct head *head)
{
    struct ssk_buffer number = SSK_BUFFER_INIT;
    gazette_append_number(&number, head);
    ssk_status status = number.failed       ? SSK_MEMORY
                        : number.length > 0 ? set_title(document, "官報", ssk_buffer_string(&number))
                                            : SSK_OK;
    ssk_buffer_free(&number);
    return status;
}

static bool is_signer(struct cursor line)
{
    return cursor_holds(&line, "大臣") && !cursor_is_longer(&line, SIGNER_POINTS) &&
           !cursor_holds(&line, "。");
}

/* The name of what an order lays down stands below who signs it:
 * 国土交通大臣　甲野　乙助　灯台の光に関する基準. */
static ssk_status name_order(struct document *document, const struct head *head)
{
    size_t l = 0;
    while (l < head->count && !is_signer(cursor_of(head->lines[l])))
        l++;
    while (l < head->count && is_signer(cursor_of(head->lines[l])))
        l++;
    struct heading number;
    if (document->title || l == head->count || heading_parse(head->lines[l], &number) ||
        !title_ends_well(head->lines[l], strlen(head->lines[l])))
        return SSK_OK;
    return set_title(document, head->lines[l], "");
}

ssk_status whole_title_of_genre(struct document *document, const struct head *head)
{
    if (document->genre == SSK_GENRE_GAZETTE)
        return name_gazette(document, head);
    if (document->genre == SSK_GENRE_NOTICE || document->genre == SSK_GENRE_STATUTE)
        return name_order(document, head);
    bool (*is_title)(const char *line) = document->genre == SSK_GENRE_JUDGMENT  ? is_case
                                         : document->genre == SSK_GENRE_MINUTES ? is_record
                                                                                : NULL;
    for (size_t i = 0; is_title && i < head->count && i < TOP_LINES; i++)
        if (is_title(head->lines[i]))
            return set_title(document, head->lines[i], "");
    return SSK_OK;
}
