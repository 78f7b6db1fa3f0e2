/* The number of a heading beside those of the headings and the notes about it. */
#include "indexer/structure/heading_sequence.h"

#include "indexer/lines/cursor.h"
#include "seisaku/unicode.h"

enum {
    LEVEL_BOOK = 1,      /* 編 */
    LEVEL_PART,          /* 部 */
    LEVEL_CHAPTER,       /* 章 */
    RESTART_LINES = 600, /* within which a number that began again with 1 must go on with 2 */
    NOTE_LINES = 40      /* above a note, within which the text refers to it */
};

struct line *sequence_below(const struct heading_context *around, const struct line *line)
{
    struct page *page = around->page;
    for (size_t l = (size_t)(line - page->lines) + 1; l < page->count; l++)
        if (!line_is_out(&page->lines[l]))
            return &page->lines[l];
    return NULL;
}

const struct line *sequence_overleaf(const struct heading_context *around)
{
    const struct page *end = around->document->pages + around->document->count;
    for (const struct page *page = around->page + 1; page < end; page++)
        for (size_t l = 0; l < page->count; l++)
            if (!line_is_out(&page->lines[l]))
                return &page->lines[l];
    return NULL;
}

/* Does the first heading of one unit stand below the first of another, before that has a second? */
static bool stands_below(const struct document *document, int level, int upper)
{
    struct heading heading;
    bool begun = false;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const struct line *line = &document->pages[p].lines[l];
            if (line_is_out(line) || !line_heading(line, &heading) || !heading_title(heading.title))
                continue;
            if (heading.level == level)
                return begun && heading.parts[0] == 1;
            if (heading.level != upper)
                continue;
            if (begun || heading.parts[0] != 1)
                return false;
            begun = true;
        }
    return false;
}

int sequence_swapped_level(const struct document *document)
{
    return stands_below(document, LEVEL_PART, LEVEL_CHAPTER) ? LEVEL_PART
           : stands_below(document, LEVEL_BOOK, LEVEL_PART)  ? LEVEL_BOOK
                                                             : 0;
}

bool sequence_number(const struct heading_context *around, const struct line *line, struct heading *heading)
{
    if (!line_heading(line, heading))
        return false;
    int swapped = around->swapped_level;
    if (swapped && (heading->level == swapped || heading->level == swapped + 1))
        heading->level = 2 * swapped + 1 - heading->level;
    return true;
}

bool sequence_is_next_chapter(const struct outline *outline, const struct heading *heading)
{
    int last = outline_last(outline, heading->level);
    return heading->parts[0] == last + 1;
}

/* Does a number that begins again with 1 go on with 2, before another 1 comes? */
static bool goes_on_from_one(const struct heading_context *around, const struct line *line)
{
    const struct page *page = around->page, *pages_end = around->document->pages + around->document->count;
    size_t l = (size_t)(line - page->lines) + 1;
    struct heading next;
    for (int seen = 0; page < pages_end; page++, l = 0)
        for (; l < page->count; l++, seen++) {
            const struct line *below = &page->lines[l];
            if (seen > RESTART_LINES)
                return false;
            if (!line_is_out(below) && below->column == 0 && line_heading(below, &next) &&
                next.level <= HEADING_DECIMAL + 1 && heading_title(next.title))
                return next.level == HEADING_DECIMAL + 1 && next.parts[0] == 2;
        }
    return false;
}

/* May a number 1 begin anew: below a heading of another kind, or where 2 follows? */
static bool restarts(const struct heading_context *around, const struct line *line,
                     const struct heading *heading)
{
    const struct outline *outline = around->outline;
    if (heading->level != HEADING_DECIMAL + 1 || heading->parts[0] != 1)
        return false;
    return outline->restarts || (outline->last.count == 1 && goes_on_from_one(around, line));
}

bool sequence_kanji_goes_on(const struct heading_context *around, const struct line *line)
{
    const struct page *page = around->page, *pages_end = around->document->pages + around->document->count;
    size_t l = (size_t)(line - page->lines) + 1;
    struct heading next;
    for (int seen = 0; page < pages_end && seen <= RESTART_LINES; page++, l = 0)
        for (; l < page->count && seen <= RESTART_LINES; l++, seen++)
            if (!line_is_out(&page->lines[l]) && heading_parse_kanji(page->lines[l].text, &next) &&
                heading_title_of_mark(next.title) && next.parts[0] <= 2)
                return next.parts[0] == 2;
    return false;
}

static uint32_t first_of(const char *text)
{
    struct cursor cursor = cursor_of(text);
    return cursor_peek(&cursor);
}

/* Is a number a note's, by the character before it and the text behind: 増加した3。 …答申」3を …? */
static bool is_reference(uint32_t before, struct cursor behind)
{
    static const char *const particles[] = {"を", "に", "の", "は", "が", "で", "と", "も", "や", "へ", NULL};
    static const char *const counted[] = {"第", "図", "表", "項", "条", "年", "月",
                                          "別", "甲", "乙", "丙", "号", NULL};
    uint32_t next = cursor_peek(&behind);
    bool bracket = before == ')' || before == 0x300d || before == 0x300f || before == 0x3002;
    bool noun = ssk_is_han(before) || ssk_is_katakana(before);
    for (const char *const *word = counted; *word; word++)
        noun &= before != first_of(*word);
    if (next == 0 || next == 0x3002 || next == 0x3001 || next == 0x300d || next == ')')
        return bracket || noun || ssk_is_hiragana(before);
    for (const char *const *particle = particles; *particle && (bracket || noun); particle++)
        if (next == first_of(*particle))
            return true;
    return false;
}

/* 争点１, 別紙２: what counts such things is no note's number. */
static bool is_counted(struct cursor before)
{
    static const char *const things[] = {"争点", "論点", "別紙", "別添", "資料", "事例", "目標",
                                         "提言", "原告", "被告", "物件", "問",   NULL};
    for (const char *const *thing = things; *thing; thing++)
        if (cursor_ends_in(&before, *thing))
            return true;
    return false;
}

/* Does the text refer to a note of this number: 増加した3。 … 4G 5 の商用? */
static bool refers_to(const char *text, int number)
{
    uint32_t before = 0;
    for (struct cursor at = cursor_of(text); !cursor_done(&at);) {
        struct cursor digits = at;
        int value;
        if (!cursor_number(&digits, &value)) {
            before = cursor_next(&at);
            continue;
        }
        if (value == number && at.at > text && is_reference(before, digits) &&
            !is_counted((struct cursor){text, at.at}))
            return true;
        at = digits;
        before = '0';
    }
    return false;
}

bool sequence_is_note(const struct heading_context *around, const struct line *line,
                      const struct heading *heading)
{
    if (heading->count != 1 || heading->level != HEADING_DECIMAL + 1)
        return false;
    const struct line *above = line;
    for (int l = 0; l < NOTE_LINES && above > around->page->lines; l++)
        if (refers_to((--above)->text, heading->parts[0]))
            return true;
    return false;
}

bool sequence_heads_laid_out(const struct heading_context *around, const struct line *line,
                             const struct heading *heading)
{
    const struct line *below = sequence_below(around, line);
    bool goes_on = below && below->role == LINE_TEXT && !below->begins_paragraph;
    bool single = heading->level == HEADING_DECIMAL + 1;
    return !around->page->laid_out || around->page->marked_up ||
           (!goes_on && (!single || heading->parts[0] != 1 || goes_on_from_one(around, line)));
}

/* The first number below a chapter is 1, unless numbers count through all chapters. */
static bool may_be_first(const struct heading_context *around, const struct heading *heading)
{
    const struct outline *outline = around->outline;
    return outline->depth == 0 || heading->count > 1 || heading->parts[0] == 1 ||
           heading->parts[0] == outline->counted + 1;
}

bool sequence_is_next(const struct heading_context *around, const struct line *line,
                      const struct heading *heading)
{
    const struct heading *last = around->outline->has_last ? &around->outline->last : NULL;
    if (heading->level == HEADING_BARE)
        return heading->parts[0] == 1 || sequence_is_next_chapter(around->outline, heading);
    if (heading->level <= HEADING_DECIMAL)
        return true;
    if (!last && !may_be_first(around, heading))
        return false;
    return heading_follows(heading, last) || restarts(around, line, heading);
}
