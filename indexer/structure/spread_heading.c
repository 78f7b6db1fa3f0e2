#include "indexer/structure/spread_heading.h"

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/numerals.h"
#include "indexer/papers/paper_names.h"
#include "indexer/structure/heading_sequence.h"
#include "seisaku/buffer.h"

enum { DATE_POINTS = 20 };

/* 藤　原　　朋: a surname stands off from what follows it, the characters of a heading are evenly set. */
static bool is_uneven(struct cursor text)
{
    size_t even = 0;
    for (text = cursor_trimmed(text); !cursor_done(&text);) {
        cursor_next(&text);
        size_t spaces = cursor_spaces(&text);
        if (cursor_done(&text))
            break;
        if (even > 0 && spaces != even)
            return true;
        even = spaces;
    }
    return false;
}

/* A day alone, not 判決言渡　令和11年６月３日. */
static bool is_date(struct cursor text)
{
    int year;
    text = cursor_trimmed(text);
    return !cursor_is_longer(&text, DATE_POINTS) && cursor_ends_in(&text, "日") &&
           cursor_holds(&text, "月") && (era_take(&text) || cursor_number(&text, &year));
}

/* 厚　生　労　働　省 */
static bool is_body(struct cursor text)
{
    struct ssk_buffer closed = SSK_BUFFER_INIT;
    heading_append_title(&closed, cursor_trimmed(text));
    bool body = line_is_organisation(ssk_buffer_string(&closed), closed.length);
    ssk_buffer_free(&closed);
    return body;
}

/* Who sends a letter: below its day or an office, or above whom it is to. */
static bool is_sender(const struct line *above, struct cursor text, const struct line *below)
{
    static const char *const offices[] = {"長", "大臣", "事務官", "審議官", "知事", "総裁", NULL};
    struct cursor over = cursor_of(above ? above->text : "");
    return is_uneven(text) || is_body(text) ||
           (above && (is_date(over) || cursor_ends_in_any(&over, offices))) || names_addressee(text) ||
           names_addressee(cursor_of(below->text));
}

bool spread_heading(const struct heading_context *around, const struct line *line)
{
    static const char *const closings[] = {"以上",     "敬具",     "記",   "氏名", "署名",
                                           "事務連絡", "閣議決定", "判決", NULL};
    struct cursor text = cursor_of(line->text), start = cursor_trimmed(text);
    const struct line *above = around->above, *below = sequence_below(around, line);
    if (around->marked_headings || around->in_table || line->column != 0 || line->row > 0 ||
        around->page->laid_out || !below || below->role != LINE_TEXT ||
        !context_begin_anew(around, above, line) || cursor_take_any(&start, closings) ||
        mentions_press_release(start))
        return false;
    bool alone =
        !(above && heading_is_spread(cursor_of(above->text))) && !heading_is_spread(cursor_of(below->text));
    return alone &&
           (heading_is_beside_parts(text) || (heading_is_spread(text) && !is_sender(above, text, below)));
}
