#include "indexer/lines/page_label.h"

#include <stddef.h>

#include "indexer/lines/cursor.h"

/* 別添2, 別紙 1, 資料３, and a blank. */
static bool take_annex(struct scan *scan)
{
    static const char *const names[] = {"別添資料", "参考資料", "別添", "別紙", "別表", "別冊",
                                        "資料",     "参考",     "付録", "付属", "添付", NULL};
    for (const char *const *name = names; *name; name++)
        if (scan_take_string(scan, *name)) {
            int number;
            scan_spaces(scan);
            scan_number(scan, &number);
            scan_spaces(scan);
            return true;
        }
    return false;
}

static bool take_roman(struct scan *scan)
{
    size_t count = 0;
    for (uint32_t point; (point = scan_peek(scan)) == 'i' || point == 'v' || point == 'x'; count++)
        scan_next(scan);
    return count > 0 && count <= 6;
}

/* `- 71 -`, 1-3: sets whether dashes stand on both sides. */
static bool take_dashed(struct scan *scan, bool *dashes)
{
    int number;
    bool before = scan_take(scan, '-');
    scan_spaces(scan);
    if (!scan_number(scan, &number) && !take_roman(scan))
        return false;
    bool after;
    scan_spaces(scan);
    while ((after = scan_take(scan, '-')) && scan_number(scan, &number))
        scan_spaces(scan);
    *dashes = before && after;
    return true;
}

/* `p. 12`, `12 ページ`, `12/30`. */
static bool is_page_phrase(struct scan scan)
{
    int number;
    bool named = scan_take_string(&scan, "page") || scan_take_string(&scan, "Page") ||
                 scan_take(&scan, 'p') || scan_take(&scan, 'P');
    named |= named && scan_take(&scan, '.');
    scan_spaces(&scan);
    if (!scan_number(&scan, &number))
        return false;
    scan_spaces(&scan);
    if (scan_take(&scan, '/')) {
        scan_spaces(&scan);
        named |= scan_number(&scan, &number);
    }
    named |= scan_take_string(&scan, "ページ") || scan_take_string(&scan, "頁");
    return named && scan_done(&scan);
}

enum label_shape page_label_shape(const char *text)
{
    struct scan scan = scan_trimmed(scan_of(text));
    bool dashes = false;
    if (scan_done(&scan))
        return LABEL_NONE;
    if (is_page_phrase(scan))
        return LABEL_SURE;
    struct scan annex = scan;
    bool named = take_annex(&annex);
    if (!named)
        annex = scan;
    if (scan_done(&annex) || !take_dashed(&annex, &dashes) || !scan_done(&annex))
        return LABEL_NONE;
    return dashes ? LABEL_SURE : named ? LABEL_NAMED : LABEL_BARE;
}
