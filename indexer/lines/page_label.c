#include "indexer/lines/page_label.h"

#include <stddef.h>

#include "indexer/lines/cursor.h"

/* 別添2, 別紙 1, 資料３, and a blank. */
static bool take_annex(struct cursor *cursor)
{
    static const char *const names[] = {"別添資料", "参考資料", "別添", "別紙", "別表", "別冊",
                                        "資料",     "参考",     "付録", "付属", "添付", NULL};
    for (const char *const *name = names; *name; name++)
        if (cursor_take_string(cursor, *name)) {
            int number;
            cursor_spaces(cursor);
            cursor_number(cursor, &number);
            cursor_spaces(cursor);
            return true;
        }
    return false;
}

static bool take_roman(struct cursor *cursor)
{
    size_t count = 0;
    for (uint32_t point; (point = cursor_peek(cursor)) == 'i' || point == 'v' || point == 'x'; count++)
        cursor_next(cursor);
    return count > 0 && count <= 6;
}

/* `- 71 -`, 1-3: sets whether dashes stand on both sides. */
static bool take_dashed(struct cursor *cursor, bool *dashes)
{
    int number;
    bool before = cursor_take(cursor, '-');
    cursor_spaces(cursor);
    if (!cursor_number(cursor, &number) && !take_roman(cursor))
        return false;
    bool after;
    cursor_spaces(cursor);
    while ((after = cursor_take(cursor, '-')) && cursor_number(cursor, &number))
        cursor_spaces(cursor);
    *dashes = before && after;
    return true;
}

/* `p. 12`, `12 ページ`, `12/30`. */
static bool is_page_phrase(struct cursor cursor)
{
    int number;
    bool named = cursor_take_string(&cursor, "page") || cursor_take_string(&cursor, "Page") ||
                 cursor_take(&cursor, 'p') || cursor_take(&cursor, 'P');
    named |= named && cursor_take(&cursor, '.');
    cursor_spaces(&cursor);
    if (!cursor_number(&cursor, &number))
        return false;
    cursor_spaces(&cursor);
    if (cursor_take(&cursor, '/')) {
        cursor_spaces(&cursor);
        named |= cursor_number(&cursor, &number);
    }
    named |= cursor_take_string(&cursor, "ページ") || cursor_take_string(&cursor, "頁");
    return named && cursor_done(&cursor);
}

enum label_shape page_label_shape(const char *text)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text));
    bool dashes = false;
    if (cursor_done(&cursor))
        return LABEL_NONE;
    if (is_page_phrase(cursor))
        return LABEL_SURE;
    struct cursor annex = cursor;
    bool named = take_annex(&annex);
    if (!named)
        annex = cursor;
    if (cursor_done(&annex) || !take_dashed(&annex, &dashes) || !cursor_done(&annex))
        return LABEL_NONE;
    return dashes ? LABEL_SURE : named ? LABEL_NAMED : LABEL_BARE;
}
