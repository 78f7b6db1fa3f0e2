/* Topics by any of their names: one hash table of folded names, chained where topics share a name. */
#include "seisaku/topics.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/tsv.h"

/* That one topic bears one name. Entries of one bucket hang together, newest first. */
struct entry {
    char *key; /* folded */
    size_t key_length, topic;
    uint32_t hash;
    size_t next; /* entry number plus one; 0 at the end */
};

struct topic {
    const char **names; /* owned, as are the strings */
    size_t count;
};

struct ssk_topics {
    const struct ssk_folder *folder;
    struct ssk_folded scratch; /* while files are read */
    struct topic *topics;
    size_t topic_count, topic_capacity;
    struct entry *entries;
    size_t entry_count, entry_capacity;
    size_t *buckets; /* first entry plus one; their number is a power of two */
    size_t bucket_count;
    size_t longest;
};

static ssk_status no_memory(struct ssk_error *error)
{
    return ssk_fail(error, SSK_MEMORY, "out of memory");
}

static uint32_t hash_of(const char *text, size_t length)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

/* ------------------------------------------------------------------------------------------ the table */

ssk_status ssk_topics_new(struct ssk_topics **out, const struct ssk_folder *folder, struct ssk_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out)
        return no_memory(error);
    (*out)->folder = folder;
    (*out)->bucket_count = 4096;
    (*out)->buckets = calloc((*out)->bucket_count, sizeof *(*out)->buckets);
    if ((*out)->buckets)
        return SSK_OK;
    ssk_topics_free(*out);
    *out = NULL;
    return no_memory(error);
}

void ssk_topics_free(struct ssk_topics *topics)
{
    if (!topics)
        return;
    for (size_t i = 0; i < topics->topic_count; i++) {
        for (size_t j = 0; j < topics->topics[i].count; j++)
            free((char *)topics->topics[i].names[j]);
        free(topics->topics[i].names);
    }
    for (size_t i = 0; i < topics->entry_count; i++)
        free(topics->entries[i].key);
    free(topics->topics);
    free(topics->entries);
    free(topics->buckets);
    free(topics);
}

static void hang(struct ssk_topics *topics, size_t number)
{
    size_t *bucket = &topics->buckets[topics->entries[number].hash & (topics->bucket_count - 1)];
    topics->entries[number].next = *bucket;
    *bucket = number + 1;
}

static bool grow_buckets(struct ssk_topics *topics)
{
    size_t count = topics->bucket_count * 4;
    size_t *buckets = calloc(count, sizeof *buckets);
    if (!buckets)
        return false;
    free(topics->buckets);
    topics->buckets = buckets;
    topics->bucket_count = count;
    for (size_t i = 0; i < topics->entry_count; i++)
        hang(topics, i);
    return true;
}

static bool grow_entries(struct ssk_topics *topics)
{
    size_t capacity = topics->entry_capacity ? topics->entry_capacity * 2 : 4096;
    struct entry *entries = reallocarray(topics->entries, capacity, sizeof *entries);
    if (!entries)
        return false;
    topics->entries = entries;
    topics->entry_capacity = capacity;
    return capacity <= topics->bucket_count || grow_buckets(topics);
}

/* A new topic without names; NULL without memory. */
static struct topic *new_topic(struct ssk_topics *topics)
{
    if (topics->topic_count == topics->topic_capacity) {
        size_t capacity = topics->topic_capacity ? topics->topic_capacity * 2 : 1024;
        struct topic *bigger = reallocarray(topics->topics, capacity, sizeof *bigger);
        if (!bigger)
            return NULL;
        topics->topics = bigger;
        topics->topic_capacity = capacity;
    }
    struct topic *topic = &topics->topics[topics->topic_count];
    *topic = (struct topic){.names = calloc(SSK_TSV_FIELDS, sizeof *topic->names)};
    topics->topic_count += topic->names != NULL;
    return topic->names ? topic : NULL;
}

/* The entry after `number` (0: from the bucket on) that bears the key; 0 when there is none. Entries are
 * numbered from 1. */
static size_t next_entry(const struct ssk_topics *topics, size_t number, const char *key, size_t length,
                         uint32_t hash)
{
    number = number ? topics->entries[number - 1].next : topics->buckets[hash & (topics->bucket_count - 1)];
    for (; number; number = topics->entries[number - 1].next) {
        const struct entry *entry = &topics->entries[number - 1];
        if (entry->hash == hash && entry->key_length == length && memcmp(entry->key, key, length) == 0)
            return number;
    }
    return 0;
}

/* ------------------------------------------------------------------------------------------ adding */

static size_t count_words(const char *key)
{
    size_t words = 1;
    while ((key = strchr(key, ' ')))
        words++, key++;
    return words;
}

/* True when the newest topic bears the key: its entries are the last ones. */
static bool has_already(const struct ssk_topics *topics, const char *key)
{
    for (size_t i = topics->entry_count; i > 0 && topics->entries[i - 1].topic == topics->topic_count - 1;
         i--)
        if (strcmp(topics->entries[i - 1].key, key) == 0)
            return true;
    return false;
}

/* Enters the key for the newest topic and takes it over; a key that the topic has already is freed. */
static bool enter(struct ssk_topics *topics, char *key)
{
    if (has_already(topics, key)) {
        free(key);
        return true;
    }
    if (topics->entry_count == topics->entry_capacity && !grow_entries(topics)) {
        free(key);
        return false;
    }
    size_t length = strlen(key), words = count_words(key);
    topics->entries[topics->entry_count] =
        (struct entry){key, length, topics->topic_count - 1, hash_of(key, length), 0};
    hang(topics, topics->entry_count++);
    if (words > topics->longest)
        topics->longest = words;
    return true;
}

/* The name folded, malloc'd; NULL without memory. */
static char *key_of(const struct ssk_folder *folder, const char *name, size_t length,
                    struct ssk_folded *scratch)
{
    if (ssk_fold(folder, SSK_FOLD_WORDS, name, length, scratch) != SSK_OK)
        return NULL;
    char *key = malloc(scratch->count * 4 + 1);
    size_t bytes = 0;
    for (size_t i = 0; key && i < scratch->count; i++)
        bytes += ssk_utf8_put(key + bytes, scratch->points[i]);
    if (key)
        key[bytes] = '\0';
    return key;
}

static ssk_status add_topic(const struct ssk_tsv_row *row, void *context, struct ssk_error *error)
{
    struct ssk_topics *topics = context;
    struct topic *topic = new_topic(topics);
    if (!topic)
        return no_memory(error);
    if (!*row->fields[0])
        return ssk_fail(error, SSK_INPUT, "%s:%d: no name before the first tab", row->path, row->line);
    for (size_t i = 0; i < row->count; i++) {
        if (!*row->fields[i])
            continue;
        char *key = key_of(topics->folder, row->fields[i], strlen(row->fields[i]), &topics->scratch);
        char *name = strdup(row->fields[i]);
        if (name)
            topic->names[topic->count++] = name;
        if (!key || !name) {
            free(key);
            return no_memory(error);
        }
        if (!enter(topics, key))
            return no_memory(error);
    }
    return SSK_OK;
}

ssk_status ssk_topics_add_file(struct ssk_topics *topics, const char *path, struct ssk_error *error)
{
    ssk_status status = ssk_tsv_read(path, add_topic, topics, error);
    ssk_folded_free(&topics->scratch);
    return status;
}

/* ------------------------------------------------------------------------------------------ finding */

size_t ssk_topics_find(const struct ssk_topics *topics, const char *name, size_t length,
                       void (*visit)(const struct ssk_topic *topic, void *context), void *context)
{
    size_t found = 0;
    char *key = ssk_fold_string(topics->folder, SSK_FOLD_WORDS, name, length);
    if (!key)
        return 0;
    size_t key_length = strlen(key);
    uint32_t hash = hash_of(key, key_length);
    for (size_t i = 0; (i = next_entry(topics, i, key, key_length, hash)); found++) {
        const struct topic *topic = &topics->topics[topics->entries[i - 1].topic];
        struct ssk_topic lent = {topic->names, topic->count};
        if (visit)
            visit(&lent, context);
    }
    free(key);
    return found;
}

void ssk_topics_visit_names(const struct ssk_topics *topics,
                            void (*visit)(const char *name, size_t length, void *context), void *context)
{
    for (size_t i = 0; i < topics->entry_count; i++)
        visit(topics->entries[i].key, topics->entries[i].key_length, context);
}

size_t ssk_topics_longest(const struct ssk_topics *topics)
{
    return topics->longest;
}
