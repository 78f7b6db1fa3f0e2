/* Headings by marks that lists have, too: (1), ア, ①, 一. Their titles must be short, in order, and stand
 * above text. */
#include <stdlib.h>
#include <string.h>

#include "indexer/lines/cursor.h"
#include "indexer/structure/heading_context.h"
#include "indexer/structure/heading_sequence.h"

enum { MARKED_POINTS = 30 }; /* of the title behind (1) */

/* Titles of a list's items, which tell what is done, and of conditions: no headings. */
static bool tells(struct cursor title)
{
    static const char *const endings[] = {"する", "した", "こと", "いる", "ある", "れる",
                                          "とき", "場合", "もの", "ない", NULL};
    size_t length = (size_t)(title.end - title.at);
    for (const char *const *ending = endings; *ending; ending++)
        if (length >= strlen(*ending) && memcmp(title.end - strlen(*ending), *ending, strlen(*ending)) == 0)
            return true;
    return cursor_holds(&title, "、") || cursor_holds(&title, "。");
}

static bool is_marked_neighbour(const struct line *line, const struct list_label *mark)
{
    struct list_label other;
    return line && line->role != LINE_HEADING && list_label_parse(line->text, &other) &&
           other.style == mark->style && abs(other.value - mark->value) == 1;
}

bool context_marked(const struct heading_context *around, const struct line *line, struct list_label *mark)
{
    if (around->marked_headings || around->in_table || line->column != 0 ||
        !list_label_parse(line->text, mark) || mark->parted || !outline_expects(around->outline, mark))
        return false;
    context_drop_reference(around, &mark->title);
    const struct line *below = sequence_below(around, line);
    bool titled = cursor_done(&mark->title) || (heading_title_of_mark(mark->title) && !tells(mark->title) &&
                                                !cursor_is_longer(&mark->title, MARKED_POINTS));
    if (!below && !around->page->laid_out)
        below = sequence_overleaf(around);
    return titled && below && below->role == LINE_TEXT && below->column == 0 &&
           context_begin_anew(around, around->above, line) && !context_may_run_on(around, line) &&
           context_ends_apart(around, line) && !is_marked_neighbour(around->above, mark) &&
           !is_marked_neighbour(below, mark);
}

/* Titles that a heading has; items of a list tell what is done. */
static bool is_kanji_titled(const struct heading *heading)
{
    return heading_title_of_mark(heading->title) && !tells(heading->title) &&
           !cursor_is_longer(&heading->title, MARKED_POINTS);
}

bool context_kanji(const struct heading_context *around, const struct line *line, struct heading *heading)
{
    if (around->marked_headings || around->in_table || line->column != 0 || around->page->laid_out ||
        !heading_parse_kanji(line->text, heading) || !is_kanji_titled(heading))
        return false;
    const struct line *below = sequence_below(around, line);
    struct heading next;
    if (!below)
        below = sequence_overleaf(around);
    bool counts = heading->parts[0] == 1 ? sequence_kanji_goes_on(around, line)
                                         : sequence_is_next_chapter(around->outline, heading);
    return counts && below && below->role == LINE_TEXT && below->column == 0 &&
           !heading_parse_kanji(below->text, &next) && context_begin_anew(around, around->above, line) &&
           !context_may_run_on(around, line) && context_ends_apart(around, line);
}
