#include "indexer/text/title_text.h"

#include "seisaku/unicode.h"

size_t title_indent(const struct line *line)
{
    struct cursor text = cursor_of(line->text);
    const char *start = text.at;
    cursor_spaces(&text);
    return ssk_display_width(start, (size_t)(text.at - start));
}

struct cursor title_text(const struct line *line)
{
    static const char *const statutes[] = {"条例", "規則", "規程", "法律", "政令", "省令", "要綱", NULL};
    struct cursor text = cursor_trimmed(cursor_of(line->text)), bare = text;
    if (!cursor_take(&bare, 0x25cb) && !cursor_take(&bare, 0x25ef) && !cursor_take(&bare, 0x3007) &&
        !cursor_take(&bare, 0x25ce))
        return text;
    for (const char *const *statute = statutes; *statute; statute++)
        if (cursor_ends_in(&bare, *statute))
            return cursor_trimmed(bare);
    return text;
}
