/* Indexes of passages, made in folders of their own for a group of tests, and a session that searches them.
 */
#ifndef SEISAKU_TESTS_WITH_INDEX_H
#define SEISAKU_TESTS_WITH_INDEX_H

#include <stdio.h>
#include <stdlib.h>

#include "indexer/base/remove_tree.h"
#include "indexer/index/index_writer.h"
#include "query/session/session.h"
#include "tests/unit/with_dictionary.h"

enum { INDEXES_MOST = 3 };
static char index_folders[INDEXES_MOST][32];
static const char *const opened_folders[] = {index_folders[0], index_folders[1], index_folders[2]};
static size_t index_count;
static struct session session;

/* The passages of a file of JSON Lines. */
static inline struct passage_batch *read_batch(const char *path)
{
    struct passage_batch *batch = passage_batch_new();
    char *line = NULL;
    size_t capacity = 0, number = 0;
    ssize_t length;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while ((length = getline(&line, &capacity, file)) > 0) {
        struct ssk_passage passage = {0};
        struct ssk_error error = {""};
        assert_int_equal(ssk_passage_from_json(&passage, line, (size_t)length, &error), SSK_OK);
        assert_true(passage_batch_add(batch, &passage, path, ++number));
        ssk_passage_free(&passage);
    }
    free(line);
    fclose(file);
    return batch;
}

/* Makes one more index, of the passages of the batch, which it frees. */
static inline void add_index(struct passage_batch *batch)
{
    struct writer *writer = NULL;
    struct part_writer *part = NULL;
    struct ssk_error error = {""};
    char *folder = index_folders[index_count++];
    strcpy(folder, "/tmp/seisaku-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(writer_open(&writer, folder, 0700, true, dictionary, &error), SSK_OK);
    assert_int_equal(part_writer_new(&part, dictionary, &error), SSK_OK);
    assert_int_equal(writer_analyse(writer, part, batch, &error), SSK_OK);
    assert_int_equal(writer_take(writer, batch, &error), SSK_OK);
    assert_int_equal(writer_finish(writer, &error), SSK_OK);
    passage_batch_free(batch);
    part_writer_free(part);
    writer_free(writer);
}

/* Opens a session of all of them, with the dictionary of topics. */
static inline void open_indexes(void)
{
    struct ssk_error error = {""};
    assert_int_equal(session_open(&session, opened_folders, index_count, false, &error), SSK_OK);
    assert_int_equal(session_add_topics(&session, NULL, &error), SSK_OK);
}

static inline void close_indexes(void)
{
    session_close(&session);
    while (index_count)
        remove_tree(index_folders[--index_count]);
}

#endif
