#include "indexer/structure/answer_heading.h"

#include "indexer/lines/cursor.h"
#include "indexer/lines/numerals.h"

/* Passes the numbers of questions, and what joins them. */
static bool take_questions(struct cursor *cursor)
{
    static const char *const joins[] = {"の", "、", "及び", "並びに", "から", "まで", NULL};
    int number;
    if (!numeral_take(cursor, &number))
        return false;
    for (bool more = true; more;) {
        more = numeral_take(cursor, &number);
        for (const char *const *join = joins; *join && !more; join++)
            more = cursor_take_string(cursor, *join);
    }
    return true;
}

bool answer_heading(const struct heading_context *around, const struct line *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    if (line->column != 0 || line->row > 0 || around->in_table || around->page->marked_up)
        return false;
    return take_questions(&text) && cursor_take_string(&text, "について") && cursor_done(&text) &&
           context_begin_anew(around, around->above, line);
}
