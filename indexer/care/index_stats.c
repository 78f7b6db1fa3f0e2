/* --stats: what is in an index, counted. */
#include "indexer/care/index_stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "indexer/base/messages.h"
#include "seisaku/index.h"
#include "seisaku/schema.h"
#include "seisaku/unicode.h"

/* Values of a key with their passages, in the order of the terms. */
struct counts {
    const char *prefix;
    struct ssk_segment *segment;
    struct value_count {
        char *value;
        uint64_t passages;
    } * items;
    size_t count;
    ssk_status status;
    struct ssk_error *error;
};

static uint64_t *count_of(struct counts *counts, const char *value, size_t length)
{
    for (size_t i = 0; i < counts->count; i++)
        if (strlen(counts->items[i].value) == length && memcmp(counts->items[i].value, value, length) == 0)
            return &counts->items[i].passages;
    struct value_count *bigger = reallocarray(counts->items, counts->count + 1, sizeof *bigger);
    if (!bigger)
        return NULL;
    counts->items = bigger;
    bigger[counts->count] = (struct value_count){strndup(value, length), 0};
    return bigger[counts->count].value ? &bigger[counts->count++].passages : NULL;
}

static bool add_term(void *context, const char *term, size_t length, uint32_t count)
{
    struct counts *counts = context;
    uint32_t lost = 0;
    counts->status = ssk_segment_lost(&lost, counts->segment, term, length, counts->error);
    uint64_t *passages = counts->status == SSK_OK ? count_of(counts, term + 1, length - 1) : NULL;
    if (passages)
        *passages += count - lost;
    else if (counts->status == SSK_OK)
        counts->status = ssk_no_memory(counts->error);
    return counts->status == SSK_OK;
}

static int by_value(const void *a, const void *b)
{
    return strcmp(((const struct value_count *)a)->value, ((const struct value_count *)b)->value);
}

/* An index of elsewhere may have any bytes there; controls would steer a terminal. */
static void print_count(const char *name, const struct value_count *count)
{
    const char *value = count->value;
    size_t length = strlen(value);
    char character[4];
    printf("%s\t", name);
    for (size_t byte = 0; byte < length;) {
        size_t bytes = ssk_utf8_put(character, ssk_utf8_next(value, length, &byte));
        if (ssk_control_bytes(character, bytes))
            putchar('?');
        else
            fwrite(character, 1, bytes, stdout);
    }
    printf("\t%llu\n", (unsigned long long)count->passages);
}

static ssk_status print_counts(const char *name, const char *prefix, const struct opened *opened,
                               struct ssk_error *error)
{
    struct counts counts = {.prefix = prefix, .error = error};
    for (size_t i = 0; i < opened->count && counts.status == SSK_OK; i++) {
        counts.segment = opened->segments[i];
        xap_status status = xap_db_visit_terms(counts.segment->db, prefix, strlen(prefix), add_term, &counts);
        if (status != XAP_OK && counts.status == SSK_OK)
            counts.status = ssk_segment_fail(counts.segment, status, error);
    }
    if (counts.count)
        qsort(counts.items, counts.count, sizeof *counts.items, by_value);
    for (size_t i = 0; i < counts.count; i++) {
        if (counts.items[i].passages)
            print_count(name, &counts.items[i]);
        free(counts.items[i].value);
    }
    free(counts.items);
    return counts.status;
}

static uint64_t bytes_of(const struct opened *opened)
{
    static const char *const files[] = {"docdata.glass",  "iamglass",      "position.glass", "postlist.glass",
                                        "spelling.glass", "synonym.glass", "termlist.glass"};
    uint64_t bytes = 0;
    for (size_t i = 0; i < opened->count; i++)
        for (size_t j = 0; j < sizeof files / sizeof *files; j++) {
            struct ssk_buffer path = SSK_BUFFER_INIT;
            struct stat about;
            ssk_buffer_printf(&path, "%s/%s", opened->segments[i]->name, files[j]);
            if (stat(ssk_buffer_string(&path), &about) == 0)
                bytes += (uint64_t)about.st_size;
            ssk_buffer_free(&path);
        }
    return bytes;
}

ssk_status print_stats(const struct opened *opened, struct ssk_error *error)
{
    static const struct {
        const char *name, *prefix;
    } keys[] = {{"genre", SSK_TERM_GENRE},
                {"kind", SSK_TERM_KIND},
                {"year", SSK_TERM_YEAR},
                {"ministry=exact", SSK_TERM_MINISTRY},
                {"issuer=exact", SSK_TERM_ISSUER}};
    struct ssk_content content = {0};
    char digest[SSK_CONTENT_SIZE];
    uint64_t passages = 0, characters = 0;
    for (size_t i = 0; i < opened->count; i++) {
        const struct ssk_segment *segment = opened->segments[i];
        passages += segment->passages - segment->dead.count;
        characters += segment->characters - segment->dead_characters;
    }
    ssk_status status = ssk_content_add(&content, opened->segments[0], error);
    ssk_content_text(digest, &content);
    printf("sources\t\t%zu\npassages\t\t%llu\ncharacters\t\t%llu\nsegments\t\t%zu\nbytes\t\t%"
           "llu\ncontent\t\t%s\n",
           content.sources, (unsigned long long)passages, (unsigned long long)characters, opened->count,
           (unsigned long long)bytes_of(opened), digest);
    for (size_t i = 0; i < sizeof keys / sizeof *keys && status == SSK_OK; i++)
        status = print_counts(keys[i].name, keys[i].prefix, opened, error);
    return status;
}
