/* Finds ministries: by exact name, at the head of a text, anywhere in it, and by likeness. Texts are folded
 * once (a few nanoseconds a character) and walked through one trie of all names. */
#include "seisaku/ministry.h"

#include <stdlib.h>
#include <string.h>

#include "lib/dict/ministry_table.h"

/* ------------------------------------------------------------------------------------------ matching */

static bool is_word_point(uint32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9') ||
           (point >= 0xc0 && point < 0x250);
}

/* True where a Latin word goes on across the border between points at - 1 and at. */
static bool inside_word(const struct ssk_folded *text, size_t at)
{
    return at > 0 && at < text->count && is_word_point(text->points[at - 1]) &&
           is_word_point(text->points[at]);
}

/* The longest name in one of the roles (a set of 1 << role; names that are !not always count) that starts
 * at `at`; NULL when there is none. A name that starts or ends in Latin letters must be a whole word. */
static const struct ministry_name *longest_at(const struct ssk_ministries *table,
                                              const struct ssk_folded *text, size_t at, unsigned roles)
{
    const struct ministry_name *best = NULL;
    uint32_t node = SSK_TRIE_ROOT;
    for (size_t i = at; i < text->count && (node = ssk_trie_step(table->trie, node, text->points[i])); i++) {
        uint32_t value = ssk_trie_value(table->trie, node);
        if (!value || inside_word(text, i + 1))
            continue;
        const struct ministry_name *name = &table->names.items[value - 1];
        if ((roles | 1u << ROLE_NOT) & 1u << name->role)
            best = name;
    }
    return best && !inside_word(text, at) ? best : NULL;
}

static bool matches_at(const struct ssk_folded *text, size_t at, const struct ministry_name *word)
{
    return at + word->count <= text->count &&
           memcmp(text->points + at, word->points, word->count * sizeof *word->points) == 0;
}

/* True when what ends before `at` (の or a space between them aside) makes the name a foreign one. */
static bool guarded_before(const struct ssk_ministries *table, const struct ssk_folded *text, size_t at)
{
    if (at > 0 && (text->points[at - 1] == ' ' || text->points[at - 1] == 0x306e /* の */))
        at--;
    for (size_t i = 0; i < table->before.count; i++) {
        const struct ministry_name *word = &table->before.items[i];
        if (word->count <= at && matches_at(text, at - word->count, word) &&
            !inside_word(text, at - word->count))
            return true;
    }
    return false;
}

static bool guarded_after(const struct ssk_ministries *table, const struct ssk_folded *text, size_t at)
{
    if (at < text->count && text->points[at] == ' ')
        at++;
    for (size_t i = 0; i < table->after.count; i++)
        if (matches_at(text, at, &table->after.items[i]) &&
            !inside_word(text, at + table->after.items[i].count))
            return true;
    return false;
}

static const char *canonical(const struct ssk_ministries *table, const struct ministry_name *name)
{
    return table->bodies[name->body].name;
}

/* ------------------------------------------------------------------------------------------ one name */

const char *ssk_ministry_find(const struct ssk_ministries *table, const char *name, size_t length)
{
    struct ssk_folded folded = {0};
    const char *found = NULL;
    if (ssk_fold(table->folder, SSK_FOLD_WORDS, name, length, &folded) == SSK_OK) {
        unsigned all = 1u << ROLE_NAME | 1u << ROLE_OFFICE | 1u << ROLE_SEARCH;
        const struct ministry_name *longest = longest_at(table, &folded, 0, all);
        if (longest && longest->count == folded.count && longest->role != ROLE_NOT)
            found = canonical(table, longest);
    }
    ssk_folded_free(&folded);
    return found;
}

/* The longest name in one of the roles that opens the text. Only so much of it is folded as any name can
 * take, and none where no name begins with its first character; a name may lie in it with a space between
 * each two characters. */
static const char *opening(const struct ssk_ministries *table, const char *text, size_t length,
                           unsigned roles, size_t *bytes)
{
    enum { WINDOW = 512 };
    struct ssk_folded folded = {0};
    const char *found = NULL;
    size_t window = length < WINDOW ? length : WINDOW;
    uint32_t first = ssk_fold_first(table->folder, SSK_FOLD_WORDS, text, window);
    if (ssk_trie_step(table->trie, SSK_TRIE_ROOT, first) &&
        ssk_fold(table->folder, SSK_FOLD_WORDS, text, window, &folded) == SSK_OK) {
        const struct ministry_name *longest = longest_at(table, &folded, 0, roles);
        if (longest && longest->role != ROLE_NOT && !guarded_after(table, &folded, longest->count)) {
            found = canonical(table, longest);
            *bytes = ssk_utf8_offset(text, length, folded.ends[longest->count - 1]);
        }
    }
    ssk_folded_free(&folded);
    return found;
}

const char *ssk_ministry_prefix(const struct ssk_ministries *table, const char *text, size_t length,
                                size_t *bytes)
{
    return opening(table, text, length, 1u << ROLE_NAME, bytes);
}

const char *ssk_ministry_speaker(const struct ssk_ministries *table, const char *text, size_t length,
                                 size_t *bytes)
{
    return opening(table, text, length, 1u << ROLE_NAME | 1u << ROLE_OFFICE, bytes);
}

/* ------------------------------------------------------------------------------------------ mentions */

static bool add_once(struct ssk_strings *strings, const char *name)
{
    for (size_t i = 0; i < strings->count; i++)
        if (strcmp(strings->items[i], name) == 0)
            return true;
    return ssk_strings_add(strings, name, strlen(name));
}

ssk_status ssk_ministry_mentions(const struct ssk_ministries *table, const char *text, size_t length,
                                 struct ssk_strings *out)
{
    struct ssk_folded folded = {0};
    ssk_status status = ssk_fold(table->folder, SSK_FOLD_WORDS, text, length, &folded);
    for (size_t at = 0; status == SSK_OK && at < folded.count;) {
        const struct ministry_name *name = longest_at(table, &folded, at, 1u << ROLE_NAME);
        if (name && name->role != ROLE_NOT && !table->bodies[name->body].group &&
            !guarded_before(table, &folded, at) && !guarded_after(table, &folded, at + name->count) &&
            !add_once(out, canonical(table, name)))
            status = SSK_MEMORY;
        at += name ? name->count : 1;
    }
    ssk_folded_free(&folded);
    return status;
}

/* ------------------------------------------------------------------------------------------ likeness */

static size_t shared(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t count = 0;
    for (size_t i = 0; i < a_count; i++) {
        size_t j = 0;
        while (j < b_count && a[i] != b[j])
            j++;
        count += j < b_count;
    }
    return count;
}

static size_t capped(size_t count)
{
    return count < SSK_EDIT_POINTS ? count : SSK_EDIT_POINTS;
}

/* How little the name is like the wanted one: an edit weighs two shared characters' worth. SIZE_MAX when
 * they have less than half of the shorter one's characters in common, or when neither holds the other's and
 * half of the longer one would have to change. */
static size_t unlikeness(const struct ssk_folded *wanted, const struct ministry_name *name)
{
    size_t a = capped(wanted->count), b = capped(name->count), fewer = a < b ? a : b;
    size_t common = shared(wanted->points, a, name->points, b);
    if (common == 0 || common * 2 < fewer)
        return SIZE_MAX;
    size_t edits = ssk_edit_distance(wanted->points, a, name->points, b, SSK_EDIT_POINTS);
    if (common < fewer && edits * 2 > (a > b ? a : b))
        return SIZE_MAX;
    return edits * 2 + SSK_EDIT_POINTS - common;
}

struct near_name {
    const char *name;
    size_t unlikeness;
    size_t order; /* in the table: equal ones stay as they stand there */
};

static int by_unlikeness(const void *a, const void *b)
{
    const struct near_name *x = a, *y = b;
    if (x->unlikeness != y->unlikeness)
        return x->unlikeness < y->unlikeness ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

size_t ssk_ministry_nearest(const struct ssk_ministries *table, const char *name, size_t length,
                            const char **out, size_t limit)
{
    struct ssk_folded folded = {0};
    struct near_name *near = calloc(table->body_count + 1, sizeof *near);
    size_t found = 0;
    if (!near || ssk_fold(table->folder, SSK_FOLD_WORDS, name, length, &folded) != SSK_OK)
        goto out;
    for (size_t i = 0; i < table->body_count; i++)
        near[i] = (struct near_name){table->bodies[i].name, SIZE_MAX, i};
    for (size_t i = 0; i < table->names.count; i++) {
        const struct ministry_name *known = &table->names.items[i];
        size_t score = known->role == ROLE_NOT ? SIZE_MAX : unlikeness(&folded, known);
        if (score < near[known->body].unlikeness)
            near[known->body].unlikeness = score;
    }
    qsort(near, table->body_count, sizeof *near, by_unlikeness);
    while (found < limit && found < table->body_count && near[found].unlikeness != SIZE_MAX) {
        out[found] = near[found].name;
        found++;
    }
out:
    ssk_folded_free(&folded);
    free(near);
    return found;
}

/* ------------------------------------------------------------------------------------------ lineage */

static const char *const none[] = {NULL};

static const struct ministry_body *body_named(const struct ssk_ministries *table, const char *canonical_name)
{
    for (size_t i = 0; i < table->body_count; i++)
        if (strcmp(table->bodies[i].name, canonical_name) == 0)
            return &table->bodies[i];
    return NULL;
}

const char *const *ssk_ministry_lineage(const struct ssk_ministries *table, const char *canonical_name)
{
    const struct ministry_body *body = body_named(table, canonical_name);
    return body ? body->lineage : none;
}

const char *const *ssk_ministry_heirs(const struct ssk_ministries *table, const char *canonical_name)
{
    const struct ministry_body *body = body_named(table, canonical_name);
    return body ? body->heirs : none;
}

bool ssk_ministry_is_part(const struct ssk_ministries *table, const char *canonical_name, const char *of)
{
    const struct ministry_body *body = body_named(table, canonical_name);
    for (size_t steps = 0; body && body->minor && steps < table->body_count; steps++) {
        if (strcmp(body->parent, of) == 0)
            return true;
        body = body_named(table, body->parent);
    }
    return false;
}
