/* libFuzzer: what seisaku-query reads of strangers. FUZZ says what the bytes are: `query`, a query; `stub`,
 * the stub of an index; `topics`, a user's dictionary of topics. Files lie in a folder of their own below
 * $TMPDIR. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "query/language/tree.h"
#include "query/session/topics.h"
#include "seisaku/index.h"
#include "seisaku/memory.h"

static struct ssk_dictionary *dictionary;
static char place[4096], file[8192];
static enum { QUERY, STUB, TOPICS } what;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *named = getenv("FUZZ"), *temporary = getenv("TMPDIR");
    (void)argc, (void)argv;
    what = named && strcmp(named, "stub") == 0     ? STUB
           : named && strcmp(named, "topics") == 0 ? TOPICS
                                                   : QUERY;
    snprintf(place, sizeof place, "%s/fuzz-XXXXXX", temporary ? temporary : "/tmp");
    ssk_memory_watch();
    if (!mkdtemp(place) || ssk_dictionary_open_words(&dictionary, NULL) != SSK_OK)
        abort();
    snprintf(file, sizeof file, "%s/%s", place, what == STUB ? SSK_INDEX_STUB : "topics.tsv");
    return 0;
}

static void parse(const char *text, size_t size)
{
    struct node *root = NULL;
    struct ssk_error error;
    size_t wrong = 0;
    if (query_parse(&root, text, size, &wrong, &error) == SSK_OK)
        node_free(root);
}

static void read_stub(void)
{
    struct ssk_strings places = {0};
    struct ssk_buffer kept = SSK_BUFFER_INIT;
    struct ssk_error error;
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

static void read_topics(void)
{
    struct topics *topics = NULL;
    struct ssk_error error;
    if (topics_new(&topics, dictionary->folder, &error) == SSK_OK)
        topics_add_own(topics, file, skip, NULL, &error);
    topics_free(topics);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (what == QUERY) {
        parse((const char *)data, size);
        return 0;
    }
    FILE *out = fopen(file, "wb");
    if (!out)
        abort();
    fwrite(data, 1, size, out);
    fclose(out);
    what == STUB ? read_stub() : read_topics();
    return 0;
}
