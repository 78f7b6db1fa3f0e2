#include "indexer/lines/list_label.h"

#include <string.h>

static const char KANA[] =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ";

/* ア is 1. */
static int kana_value(uint32_t point)
{
    int value = 1;
    for (struct scan kana = scan_of(KANA); !scan_done(&kana); value++)
        if (scan_next(&kana) == point)
            return value;
    return 0;
}

/* Ⅳ, or its letters: IV. Letters count only with a full stop or a blank behind. */
static bool take_roman(struct scan *scan, int *value)
{
    static const char *const letters[] = {"VIII", "VII", "III", "IV", "VI", "IX", "II", "I", "V", "X", NULL};
    static const int values[] = {8, 7, 3, 4, 6, 9, 2, 1, 5, 10};
    uint32_t point = scan_peek(scan);
    if (point >= 0x2160 && point <= 0x216b) {
        *value = (int)(point - 0x2160) + 1;
        scan_next(scan);
        return true;
    }
    for (size_t i = 0; letters[i]; i++) {
        struct scan at = *scan;
        size_t taken = 0;
        while (letters[i][taken] && scan_take(&at, (uint32_t)letters[i][taken]))
            taken++;
        if (letters[i][taken] || (scan_peek(&at) != ' ' && scan_peek(&at) != '.'))
            continue;
        *value = values[i];
        *scan = at;
        return true;
    }
    return false;
}

/* (1), (ア), (a). */
static enum mark_style take_bracketed(struct scan *scan, int *value)
{
    struct scan at = *scan;
    enum mark_style style = MARK_BRACKET;
    if (!scan_take(&at, '('))
        return MARK_NONE;
    uint32_t point = scan_peek(&at);
    if (!scan_number(&at, value)) {
        *value = point >= 'a' && point <= 'z' ? (int)(point - 'a') + 1 : kana_value(point);
        style = point < 0x80 ? MARK_LETTER : MARK_BRACKETED_KANA;
        scan_next(&at);
    }
    if (*value == 0 || !scan_take(&at, ')'))
        return MARK_NONE;
    *scan = at;
    return style;
}

static enum mark_style take_annex(struct scan *scan, int *value)
{
    static const char *const names[] = {"参考資料", "別紙", "別添", "別表", "附属資料", "付属資料", NULL};
    struct scan at = *scan;
    for (const char *const *name = names; *name; name++)
        if (scan_take_string(&at, *name)) {
            scan_spaces(&at);
            *value = 0;
            if (!scan_number(&at, value))
                at = (struct scan){scan->at + strlen(*name), scan->end};
            if (!scan_done(&at) && scan_peek(&at) != ' ')
                return MARK_NONE;
            *scan = at;
            return MARK_ANNEX;
        }
    return MARK_NONE;
}

/* ① and ア and a). */
static enum mark_style take_plain(struct scan *scan, int *value)
{
    struct scan at = *scan;
    uint32_t point = scan_next(&at);
    if (point >= 0x2460 && point <= 0x2473) {
        *value = (int)(point - 0x2460) + 1;
        *scan = at;
        return MARK_CIRCLE;
    }
    if (point >= 'a' && point <= 'z' && scan_take(&at, ')')) {
        *value = (int)(point - 'a') + 1;
        *scan = at;
        return MARK_LETTER;
    }
    *value = kana_value(point);
    if (*value == 0 || (scan_peek(&at) != ' ' && scan_peek(&at) != '.'))
        return MARK_NONE;
    *scan = at;
    return MARK_KANA;
}

static bool put_label(struct outline_mark *out, struct scan label)
{
    size_t length = (size_t)(label.end - label.at);
    if (length >= sizeof out->label)
        return false;
    memcpy(out->label, label.at, length);
    out->label[length] = '\0';
    return true;
}

bool outline_mark_parse(const char *text, struct outline_mark *out)
{
    struct scan scan = scan_trimmed(scan_of(text)), start = scan;
    *out = (struct outline_mark){.style = MARK_NONE};
    if (take_roman(&scan, &out->value))
        out->style = MARK_ROMAN;
    if (!out->style)
        out->style = take_bracketed(&scan, &out->value);
    if (!out->style)
        out->style = take_annex(&scan, &out->value);
    if (!out->style)
        out->style = take_plain(&scan, &out->value);
    if (!out->style || !put_label(out, (struct scan){start.at, scan.at}))
        return false;
    scan_take(&scan, '.');
    out->title = scan_trimmed(scan);
    return out->style == MARK_ANNEX || !scan_done(&out->title);
}
