#include "indexer/keys/titles/title_lines.h"

#include <stdlib.h>

#include "indexer/papers/paper_names.h"
#include "indexer/papers/title_form.h"
#include "seisaku/buffer.h"

enum { TOP_LINES = 12, PAPER_POINTS = 16, PART_POINTS = 50 };

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

size_t title_lines_find(const struct document *document, const struct head *head, size_t *end)
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

ssk_status title_lines_set(struct document *document, const char *first, const char *second)
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

bool title_lines_is_paper(const char *line)
{
    static const char *const agendas[] = {"議事次第", "会議次第", NULL};
    struct cursor text = title_without_brackets(cursor_of(line));
    bool part = cursor_holds(&text, "部会") || cursor_holds(&text, "分科会") ||
                cursor_holds(&text, "小委員会") || cursor_holds(&text, "ワーキング");
    bool about = cursor_holds(&text, "に関する") || cursor_holds(&text, "について");
    return !cursor_is_longer(&text, part ? PART_POINTS : PAPER_POINTS) && (part || !about) &&
           (names_report(text) || names_minutes(text) || cursor_ends_in_any(&text, agendas));
}
