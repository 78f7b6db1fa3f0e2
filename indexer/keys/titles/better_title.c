#include "indexer/keys/titles/better_title.h"

#include <string.h>

#include "indexer/keys/titles/genre_titles.h"
#include "indexer/keys/titles/title_lines.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/list_label.h"
#include "indexer/papers/paper_names.h"
#include "indexer/papers/title_form.h"
#include "seisaku/buffer.h"

enum {
    TOP_LINES = 12,
    LETTER_LINES = 20, /* a letterhead may name many whom it is to */
    LEAST_POINTS = 7,  /* of a title that no reader chose */
    LINE_POINTS = 60,
    BODY_POINTS = 24,
    KIND_POINTS = 16, /* 中間とりまとめ（案）, below the council's name */
    BRACKET_POINTS = 20,
    PARTS = 3 /* lines that are added */
};

/* ------------------------------------------------------------------------------------------ another line */

/* 中央環境審議会, and not 第３回…検討会, which is a meeting. */
static bool is_council(struct cursor line)
{
    static const char *const bodies[] = {"会", "会議", "本部", "人事院", "検査院", NULL};
    return !cursor_is_longer(&line, BODY_POINTS) && !cursor_holds(&line, "第") &&
           cursor_ends_in_any(&line, bodies);
}

static bool is_numbered(const char *line)
{
    struct heading heading;
    struct list_label label;
    return heading_parse(line, &heading) || list_label_parse(line, &label);
}

/* A line that says what the paper is and can be nothing else: …について, …計画（案）, …に関する答申. */
static bool is_titled(const char *text)
{
    struct cursor line = cursor_of(text), bare = title_without_brackets(line);
    static const char *const others[] = {"について", "に関する件",   "条例",   "規程", "要綱",
                                         "要領",     "指針",         "考え方", "骨子", "構想",
                                         "勧告",     "ガイドライン", "意見書", "決議", NULL};
    return cursor_is_longer(&line, LEAST_POINTS - 1) && !cursor_is_longer(&line, LINE_POINTS) &&
           !is_numbered(text) && !title_is_unfit(text, strlen(text)) && !is_council(line) &&
           !names_addressee(line) &&
           (genre_of_title(line) != SSK_GENRE_NONE || cursor_ends_in_any(&bare, others));
}

static bool is_dash(uint32_t point)
{
    return point == '~' || point == '-' || point == 0x301c || point == 0x2015 || point == 0x2014 ||
           point == 0x2500;
}

/* ～島に生きる人々のために～, ―小規模校の可能性―. */
static bool is_subtitle(struct cursor line)
{
    uint32_t first = cursor_peek(&line);
    return is_dash(first) && cursor_last(&line) == first && cursor_is_longer(&line, 3) &&
           !cursor_is_longer(&line, LINE_POINTS);
}

/* Is it a line that any other goes before? */
static bool is_poor(const char *title)
{
    return !title || is_council(cursor_of(title)) || is_numbered(title) ||
           title_is_unfit(title, strlen(title));
}

/* 議事次第, 報告書（案）: what the paper is, and of whom is said above it. */
static bool is_kind(const char *line)
{
    struct cursor text = cursor_of(line);
    return !cursor_is_longer(&text, KIND_POINTS) && !cursor_holds(&text, "に関する") &&
           !cursor_holds(&text, "について") && title_ends_well(line, strlen(line));
}

ssk_status better_title_find(struct document *document, const struct head *head)
{
    if (document->web || !is_poor(document->title))
        return SSK_OK;
    size_t end, l = title_lines_find(document, head, &end);
    if (l < head->count && end < head->count && is_council(cursor_of(document->title)) &&
        (is_kind(head->lines[end]) || title_lines_is_paper(head->lines[end])))
        return SSK_OK;
    size_t most = document->title && !is_council(cursor_of(document->title)) ? TOP_LINES : LETTER_LINES;
    for (size_t i = 0; i < head->count && i < most; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        if (cursor_holds(&line, "。"))
            break;
        if (is_titled(head->lines[i]))
            return title_lines_set(document, head->lines[i], "");
    }
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ more lines */

/* Does a title ask for more behind this: …の, …に関する, …及び? */
static bool is_open(struct cursor line)
{
    static const char *const ends[] = {"の",     "を",     "に",       "、",   "・",   "及び",
                                       "並びに", "又は",   "若しくは", "する", "した", "係る",
                                       "基づく", "おける", "よる",     NULL};
    return cursor_ends_in_any(&line, ends);
}

/* （案）, （審議のまとめ）, （第１次答申）. */
static bool is_bracket(struct cursor line)
{
    static const char *const kinds[] = {"案",   "まとめ", "概要", "答申", "報告",     "素案", "骨子",
                                        "通知", "通達",   "依頼", "版",   "たたき台", "抄",   NULL};
    struct cursor inside = line;
    if (!cursor_take(&inside, '(') || cursor_last(&line) != ')' || cursor_is_longer(&line, BRACKET_POINTS))
        return false;
    inside.end -= strlen(inside.end[-1] == ')' ? ")" : "）");
    return !cursor_done(&inside) && cursor_ends_in_any(&inside, kinds);
}

/* What a title may go on in, or begin with. */
static bool is_part(const char *line)
{
    struct cursor text = cursor_of(line);
    return !cursor_is_longer(&text, LINE_POINTS) && !cursor_holds(&text, "。") && !is_numbered(line) &&
           !names_addressee(text);
}

/* Makes the two, which one line parted, the title. */
static ssk_status join(struct document *document, const char *first, const char *second)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_printf(&text, "%s%s", first, second);
    ssk_status status = text.failed ? SSK_MEMORY : title_lines_set(document, ssk_buffer_string(&text), "");
    ssk_buffer_free(&text);
    return status;
}

ssk_status better_title_extend(struct document *document, const struct head *head)
{
    size_t end, l = title_lines_find(document, head, &end);
    ssk_status status = SSK_OK;
    bool first_subtitle = l < head->count && is_subtitle(cursor_of(head->lines[l]));
    for (int added = 0; l < head->count && end < head->count && added < PARTS && status == SSK_OK; added++) {
        const char *below = head->lines[end++];
        struct cursor line = cursor_of(below);
        bool open =
            is_open(cursor_of(document->title)) && is_part(below) && title_ends_well(below, strlen(below));
        if (!open && !is_subtitle(line) && !is_bracket(line))
            break;
        status = is_subtitle(line) ? title_lines_set(document, document->title, below)
                                   : join(document, document->title, below);
    }
    const char *above = l > 0 && l < head->count ? head->lines[l - 1] : NULL;
    if (status != SSK_OK || !above || !is_part(above) || title_is_unfit(above, strlen(above)))
        return status;
    if (is_open(cursor_of(above)))
        return join(document, above, document->title);
    bool named = first_subtitle || (is_council(cursor_of(above)) && is_kind(document->title));
    return named ? title_lines_set(document, above, document->title) : SSK_OK;
}
