/* Limits of names, from the topic dictionary. */
#include "query/language/name_limits.h"

#include <stdlib.h>
#include <string.h>

enum { SHORT = 3 };

void limit_to_capitals(struct spelling *spelling)
{
    size_t capitals = 0, others = 0;
    for (const char *at = spelling->text; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            capitals++;
        else
            others += *at < '0' || *at > '9';
    spelling->capitals = capitals && !others && spelling->text_length <= SHORT;
}

static bool is_law(const char *name)
{
    static const char *const ends[] = {"法", "法律"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t tail = strlen(ends[i]);
        if (length > tail && strcmp(name + length - tail, ends[i]) == 0)
            return true;
    }
    return false;
}

struct limiting {
    struct spelling *spelling;
    struct session *session;
    ssk_status status;
};

/* Where the spelling begins within the folded points; their count when it does not stand there. */
static size_t place_in(const struct ssk_folded *folded, const struct spelling *spelling)
{
    for (size_t at = 0; at + spelling->point_count <= folded->count; at++)
        if (memcmp(folded->points + at, spelling->points, spelling->point_count * sizeof *spelling->points) ==
            0)
            return at;
    return folded->count;
}

static ssk_status add_longer(struct spelling *spelling, const struct ssk_folded *folded)
{
    size_t before = place_in(folded, spelling), bytes = folded->count * sizeof *folded->points;
    if (before == folded->count)
        return SSK_OK;
    struct longer_name *names = reallocarray(spelling->longer, spelling->longer_count + 1, sizeof *names);
    if (!names)
        return SSK_MEMORY;
    spelling->longer = names;
    uint32_t *points = malloc(bytes);
    if (!points)
        return SSK_MEMORY;
    memcpy(points, folded->points, bytes);
    names[spelling->longer_count++] = (struct longer_name){points, folded->count, before};
    return SSK_OK;
}

static void take_longer(const char *longer, void *context)
{
    struct limiting *limiting = context;
    struct ssk_folded *folded = &limiting->session->folded;
    if (limiting->status != SSK_OK || !is_law(longer))
        return;
    limiting->status =
        ssk_fold(limiting->session->dictionary->folder, SSK_FOLD_LITERAL, longer, strlen(longer), folded);
    if (limiting->status == SSK_OK)
        limiting->status = add_longer(limiting->spelling, folded);
}

ssk_status limit_to_own_law(struct spelling *spelling, struct session *session, struct ssk_error *error)
{
    struct limiting limiting = {spelling, session, SSK_OK};
    if (session->topics && is_law(spelling->text))
        topics_visit_around(session->topics, spelling->text, take_longer, &limiting);
    return limiting.status == SSK_OK ? SSK_OK : ssk_no_memory(error);
}
