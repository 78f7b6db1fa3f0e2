/* libFuzzer: what seisaku-query reads of strangers. FUZZ says what the bytes are: `query`, a query; `regex`,
 * a regular expression and, after a NUL, a text; `stub`, the stub of an index; `topics`, a user's dictionary
 * of topics; `block` and `postings`, what an index holds. Files lie in a folder of their own below $TMPDIR.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "query/parse/regex_pattern.h"
#include "query/parse/tree.h"
#include "query/session/topics.h"
#include "seisaku/index.h"
#include "seisaku/memory.h"
#include "seisaku/passage_block.h"
#include "seisaku/postings.h"

static struct ssk_dictionary *dictionary;
static char place[4096], file[8192];
static struct ssk_unpacker *unpacker;
static struct ssk_packer *packer;

static void read_query(const char *data, size_t size);
static void read_regex(const char *data, size_t size);
static void read_stub(const char *data, size_t size);
static void read_topics(const char *data, size_t size);
static void read_block(const char *data, size_t size);
static void read_postings(const char *data, size_t size);

static const struct {
    const char *name;
    void (*read)(const char *data, size_t size);
} targets[] = {{"query", read_query},   {"regex", read_regex}, {"stub", read_stub},
               {"topics", read_topics}, {"block", read_block}, {"postings", read_postings}};
static size_t target;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *named = getenv("FUZZ"), *temporary = getenv("TMPDIR");
    (void)argc, (void)argv;
    while (named && strcmp(named, targets[target].name) != 0)
        if (++target == sizeof targets / sizeof *targets)
            abort();
    snprintf(place, sizeof place, "%s/fuzz-XXXXXX", temporary ? temporary : "/tmp");
    ssk_memory_watch();
    if (!mkdtemp(place) || ssk_dictionary_open_words(&dictionary, NULL) != SSK_OK)
        abort();
    snprintf(file, sizeof file, "%s/%s", place,
             targets[target].read == read_stub ? SSK_INDEX_STUB : "topics.tsv");
    return 0;
}

static void read_query(const char *data, size_t size)
{
    struct node *root = NULL;
    struct ssk_error error;
    size_t wrong = 0;
    if (query_parse(&root, data, size, &wrong, &error) == SSK_OK)
        node_free(root);
}

static void match(struct ssk_regex *regex, const char *text, size_t size)
{
    uint32_t points[4096];
    size_t count = 0, start, end;
    struct ssk_error error;
    bool found = true;
    for (size_t byte = 0; byte < size && count < 4096;)
        points[count++] = ssk_utf8_next(text, size, &byte);
    if (ssk_regex_open(regex, points, count, &error) == SSK_OK)
        while (found && ssk_regex_next(&found, &start, &end, regex, &error) == SSK_OK)
            continue;
}

static void read_regex(const char *data, size_t size)
{
    char *typed = strndup(data, size), *pattern = typed ? regex_folded(dictionary->folder, typed) : NULL;
    struct regex_string strings[REGEX_STRINGS];
    struct ssk_regex *regex = NULL;
    struct ssk_error error;
    if (pattern)
        regex_strings(strings, pattern);
    if (pattern && ssk_regex_new(&regex, pattern, &error) == SSK_OK)
        match(regex, data + strlen(typed), size - strlen(typed));
    ssk_regex_free(regex);
    free(pattern);
    free(typed);
}

static void write_file(const char *data, size_t size)
{
    FILE *out = fopen(file, "wb");
    if (!out)
        abort();
    fwrite(data, 1, size, out);
    fclose(out);
}

static void read_stub(const char *data, size_t size)
{
    struct ssk_strings places = {0};
    struct ssk_buffer kept = SSK_BUFFER_INIT;
    struct ssk_error error;
    write_file(data, size);
    if (ssk_index_places(&places, place, &error) == SSK_OK)
        for (size_t i = 0; i < places.count; i++)
            ssk_index_files_compare(place, places.items[i], &error);
    ssk_index_files_keep(&kept, place, "generation-1", &error);
    ssk_buffer_free(&kept);
    ssk_strings_free(&places);
}

static void skip(const char *message, void *context)
{
    (void)message, (void)context;
}

static void read_topics(const char *data, size_t size)
{
    struct topics *topics = NULL;
    struct ssk_error error;
    write_file(data, size);
    if (topics_new(&topics, dictionary->folder, &error) == SSK_OK)
        topics_add_own(topics, file, skip, NULL, &error);
    topics_free(topics);
}

/* A passage of a hostile index, and its names as they are printed. */
static void read_passage(const struct ssk_block *block, size_t index)
{
    struct ssk_passage passage;
    struct ssk_error error;
    char *source = NULL;
    size_t number;
    if (ssk_block_passage(&passage, &source, &number, block, index, &error) != SSK_OK)
        return;
    struct ssk_buffer json = SSK_BUFFER_INIT;
    ssk_passage_to_json(&passage, &json);
    ssk_buffer_free(&json);
    ssk_passage_free(&passage);
    free(source);
}

static void read_block(const char *data, size_t size)
{
    struct ssk_block block = {.count = 0};
    struct ssk_buffer packed = SSK_BUFFER_INIT, heading = SSK_BUFFER_INIT;
    struct ssk_error error;
    if (!packer && !((packer = ssk_packer_new(NULL, 0)) && (unpacker = ssk_unpacker_new(NULL, 0))))
        abort();
    ssk_pack(&packed, packer, data, size);
    if (ssk_block_open(&block, unpacker, packed.data, packed.length, &error) == SSK_OK)
        for (size_t i = 0; i <= block.count; i++) {
            read_passage(&block, i);
            ssk_block_heading(&heading, &block, i, &error);
            free(ssk_block_id(&block, i));
        }
    ssk_buffer_free(&packed);
    ssk_buffer_free(&heading);
    ssk_block_free(&block);
}

static void read_postings(const char *data, size_t size)
{
    struct ssk_docids docids = {0}, others = {0};
    size_t half = size / 2;
    if (ssk_postings_count(data, half) && ssk_postings_read(&docids, data, half) &&
        ssk_postings_read(&others, data + half, size - half))
        ssk_postings_keep(&docids, data + half, size - half);
    ssk_docids_free(&docids);
    ssk_docids_free(&others);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    targets[target].read((const char *)data, size);
    return 0;
}
