/* Limits of names, from the topic dictionary. */
#include "query/language/name_limits.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"

enum { SHORT = 3, WORD = 5 };

/* `name` in ASCII. */
static void limit_capitals(struct spelling *spelling, const char *name)
{
    size_t capitals = 0, small = 0, digits = 0, others = 0, length = strlen(name);
    for (const char *at = name; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            capitals++;
        else {
            small += *at >= 'a' && *at <= 'z';
            digits += *at >= '0' && *at <= '9';
            others += *at < '0' || *at > '9';
        }
    spelling->capitals = capitals && !others && length <= SHORT;
    spelling->initial = *name >= 'A' && *name <= 'Z' && length <= WORD && capitals + small + digits == length;
}

void limit_name(struct spelling *spelling)
{
    limit_capitals(spelling, spelling->text);
    spelling->exact |= strstr(spelling->text, "「") != NULL;
}

ssk_status limit_typed_name(struct spelling *spelling, struct ssk_error *error)
{
    struct ssk_buffer narrow = SSK_BUFFER_INIT;
    ssk_buffer_append_narrow(&narrow, spelling->text, spelling->text_length);
    if (!narrow.failed)
        limit_capitals(spelling, ssk_buffer_string(&narrow));
    ssk_status status = narrow.failed ? ssk_no_memory(error) : SSK_OK;
    ssk_buffer_free(&narrow);
    return status;
}

static bool is_law(const char *name, size_t length)
{
    static const char *const ends[] = {"法", "法律"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t tail = strlen(ends[i]);
        if (length > tail && memcmp(name + length - tail, ends[i], tail) == 0)
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
    if (limiting->status != SSK_OK || !is_law(longer, strlen(longer)))
        return;
    limiting->status =
        ssk_fold(limiting->session->dictionary->folder, SSK_FOLD_LITERAL, longer, strlen(longer), folded);
    if (limiting->status == SSK_OK)
        limiting->status = add_longer(limiting->spelling, folded);
}

static void take_hiding(const char *longer, void *context)
{
    struct limiting *limiting = context;
    struct ssk_folded *folded = &limiting->session->folded;
    if (limiting->status == SSK_OK)
        limiting->status =
            ssk_fold(limiting->session->dictionary->folder, SSK_FOLD_LITERAL, longer, strlen(longer), folded);
    if (limiting->status == SSK_OK)
        limiting->status = add_longer(limiting->spelling, folded);
}

ssk_status limit_by_hiding(struct spelling *spelling, struct session *session, struct ssk_error *error)
{
    struct limiting limiting = {spelling, session, SSK_OK};
    if (session->topics)
        topics_visit_hiding(session->topics, spelling->text, take_hiding, &limiting);
    return limiting.status == SSK_OK ? SSK_OK : ssk_no_memory(error);
}

/* The bytes of the law's name before the article that the text cites; all of it where it is a law's name, 0
 * for others. */
static size_t law_length(const char *text)
{
    static const char ordinal[] = "第";
    const char *last = NULL;
    if (is_law(text, strlen(text)))
        return strlen(text);
    for (const char *at = strstr(text, ordinal); at; at = strstr(at + 1, ordinal))
        if (is_law(text, (size_t)(at - text)))
            last = at;
    return last ? (size_t)(last - text) : 0;
}

ssk_status limit_to_own_law(struct spelling *spelling, struct session *session, struct ssk_error *error)
{
    static const char article[] = "条";
    size_t length = law_length(spelling->text), whole = spelling->text_length, tail = sizeof article - 1;
    char *law = length ? strndup(spelling->text, length) : NULL;
    struct spelling name = {.longer = spelling->longer, .longer_count = spelling->longer_count};
    struct limiting limiting = {&name, session, SSK_OK};
    spelling->article = length && length < whole && memcmp(spelling->text + whole - tail, article, tail) == 0;
    if (law && session->topics) {
        limiting.status =
            ssk_fold(session->dictionary->folder, SSK_FOLD_LITERAL, law, length, &session->folded);
        name.point_count = session->folded.count;
        name.points = calloc(name.point_count + 1, sizeof *name.points);
        if (limiting.status == SSK_OK && name.points) {
            memcpy(name.points, session->folded.points, name.point_count * sizeof *name.points);
            topics_visit_around(session->topics, law, take_longer, &limiting);
        }
    }
    spelling->longer = name.longer;
    spelling->longer_count = name.longer_count;
    free(name.points);
    free(law);
    return limiting.status == SSK_OK ? SSK_OK : ssk_no_memory(error);
}
