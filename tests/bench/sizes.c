/* What an index's bytes are for. usage: sizes INDEX [BYTES-OF-TEXT]
 *
 * Of metadata and values the bytes stored, keys and all; of terms the bytes of the terms and the number of
 * their postings, for Xapian does not tell how many bytes those take. What is left of the files is postings,
 * lengths of passages and the tree around it all. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "seisaku/index.h"
#include "seisaku/schema.h"
#include "xapian_c.h"

struct family {
    const char *prefix, *name;
    uint64_t items, bytes, postings;
};

static struct family terms[] = {
    {"", "words", 0, 0, 0},
    {SSK_TERM_TITLE, "words of titles", 0, 0, 0},
    {SSK_TERM_HEADING, "words of headings", 0, 0, 0},
    {SSK_TERM_PLACE, "places", 0, 0, 0},
    {"*", "other keys", 0, 0, 0},
};
static struct family metadata[] = {
    {SSK_META_BLOCK, "texts and fields", 0, 0, 0},
    {SSK_META_LIST, "lists of bigrams", 0, 0, 0},
    {SSK_META_SHORT, "short lists of bigrams", 0, 0, 0},
    {SSK_META_PAIR, "lists of pairs of words", 0, 0, 0},
    {SSK_META_KEYS, "rows of keys", 0, 0, 0},
    {SSK_META_IDS, "where ids are", 0, 0, 0},
    {SSK_META_SOURCE, "sources", 0, 0, 0},
    {"", "dictionary and the rest", 0, 0, 0},
};
enum { TERMS = sizeof terms / sizeof *terms, METADATA = sizeof metadata / sizeof *metadata };

static const char *const slots[SSK_SLOTS] = {"order", "year", "date", "keys", "place"};

struct reading {
    struct xap_db *db;
    uint64_t items, bytes; /* of the values of a slot */
};

static bool see_term(void *context, const char *term, size_t length, uint32_t frequency)
{
    struct family *family = terms;
    (void)context;
    if (term[0] >= 'A' && term[0] <= 'Z')
        for (family++; *family->prefix != '*' && *family->prefix != term[0];)
            family++;
    family->items++;
    family->bytes += length;
    family->postings += frequency;
    return true;
}

static bool see_key(void *context, const char *key, size_t length, uint32_t count)
{
    const struct reading *reading = context;
    struct family *family = metadata;
    const char *value;
    size_t bytes;
    (void)count;
    while (strncmp(key, family->prefix, strlen(family->prefix)) != 0)
        family++;
    if (xap_db_metadata(&value, &bytes, reading->db, key, length) != XAP_OK)
        return false;
    family->items++;
    family->bytes += length + bytes;
    return true;
}

static bool see_value(void *context, uint32_t docid, const char *value, size_t length)
{
    struct reading *reading = context;
    (void)docid, (void)value;
    reading->items++;
    reading->bytes += length;
    return true;
}

static void print(const char *table, const char *name, uint64_t items, uint64_t bytes, uint64_t postings)
{
    printf("%-9s %-24s %10" PRIu64 " %9.1f KB", table, name, items, (double)bytes / 1e3);
    printf(postings ? " %10" PRIu64 " postings\n" : "\n", postings);
}

static void read_segment(struct xap_db *db, uint64_t *value_items, uint64_t *value_bytes)
{
    struct reading reading = {.db = db};
    if (xap_db_visit_terms(db, "", 0, see_term, NULL) != XAP_OK ||
        xap_db_visit_metadata_keys(db, "", 0, see_key, &reading) != XAP_OK)
        exit(2);
    for (uint32_t slot = 0; slot < SSK_SLOTS; slot++) {
        reading.items = reading.bytes = 0;
        if (xap_db_visit_values(db, slot, see_value, &reading) != XAP_OK)
            exit(2);
        value_items[slot] += reading.items;
        value_bytes[slot] += reading.bytes;
    }
}

static uint64_t file_size(const char *folder)
{
    char path[4096];
    struct stat about;
    snprintf(path, sizeof path, "%s/postlist.glass", folder);
    return stat(path, &about) == 0 ? (uint64_t)about.st_size : 0;
}

int main(int argc, char **argv)
{
    struct ssk_strings places = {0};
    struct ssk_error error = {""};
    uint64_t value_items[SSK_SLOTS] = {0}, value_bytes[SSK_SLOTS] = {0}, size = 0;
    if (argc < 2 || ssk_index_places(&places, argv[1], &error) != SSK_OK) {
        fprintf(stderr, "usage: sizes INDEX [BYTES-OF-TEXT] %s\n", error.message);
        return 2;
    }
    for (size_t i = 0; i < places.count; i++) {
        struct xap_db *db = NULL;
        if (xap_db_open(&db, places.items[i], 0) != XAP_OK)
            return 2;
        read_segment(db, value_items, value_bytes);
        size += file_size(places.items[i]);
        xap_db_free(db);
    }
    printf("%-9s %-24s %10s %12s\n", "table", "family", "items", "bytes");
    for (size_t i = 0; i < METADATA; i++)
        print("metadata", metadata[i].name, metadata[i].items, metadata[i].bytes, 0);
    for (size_t i = 0; i < TERMS; i++)
        print("terms", terms[i].name, terms[i].items, terms[i].bytes, terms[i].postings);
    for (size_t i = 0; i < SSK_SLOTS; i++)
        print("values", slots[i], value_items[i], value_bytes[i], 0);
    print("all", "the index", places.count, size, 0);
    if (argc > 2 && atof(argv[2]) > 0)
        printf("%.2f of the text\n", (double)size / atof(argv[2]));
    ssk_strings_free(&places);
    return 0;
}
