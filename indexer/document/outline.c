#include "indexer/document/outline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"

enum { LISTED_LEVEL = HEADING_DECIMAL + HEADING_PARTS + 1 };

static void leave(struct outline *outline, int depth)
{
    while (outline->depth > depth) {
        struct outline_entry *entry = &outline->stack[--outline->depth];
        free(entry->number);
        free(entry->title);
        free(entry->text);
        *entry = (struct outline_entry){0};
    }
}

/* Is "3" the beginning of "3.2", or of "3-2"? */
static bool begins(const char *above, const char *number)
{
    size_t length = strlen(above);
    return strncmp(above, number, length) == 0 && (number[length] == '.' || number[length] == '-');
}

static bool is_decimal(const struct heading *number)
{
    return number && number->level > HEADING_DECIMAL;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Was it entered by a mark that stands below numbers: (1), ①, ア? */
static bool is_below_numbers(const struct outline_entry *entry)
{
    return entry->style != MARK_NONE && entry->style != MARK_ROMAN && entry->style != MARK_ANNEX;
}

/* はじめに stands beside the numbered parts, never above them. */
static bool is_beside(const struct outline_entry *entry, const struct heading *number)
{
    return number && !entry->number && heading_is_beside_parts(cursor_of(entry->title));
}

/* May the heading stay above one of this level and number? */
static bool stays_by_level(const struct outline_entry *entry, int level, const struct heading *number)
{
    bool chapter = number && number->level > 0 && number->level < HEADING_DECIMAL;
    if (entry->level >= level || is_beside(entry, number) || (chapter && is_below_numbers(entry)))
        return false;
    bool decimals = number && entry->number && number->count > 0 && is_digit(entry->number[0]) &&
                    is_digit(number->number[0]);
    return !decimals || begins(entry->number, number->number);
}

/* The same where one of the two has no number: by their looks, or else a number 1 begins below a heading. */
static bool stays_by_look(const struct outline_entry *entry, int look, const struct heading *number)
{
    if (is_beside(entry, number))
        return false;
    if (entry->look > 0 && look > 0)
        return entry->look < look;
    return entry->look > 0 && is_decimal(number) && number->count == 1 && number->parts[0] == 1;
}

static bool same_title(const char *one, struct cursor other)
{
    struct ssk_buffer title = SSK_BUFFER_INIT;
    heading_append_title(&title, other);
    bool same = one && strcmp(one, ssk_buffer_string(&title)) == 0;
    ssk_buffer_free(&title);
    return same;
}

/* Fills number, title and text of an entry. False without memory. */
static bool name_entry(struct outline_entry *entry, const struct heading *number, struct cursor title)
{
    struct ssk_buffer closed = SSK_BUFFER_INIT;
    heading_append_title(&closed, title);
    entry->title = closed.failed ? NULL : strdup(ssk_buffer_string(&closed));
    entry->number = number ? strdup(number->number) : NULL;
    if (asprintf(&entry->text, "%s%s%s", number ? number->number : "", number && closed.length ? " " : "",
                 ssk_buffer_string(&closed)) < 0)
        entry->text = NULL;
    ssk_buffer_free(&closed);
    return entry->text && entry->title && (!number || entry->number);
}

/* Leaves what is not among the `depth` outermost, and enters the heading below them. */
static bool enter(struct outline *outline, int depth, struct outline_entry heading,
                  const struct heading *number, struct cursor title)
{
    leave(outline, depth < OUTLINE_DEPTH ? depth : OUTLINE_DEPTH - 1);
    struct outline_entry *entry = &outline->stack[outline->depth++];
    *entry = heading;
    outline->restarts = !is_decimal(number);
    if (number && number->level > 0) {
        entry->dotted = number->dotted;
        entry->value = number->parts[0];
        outline->has_last = is_decimal(number);
        outline->last = *number;
        if (number->level == HEADING_DECIMAL + 1)
            outline->counted = number->parts[0];
    }
    return name_entry(entry, number, title);
}

bool outline_enter(struct outline *outline, int level, const struct heading *number, struct cursor title)
{
    int depth = 0;
    for (; depth < outline->depth; depth++) {
        const struct outline_entry *entry = &outline->stack[depth];
        bool looks = entry->look > 0 && !entry->number && number && number->level > 0;
        if (looks ? !stays_by_look(entry, 0, number) : !stays_by_level(entry, level, number))
            break;
    }
    return enter(outline, depth, (struct outline_entry){.level = level}, number, title);
}

/* 1. below a chapter that no full stop closes, 2, or its 2.3, and what follows it: a list's number of its
 * own. */
static bool is_listed(const struct outline *outline, const struct heading *number)
{
    if (!is_decimal(number) || number->count > 1 || !number->dotted)
        return false;
    bool below = false, begun = false;
    for (int i = 0; i < outline->depth; i++) {
        below |= outline->stack[i].level == HEADING_DECIMAL + 1 && !outline->stack[i].dotted;
        begun |= outline->stack[i].level == LISTED_LEVEL;
    }
    return below && (begun || number->parts[0] == 1);
}

/* Leaves what stands beside a list's number and below that. */
static bool enter_listed(struct outline *outline, int look, const struct heading *number, struct cursor title)
{
    const struct heading above = outline->last;
    const int counted = outline->counted;
    int depth = 0;
    while (depth < outline->depth && outline->stack[depth].level < LISTED_LEVEL &&
           outline->stack[depth].number)
        depth++;
    if (!enter(outline, depth, (struct outline_entry){.level = LISTED_LEVEL, .look = look}, number, title))
        return false;
    outline->last = above;
    outline->counted = counted;
    return true;
}

bool outline_enter_look(struct outline *outline, int look, const struct heading *number, struct cursor title)
{
    int depth = 0, level = number ? number->level : 1;
    if (is_listed(outline, number))
        return enter_listed(outline, look, number, title);
    for (; depth < outline->depth; depth++) {
        const struct outline_entry *entry = &outline->stack[depth];
        bool numbers = entry->number && number;
        if (numbers ? !stays_by_level(entry, level, number) : !stays_by_look(entry, look, number))
            break;
        level = number ? level : entry->level + 1;
    }
    return enter(outline, depth, (struct outline_entry){.level = level, .look = look}, number, title);
}

void outline_leave(struct outline *outline, int level)
{
    int depth = 0;
    while (depth < outline->depth && outline->stack[depth].level < level)
        depth++;
    if (depth == outline->depth)
        return;
    leave(outline, depth);
    outline->has_last = false;
    outline->restarts = true;
}

int outline_last(const struct outline *outline, int level)
{
    for (int i = outline->depth; i-- > 0;)
        if (outline->stack[i].level == level)
            return outline->stack[i].value;
    return 0;
}

/* The heading of that style which is above; NULL for none. */
static const struct outline_entry *find_style(const struct outline *outline, enum mark_style style)
{
    for (int i = outline->depth; i-- > 0;)
        if (outline->stack[i].style == style)
            return &outline->stack[i];
    return NULL;
}

/* Is the mark the next after items that stand where headings of its style did? */
static bool follows_passed(const struct outline *outline, const struct list_label *mark)
{
    return outline->passed.style == mark->style && outline->passed.depth == outline->depth &&
           outline->passed.value + 1 == mark->value;
}

bool outline_expects(const struct outline *outline, const struct list_label *mark)
{
    const struct outline_entry *before = find_style(outline, mark->style);
    return mark->value == (before ? before->value + 1 : 1) || (!before && follows_passed(outline, mark)) ||
           (mark->style == MARK_ANNEX && mark->value == 0);
}

bool outline_pass_mark(struct outline *outline, const struct list_label *mark)
{
    int at = outline->depth;
    while (at-- > 0 && outline->stack[at].style != mark->style)
        continue;
    if (at < 0) {
        if (follows_passed(outline, mark))
            outline->passed.value++;
        return false;
    }
    struct outline_entry *before = &outline->stack[at];
    if (mark->value == 1 || mark->value == before->listed + 1) {
        before->listed = mark->value;
        return false;
    }
    if (mark->value != before->value + 1)
        return false;
    outline->passed.style = mark->style;
    outline->passed.value = mark->value;
    outline->passed.depth = at;
    leave(outline, at);
    return true;
}

bool outline_enter_mark(struct outline *outline, const struct list_label *mark)
{
    const struct outline_entry *before = find_style(outline, mark->style);
    int level = mark->style == MARK_ANNEX ? 1
                : before                  ? before->level
                : outline->depth          ? outline->stack[outline->depth - 1].level + 1
                                          : 1;
    struct heading number = {.level = 0};
    snprintf(number.number, sizeof number.number, "%s", mark->label);
    if (!outline_enter(outline, level, &number, mark->title))
        return false;
    struct outline_entry *entry = &outline->stack[outline->depth - 1];
    entry->style = mark->style;
    entry->value = mark->value;
    if (mark->style != MARK_ROMAN && mark->style != MARK_ANNEX) {
        free(entry->number);
        entry->number = NULL;
    }
    return true;
}

bool outline_holds(const struct outline *outline, const struct heading *heading)
{
    for (int i = 0; i < outline->depth; i++) {
        const struct outline_entry *entry = &outline->stack[i];
        if (entry->number && strcmp(entry->number, heading->number) == 0 &&
            same_title(entry->title, heading->title))
            return true;
    }
    return false;
}

bool outline_keys(const struct outline *outline, struct keys *keys)
{
    const struct outline_entry *innermost = outline->depth ? &outline->stack[outline->depth - 1] : NULL;
    const struct outline_entry *numbered = NULL;
    for (int i = 0; i < outline->depth; i++) {
        const struct outline_entry *entry = &outline->stack[i];
        if (!ssk_strings_add(&keys->path, entry->text, strlen(entry->text)))
            return false;
        if (entry->number)
            numbered = entry;
    }
    if (numbered && !(keys->section_number = strdup(numbered->number)))
        return false;
    if (!innermost)
        return true;
    keys->section_title = strdup(numbered ? numbered->title : innermost->title);
    return keys->section_title != NULL;
}

void outline_free(struct outline *outline)
{
    leave(outline, 0);
}
