#include "indexer/keys/titles/whole_title.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/keys/head/gazette_head.h"
#include "indexer/keys/titles/title_lines.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/papers/paper_names.h"
#include "indexer/papers/title_form.h"
#include "seisaku/buffer.h"

enum { TOP_LINES = 12, PART_POINTS = 50, CASE_POINTS = 60, SIGNER_POINTS = 30, LEAST_POINTS = 7 };

static bool is_council(const char *title)
{
    static const char *const bodies[] = {"会", "会議", "本部", "グループ", "チーム", NULL};
    struct cursor text = cursor_of(title);
    return cursor_ends_in_any(&text, bodies);
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
    ssk_status status = title_lines_set(document, document->title, head->lines[l]);
    document->genre = document->genre == SSK_GENRE_NONE ? SSK_GENRE_REPORT : document->genre;
    if (status != SSK_OK || l + 1 == head->count || !point_is_among(last, "はがをにのとでもへや、・"))
        return status;
    struct ssk_buffer text = SSK_BUFFER_INIT;
    ssk_buffer_printf(&text, "%s%s", document->title, head->lines[l + 1]);
    status = text.failed ? SSK_MEMORY : title_lines_set(document, ssk_buffer_string(&text), "");
    ssk_buffer_free(&text);
    return status;
}

ssk_status whole_title_join(struct document *document, const struct head *head)
{
    size_t end, l = title_lines_find(document, head, &end);
    if (l == head->count)
        return SSK_OK;
    if (end < head->count && is_bare_paper(document->title, head->lines[end]))
        return join_proposal(document, head, end);
    if (end < head->count && is_council(document->title) && title_lines_is_paper(head->lines[end])) {
        ssk_status status = title_lines_set(document, document->title, head->lines[end]);
        if (status != SSK_OK)
            return status;
    }
    const char *above = l > 0 ? head->lines[l - 1] : "";
    return title_is_bare_year(above, strlen(above)) ? title_lines_set(document, above, document->title)
                                                    : SSK_OK;
}

/* 平成２８年（行ケ）第１００８２号　審決取消請求事件. */
static bool is_case(const char *line)
{
    struct cursor text = cursor_of(line);
    return !cursor_is_longer(&text, CASE_POINTS) && cursor_holds(&text, "号") &&
           head_ends_in(title_without_brackets(text), "事件");
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
                        : number.length > 0 ? title_lines_set(document, "官報", ssk_buffer_string(&number))
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
    return title_lines_set(document, head->lines[l], "");
}

/* 離島の通信に関する質問主意書, of an answer …に対する答弁書: below the letter that it comes with. */
static bool is_question(const char *line)
{
    struct cursor text = cursor_of(line);
    return head_ends_in(text, "質問主意書") && !cursor_holds(&text, "。") && !cursor_holds(&text, "別紙") &&
           cursor_holds(&text, "に関する");
}

static bool is_answer(const char *line)
{
    struct cursor text = cursor_of(line);
    return head_ends_in(text, "に対する答弁書") && !cursor_holds(&text, "別紙");
}

ssk_status whole_title_of_genre(struct document *document, const struct head *head)
{
    if (document->genre == SSK_GENRE_GAZETTE)
        return name_gazette(document, head);
    if (document->genre == SSK_GENRE_NOTICE || document->genre == SSK_GENRE_STATUTE)
        return name_order(document, head);
    bool (*is_title)(const char *line) = document->genre == SSK_GENRE_JUDGMENT   ? is_case
                                         : document->genre == SSK_GENRE_MINUTES  ? is_record
                                         : document->genre == SSK_GENRE_ANSWER   ? is_answer
                                         : document->genre == SSK_GENRE_QUESTION ? is_question
                                                                                 : NULL;
    bool above = document->genre == SSK_GENRE_JUDGMENT || document->genre == SSK_GENRE_MINUTES;
    for (size_t i = 0; is_title && i < head->count && (!above || i < TOP_LINES); i++)
        if (is_title(head->lines[i]))
            return title_lines_set(document, head->lines[i], "");
    return SSK_OK;
}
