#include "indexer/text/letterhead.h"

#include "indexer/lines/page_label.h"
#include "indexer/papers/paper_names.h"
#include "indexer/papers/title_form.h"
#include "indexer/text/title_text.h"
#include "seisaku/unicode.h"

enum { PRINT_POINTS = 40, HEAD_LINES = 15, NAME_HAN = 3, NAME_HAN_MAX = 7, ADDRESSEE_LINES = 4 };

/* 法律第三十四号（令五・五・一九）. */
static bool is_statute_number(struct cursor text)
{
    static const char *const kinds[] = {"法律第", "政令第", "省令第", "条例第", "規則第", NULL};
    struct cursor at = text;
    for (const char *const *kind = kinds; *kind; kind++)
        if (cursor_take_string(&at, *kind))
            return cursor_holds(&at, "号") && !cursor_is_longer(&text, PRINT_POINTS);
    return false;
}

bool letterhead_is_small_print(const struct line *line)
{
    struct cursor text = title_text(line);
    uint32_t last = cursor_last(&text);
    if (cursor_is_longer(&text, PRINT_POINTS) || cursor_holds(&text, "。") || last == 0x3001 || last == ',')
        return false;
    return title_is_unfit(text.at, (size_t)(text.end - text.at)) || is_statute_number(text) ||
           page_label_shape(line->text) == LABEL_SURE;
}

/* 各　指定都市　主管部（局）, in brackets that are not printed: the line above and the one below are
 * addressees, too. */
static bool opens_addressees(struct cursor line)
{
    return cursor_take_string(&line, "各") && cursor_peek(&line) == ' ';
}

/* 都道府県 above 各 指定都市 主管部局 御中: the line is of several that say whom a letter is to. */
static bool is_addressee(const struct page *page, size_t l)
{
    for (size_t i = l; i < page->count && i < l + ADDRESSEE_LINES; i++) {
        struct cursor text = cursor_trimmed(cursor_of(page->lines[i].text));
        if (cursor_is_longer(&text, PRINT_POINTS) || cursor_holds(&text, "。") ||
            (i > l && page->lines[i].begins_paragraph))
            return false;
        if (opens_addressees(text) || names_addressee(text))
            return true;
    }
    return false;
}

/* 中核市 below that, in the same brackets. */
static bool is_more_addressees(const struct page *page, size_t l)
{
    struct cursor text = cursor_trimmed(cursor_of(page->lines[l].text));
    return l > 0 && !page->lines[l].begins_paragraph && is_addressee(page, l - 1) &&
           title_indent(&page->lines[l]) > title_indent(&page->lines[l - 1]) &&
           !cursor_is_longer(&text, NAME_HAN_MAX + NAME_HAN);
}

/* The name of one who signs, below the office: 大 川 原　　仁. */
static bool is_name(const struct line *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line->text));
    size_t blanks = 0, han = 0;
    while (!cursor_done(&text) && han <= NAME_HAN_MAX) {
        uint32_t point = cursor_next(&text);
        if (point != ' ' && !ssk_is_han(point))
            return false;
        blanks += point == ' ';
        han += point != ' ';
    }
    return blanks > 0 && han >= NAME_HAN && han <= NAME_HAN_MAX;
}

size_t letterhead_end(const struct page *page)
{
    size_t l = 0;
    while (l < page->count && l < HEAD_LINES &&
           (line_is_out(&page->lines[l]) || letterhead_is_small_print(&page->lines[l]) ||
            is_addressee(page, l) || is_more_addressees(page, l) || (l > 0 && is_name(&page->lines[l]))))
        l++;
    return l < HEAD_LINES ? l : page->count;
}
