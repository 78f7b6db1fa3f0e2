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
static void take_separators(struct scan *scan)
{
    static const char *const words[] = {"、", "，", ",", "・", "･",    "/",      "◎", "○",
                                        "●",  "※",  "(", ")",  "及び", "並びに", NULL};
    for (bool taken = true; taken;) {
        taken = scan_spaces(scan) > 0;
        for (const char *const *word = words; *word; word++)
            taken |= scan_take_string(scan, *word);
    }
}

/* The name that opens the scan; NULL for none. */
static const char *take_name(const struct ssk_ministries *ministries, struct scan *scan)
{
    size_t bytes = 0;
    const char *name = ssk_ministry_prefix(ministries, scan->at, (size_t)(scan->end - scan->at), &bytes);
    if (name)
        scan->at += bytes;
    return name;
}

ssk_status owners_take(const struct ssk_ministries *ministries, struct scan *scan, struct ssk_strings *out)
{
    for (;;) {
        struct scan copy = *scan;
        take_separators(&copy);
        const char *name = take_name(ministries, &copy);
        if (!name)
            break;
        if (!holds(out, name) && !ssk_strings_add(out, name, strlen(name)))
            return SSK_MEMORY;
        *scan = copy;
    }
    struct scan end = *scan;
    take_separators(&end);
    if (scan_done(&end))
        *scan = end;
    return SSK_OK;
}

bool owners_only(const struct ssk_ministries *ministries, const char *text, const struct ssk_strings *known,
                 bool *fresh)
{
    struct scan scan = scan_of(text);
    bool any = false;
    *fresh = true;
    for (take_separators(&scan); !scan_done(&scan); take_separators(&scan)) {
        const char *name = take_name(ministries, &scan);
        if (!name)
            return false;
        any = true;
        *fresh &= !holds(known, name);
    }
    return any;
}
