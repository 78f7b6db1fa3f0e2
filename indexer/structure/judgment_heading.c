#include "indexer/structure/judgment_heading.h"

#include "indexer/papers/paper_names.h"

/* 理由, 事実及び理由, and not 判決 above all. */
static bool is_reason(const struct line *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    return !line_is_out(line) && names_judgment_part(text) && !cursor_same(text, cursor_of("判決"));
}

static bool is_order(const struct line *line)
{
    return !line_is_out(line) && names_judgment_order(cursor_of(line->text));
}

bool judgment_is(const struct document *document)
{
    bool order = false;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const struct line *line = &document->pages[p].lines[l];
            if (order && is_reason(line))
                return true;
            order |= is_order(line);
        }
    return false;
}

bool judgment_heading(const struct line *line)
{
    return line->column == 0 && line->row == 0 && (is_order(line) || is_reason(line));
}
