/* Topics by any of their names. A query asks for a handful of names out of thousands, and folding all of them
 * would take longer than the rest of a search: so a name keeps only the first character of its folding, and
 * is folded when that is the one looked for. */
#include "query/session/topics.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/tsv.h"

struct name {
    uint32_t text;  /* offset in `texts` */
    uint32_t first; /* of its folding */
    uint32_t topic;
};

struct topics {
    const struct ssk_folder *folder;
    struct ssk_buffer texts; /* the names, each with its NUL */
    struct name *names;      /* a topic's names side by side */
    size_t count, capacity;
    uint32_t topics;
    size_t longest;
    bool lent; /* texts and names are a compiled dictionary's */
};

ssk_status topics_new(struct topics **out, const struct ssk_folder *folder, struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return ssk_no_memory(error);
    (*out)->folder = folder;
    return SSK_OK;
}

void topics_free(struct topics *topics)
{
    if (topics && !topics->lent) {
        ssk_buffer_free(&topics->texts);
        free(topics->names);
    }
    free(topics);
}

static const char *text_of(const struct topics *topics, const struct name *name)
{
    return ssk_buffer_string(&topics->texts) + name->text;
}

/* ------------------------------------------------------------------------------------------ adding */

static size_t count_words(const char *name)
{
    size_t words = 1;
    for (const char *at = name; *at; at++)
        words += *at == ' ' && at[1] != ' ';
    return words;
}

/* Copies what is lent, so that it can grow. */
static bool make_own(struct topics *topics)
{
    const struct ssk_buffer texts = topics->texts;
    const struct name *names = topics->names;
    topics->lent = false;
    topics->texts = (struct ssk_buffer)SSK_BUFFER_INIT;
    topics->names = NULL;
    ssk_buffer_append(&topics->texts, texts.data, texts.length);
    bool made = !topics->texts.failed && SSK_RESERVE(topics->names, topics->count, topics->capacity);
    if (made)
        memcpy(topics->names, names, topics->count * sizeof *names);
    return made;
}

static bool add_name(struct topics *topics, const char *name)
{
    size_t length = strlen(name), words = count_words(name);
    bool grown = (!topics->lent || make_own(topics)) && topics->texts.length + length < UINT32_MAX &&
                 SSK_GROW(topics->names, topics->count, topics->capacity);
    if (grown)
        topics->names[topics->count++] =
            (struct name){(uint32_t)topics->texts.length,
                          ssk_fold_first(topics->folder, SSK_FOLD_WORDS, name, length), topics->topics};
    ssk_buffer_append(&topics->texts, name, length + 1);
    topics->longest = words > topics->longest ? words : topics->longest;
    return grown && !topics->texts.failed;
}

/* Opens a row that is no topic: a name, and what hides it where it stands within. */
static const char hides[] = "!not";

static ssk_status add_topic(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct topics *topics = context;
    if (!*row->fields[0])
        return ssk_fail(error, SSK_INPUT, "%s:%d: no name before the first tab", row->path, row->line);
    if (row->count < 2)
        return ssk_fail(error, SSK_INPUT, "%s:%d: one name alone: part the names of a topic by tabs",
                        row->path, row->line);
    if (strcmp(row->fields[0], hides) == 0)
        for (size_t i = 2; i < row->count || i == 2; i++)
            if (row->count < 3 || !strcasestr(row->fields[i], row->fields[1]))
                return ssk_fail(error, SSK_INPUT,
                                "%s:%d: behind !not stand a name and longer words that have it within them",
                                row->path, row->line);
    for (size_t i = 0; i < row->count; i++)
        if (*row->fields[i] && !add_name(topics, row->fields[i]))
            return ssk_no_memory(error);
    topics->topics++;
    return SSK_OK;
}

ssk_status topics_add_file(struct topics *topics, const char *path, struct ssk_error *error)
{
    return ssk_tsv_read(path, add_topic, topics, error);
}

ssk_status topics_add_own(struct topics *topics, const char *path, ssk_tsv_skip skip, void *context,
                          struct ssk_error *error)
{
    return ssk_tsv_read_own(path, add_topic, topics, skip, context, error);
}

/* ------------------------------------------------------------------------------------------ compiled */

/* What is saved beside the arrays. */
struct saved_counts {
    uint64_t topics, longest;
};

void topics_save(struct ssk_buffer *section, const struct topics *topics)
{
    const struct saved_counts counts = {topics->topics, topics->longest};
    ssk_saved_put(section, &counts, sizeof counts);
    ssk_saved_put(section, topics->texts.data, topics->texts.length);
    ssk_saved_put(section, topics->names, topics->count * sizeof *topics->names);
}

ssk_status topics_load(struct topics *topics, struct ssk_saved *saved, struct ssk_error *error)
{
    const void *counts, *texts, *names;
    size_t bytes, length, name_bytes;
    if (!ssk_saved_take(&counts, &bytes, saved) || bytes != sizeof(struct saved_counts) ||
        !ssk_saved_take(&texts, &length, saved) || !ssk_saved_take(&names, &name_bytes, saved))
        return ssk_no_memory(error);
    topics->topics = (uint32_t)((const struct saved_counts *)counts)->topics;
    topics->longest = ((const struct saved_counts *)counts)->longest;
    topics->texts.data = (char *)texts;
    topics->texts.length = length;
    topics->names = (struct name *)names;
    topics->count = name_bytes / sizeof(struct name);
    topics->lent = true;
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ finding */

/* A name as it is compared: folded, without ・ between katakana. malloc'd. */
static char *key_of(const struct topics *topics, const char *name, size_t length)
{
    static const char dot[] = "・";
    enum { MARK = sizeof dot - 1 };
    char *key = ssk_fold_string(topics->folder, SSK_FOLD_WORDS, name, length);
    for (char *at = key; at && (at = strstr(at, dot));) {
        size_t before = at - key >= MARK ? (size_t)(at - key - MARK) : 0, behind = (size_t)(at - key) + MARK;
        bool between = at - key >= MARK && key[behind] &&
                       ssk_is_katakana(ssk_utf8_next(key, strlen(key), &before)) &&
                       ssk_is_katakana(ssk_utf8_next(key, strlen(key), &behind));
        if (between)
            memmove(at, at + MARK, strlen(at + MARK) + 1);
        else
            at += MARK;
    }
    return key;
}

/* The first name of the topic that has name number `at`. */
static size_t first_of(const struct topics *topics, size_t at)
{
    uint32_t topic = topics->names[at].topic;
    while (at > 0 && topics->names[at - 1].topic == topic)
        at--;
    return at;
}

static bool hides_name(const struct topics *topics, size_t at)
{
    return strcmp(text_of(topics, &topics->names[first_of(topics, at)]), hides) == 0;
}

static bool is_called(const struct topics *topics, const struct name *name, const char *key)
{
    const char *text = text_of(topics, name);
    char *folded = key_of(topics, text, strlen(text));
    bool same = folded && strcmp(folded, key) == 0;
    free(folded);
    return same;
}

/* Hands the names of the topic that has name number `at` on, as a list. */
static void show_topic(const struct topics *topics, size_t at,
                       void (*visit)(const struct topic *topic, void *context), void *context)
{
    const char *list[SSK_TSV_FIELDS];
    size_t count = 0;
    for (size_t i = first_of(topics, at);
         i < topics->count && topics->names[i].topic == topics->names[at].topic; i++)
        list[count++] = text_of(topics, &topics->names[i]);
    visit(&(struct topic){list, count}, context);
}

size_t topics_find(const struct topics *topics, const char *name, size_t length,
                   void (*visit)(const struct topic *topic, void *context), void *context)
{
    char *key = key_of(topics, name, length);
    size_t found = 0, byte = 0;
    uint32_t last = UINT32_MAX;
    uint32_t first = key && *key ? ssk_utf8_next(key, strlen(key), &byte) : 0;
    for (size_t i = 0; first && i < topics->count; i++) {
        const struct name *candidate = &topics->names[i];
        if (candidate->first != first || candidate->topic == last || !is_called(topics, candidate, key) ||
            hides_name(topics, i))
            continue;
        last = candidate->topic;
        found++;
        if (visit)
            show_topic(topics, i, visit, context);
    }
    free(key);
    return found;
}

/* Whether the topic that has name number `at` bears `name`. */
static bool bears(const struct topics *topics, size_t at, const char *name)
{
    uint32_t topic = topics->names[at].topic;
    for (at = first_of(topics, at); at < topics->count && topics->names[at].topic == topic; at++)
        if (strcmp(text_of(topics, &topics->names[at]), name) == 0)
            return true;
    return false;
}

void topics_visit_around(const struct topics *topics, const char *name,
                         void (*visit)(const char *longer, void *context), void *context)
{
    for (size_t i = 0; i < topics->count; i++) {
        const char *longer = text_of(topics, &topics->names[i]);
        if (strstr(longer, name) && !bears(topics, i, name))
            visit(longer, context);
    }
}

void topics_visit_hiding(const struct topics *topics, const char *name,
                         void (*visit)(const char *longer, void *context), void *context)
{
    char *key = key_of(topics, name, strlen(name));
    size_t byte = 0;
    uint32_t first = key && *key ? ssk_utf8_next(key, strlen(key), &byte) : 0;
    for (size_t i = 1; first && i < topics->count; i++) {
        bool second = topics->names[i].first == first && first_of(topics, i) == i - 1;
        if (!second || !hides_name(topics, i) || !is_called(topics, &topics->names[i], key))
            continue;
        for (size_t longer = i + 1;
             longer < topics->count && topics->names[longer].topic == topics->names[i].topic; longer++)
            visit(text_of(topics, &topics->names[longer]), context);
    }
    free(key);
}

void topics_visit_names(const struct topics *topics,
                        void (*visit)(const char *name, size_t length, void *context), void *context)
{
    for (size_t i = 0; i < topics->count; i++) {
        const char *text = text_of(topics, &topics->names[i]);
        if (hides_name(topics, i))
            continue;
        char *folded = ssk_fold_string(topics->folder, SSK_FOLD_WORDS, text, strlen(text));
        if (folded)
            visit(folded, strlen(folded), context);
        free(folded);
    }
}

size_t topics_longest(const struct topics *topics)
{
    return topics->longest;
}
