#include "indexer/plan/owners.h"

#include <string.h>

static bool holds(const struct ssk_strings *strings, const char *string)
{
    for (size_t i = 0; i < strings->count; i++)
        if (strcmp(strings->items[i], string) == 0)
            return true;
    return false;
}

/* What may stand between two names of a list, before the first, and behind the last. */
static void take_separators(struct cursor *cursor)
{
    static const char *const words[] = {"、", "，", ",", "・", "･",    "/",      "◎", "○",
                                        "●",  "※",  "(", ")",  "及び", "並びに", NULL};
    for (bool taken = true; taken;) {
        taken = cursor_spaces(cursor) > 0;
        for (const char *const *word = words; *word; word++)
            taken |= cursor_take_string(cursor, *word);
    }
}

/* The name that stands at the cursor; NULL for none. */
static const char *take_name(const struct ssk_ministries *ministries, struct cursor *cursor)
{
    size_t bytes = 0;
    const char *name =
        ssk_ministry_prefix(ministries, cursor->at, (size_t)(cursor->end - cursor->at), &bytes);
    if (name)
        cursor->at += bytes;
    return name;
}

ssk_status owners_take(const struct ssk_ministries *ministries, struct cursor *cursor,
                       struct ssk_strings *out)
{
    for (;;) {
        struct cursor copy = *cursor;
        take_separators(&copy);
        const char *name = take_name(ministries, &copy);
        if (!name)
            break;
        if (!holds(out, name) && !ssk_strings_add(out, name, strlen(name)))
            return SSK_MEMORY;
        *cursor = copy;
    }
    struct cursor end = *cursor;
    take_separators(&end);
    if (cursor_done(&end))
        *cursor = end;
    return SSK_OK;
}

bool owners_only(const struct ssk_ministries *ministries, const char *text, const struct ssk_strings *known,
                 bool *unmet)
{
    struct cursor cursor = cursor_of(text);
    bool any = false;
    *unmet = true;
    for (take_separators(&cursor); !cursor_done(&cursor); take_separators(&cursor)) {
        const char *name = take_name(ministries, &cursor);
        if (!name)
            return false;
        any = true;
        *unmet &= !holds(known, name);
    }
    return any;
}
