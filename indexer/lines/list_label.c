#include "indexer/lines/list_label.h"

#include <string.h>

static const char KANA[] =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";

/* ア is 1. */
static int kana_value(uint32_t point)
{
    int value = 1;
    for (struct cursor kana = cursor_of(KANA); !cursor_done(&kana); value++)
        if (cursor_next(&kana) == point)
            return value;
    return 0;
}

/* The parts behind a Roman numeral: －１－２. */
static bool take_parts(struct cursor *cursor)
{
    bool any = false;
    struct cursor at = *cursor;
    int part;
    while (cursor_take(&at, '-') && cursor_number(&at, &part)) {
        *cursor = at;
        any = true;
    }
    return any;
}

/* Ⅳ, or its letters: IV. Letters count only with a full stop or a blank behind. */
static bool take_roman(struct cursor *cursor, int *value)
{
    static const char *const letters[] = {"VIII", "VII", "III", "IV", "VI", "IX", "II", "I", "V", "X", NULL};
    static const int values[] = {8, 7, 3, 4, 6, 9, 2, 1, 5, 10};
    uint32_t point = cursor_peek(cursor);
    if (point >= 0x2160 && point <= 0x216b) {
        *value = (int)(point - 0x2160) + 1;
        cursor_next(cursor);
        return true;
    }
    for (size_t i = 0; letters[i]; i++) {
        struct cursor at = *cursor;
        size_t taken = 0;
        while (letters[i][taken] && cursor_take(&at, (uint32_t)letters[i][taken]))
            taken++;
        if (letters[i][taken] || (cursor_peek(&at) != ' ' && cursor_peek(&at) != '.'))
            continue;
        *value = values[i];
        *cursor = at;
        return true;
    }
    return false;
}

/* (1), (ア), (a). */
static enum mark_style take_bracketed(struct cursor *cursor, int *value)
{
    struct cursor at = *cursor;
    enum mark_style style = MARK_BRACKET;
    if (!cursor_take(&at, '('))
        return MARK_NONE;
    uint32_t point = cursor_peek(&at);
    if (!cursor_number(&at, value)) {
        *value = point >= 'a' && point <= 'z' ? (int)(point - 'a') + 1 : kana_value(point);
        style = point < 0x80 ? MARK_LETTER : MARK_BRACKETED_KANA;
        cursor_next(&at);
    }
    if (*value == 0 || !cursor_take(&at, ')'))
        return MARK_NONE;
    *cursor = at;
    return style;
}

static enum mark_style take_annex(struct cursor *cursor, int *value)
{
    static const char *const names[] = {"参考資料", "別紙", "別添", "別表", "附属資料", "付属資料", NULL};
    struct cursor at = *cursor;
    for (const char *const *name = names; *name; name++)
        if (cursor_take_string(&at, *name)) {
            cursor_spaces(&at);
            *value = 0;
            if (!cursor_number(&at, value))
                at = (struct cursor){cursor->at + strlen(*name), cursor->end};
            if (!cursor_done(&at) && cursor_peek(&at) != ' ')
                return MARK_NONE;
            *cursor = at;
            return MARK_ANNEX;
        }
    return MARK_NONE;
}

/* ① and ア and a). */
static enum mark_style take_plain(struct cursor *cursor, int *value)
{
    struct cursor at = *cursor;
    uint32_t point = cursor_next(&at);
    if (point >= 0x2460 && point <= 0x2473) {
        *value = (int)(point - 0x2460) + 1;
        *cursor = at;
        return MARK_CIRCLE;
    }
    if (point >= 'a' && point <= 'z' && cursor_take(&at, ')')) {
        *value = (int)(point - 'a') + 1;
        *cursor = at;
        return MARK_LETTER;
    }
    *value = kana_value(point);
    if (*value == 0 || (cursor_peek(&at) != ' ' && cursor_peek(&at) != '.'))
        return MARK_NONE;
    *cursor = at;
    return MARK_KANA;
}

/* Copies the label as printed; the parts behind a Roman numeral as numbers of sections have them, Ⅰ-1. */
static bool put_label(struct list_label *out, struct cursor label)
{
    size_t used = 0;
    while (!cursor_done(&label)) {
        const char *start = label.at;
        uint32_t point = cursor_next(&label);
        size_t bytes = out->parted && point < 0x80 ? 1 : (size_t)(label.at - start);
        char narrow = (char)point;
        if (used + bytes >= sizeof out->label)
            return false;
        memcpy(out->label + used, bytes == 1 ? &narrow : start, bytes);
        used += bytes;
    }
    out->label[used] = '\0';
    return true;
}

bool list_label_parse(const char *text, struct list_label *out)
{
    struct cursor cursor = cursor_trimmed(cursor_of(text)), start = cursor;
    *out = (struct list_label){.style = MARK_NONE};
    if (take_roman(&cursor, &out->value)) {
        out->style = MARK_ROMAN;
        out->parted = take_parts(&cursor);
    }
    if (!out->style)
        out->style = take_bracketed(&cursor, &out->value);
    if (!out->style)
        out->style = take_annex(&cursor, &out->value);
    if (!out->style)
        out->style = take_plain(&cursor, &out->value);
    if (!out->style || !put_label(out, (struct cursor){start.at, cursor.at}))
        return false;
    cursor_take(&cursor, '.');
    out->title = cursor_trimmed(cursor);
    return out->style == MARK_ANNEX || !cursor_done(&out->title);
}
