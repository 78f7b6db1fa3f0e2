#include "indexer/document/outline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Is "3" the beginning of "3.2"? */
static bool begins(const char *above, const char *number)
{
    size_t length = strlen(above);
    return strncmp(above, number, length) == 0 && number[length] == '.';
}

/* May the heading stay above one of this level and number? */
static bool stays(const struct outline_entry *entry, int level, const struct heading *number)
{
    if (entry->level >= level)
        return false;
    bool decimals = number && entry->number && number->count > 0 && entry->number[0] >= '0' &&
                    entry->number[0] <= '9' && number->number[0] >= '0' && number->number[0] <= '9';
    return !decimals || begins(entry->number, number->number);
}

static bool same_title(const char *one, struct cursor other)
{
    size_t length = (size_t)(other.end - other.at);
    return one && strlen(one) == length && memcmp(one, other.at, length) == 0;
}

bool outline_enter(struct outline *outline, int level, const struct heading *number, struct cursor title)
{
    int depth = 0;
    while (depth < outline->depth && stays(&outline->stack[depth], level, number))
        depth++;
    leave(outline, depth < OUTLINE_DEPTH ? depth : OUTLINE_DEPTH - 1);
    struct outline_entry *entry = &outline->stack[outline->depth++];
    int length = (int)(title.end - title.at);
    *entry = (struct outline_entry){.level = level, .title = strndup(title.at, (size_t)length)};
    if (number) {
        entry->number = strdup(number->number);
        if (number->level > 0) {
            outline->has_last = number->level > 9;
            outline->last = *number;
        }
    }
    if (asprintf(&entry->text, "%s%s%.*s", number ? number->number : "", number && length ? " " : "", length,
                 title.at) < 0)
        entry->text = NULL;
    return entry->text && entry->title && (!number || entry->number);
}

/* The heading of that style which is above; NULL for none. */
static const struct outline_entry *find_style(const struct outline *outline, enum mark_style style)
{
    for (int i = outline->depth; i-- > 0;)
        if (outline->stack[i].style == style)
            return &outline->stack[i];
    return NULL;
}

bool outline_expects(const struct outline *outline, const struct list_label *mark)
{
    const struct outline_entry *before = find_style(outline, mark->style);
    return mark->value == (before ? before->value + 1 : 1) || (mark->style == MARK_ANNEX && mark->value == 0);
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
