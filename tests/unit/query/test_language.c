/* What words find, by tests/cases/spellings.tsv, matches.tsv, topics.tsv, marks.tsv and pairs.tsv, each text
 * of which is a passage of one index. Add a case by adding a row there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/parse/tree.h"
#include "query/rank/search.h"
#include "query/run/query_to_search.h"
#include "seisaku/unicode.h"
#include "tests/unit/with_index.h"

/* ------------------------------------------------------------------------------------------ tables */

enum { COLUMNS = 32, ROWS = 2048 };

/* The columns of each row, NULL behind the last. */
struct table {
    char *columns[ROWS][COLUMNS + 1];
    size_t count;
};

static struct table spellings, matches, topics, marks, pairs;

static void read_table(struct table *table, const char *path)
{
    char *line = NULL;
    size_t capacity = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (getline(&line, &capacity, file) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (!*line || *line == '#')
            continue;
        char *rest = strdup(line), **columns = table->columns[table->count++];
        for (size_t i = 0; rest; i++)
            columns[i] = strsep(&rest, "\t");
    }
    free(line);
    fclose(file);
}

static void free_table(struct table *table)
{
    for (size_t row = 0; row < table->count; row++)
        free(table->columns[row][0]);
}

/* ------------------------------------------------------------------------------------------ the index */

static void add_passage(struct passage_batch *batch, const char *table, size_t row, size_t column,
                        const char *text)
{
    char id[64];
    snprintf(id, sizeof id, "%s-%zu-%zu", table, row, column);
    const struct ssk_passage passage = {.id = id, .doc_id = id, .text = (char *)text};
    assert_true(passage_batch_add(batch, &passage, "tables", batch->count + 1));
}

/* A passage of each text in the columns from `first` on, with what stands before and behind it. */
static void add_texts(struct passage_batch *batch, const char *name, const struct table *table, size_t first,
                      const char *before, const char *behind)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    for (size_t row = 0; row < table->count; row++)
        for (size_t column = first; table->columns[row][column]; column++) {
            ssk_buffer_clear(&text);
            ssk_buffer_printf(&text, "%s%s%s", before, table->columns[row][column], behind);
            add_passage(batch, name, row, column, ssk_buffer_string(&text));
        }
    ssk_buffer_free(&text);
}

/* The texts without the marks. */
static void add_marked(struct passage_batch *batch)
{
    for (size_t row = 0; row < marks.count; row++) {
        struct ssk_buffer text = SSK_BUFFER_INIT;
        const char *marked = marks.columns[row][1];
        for (size_t byte = 0, start = 0; marked[byte]; start = byte) {
            uint32_t point = ssk_utf8_next(marked, strlen(marked), &byte);
            if (point != 0x3010 && point != 0x3011) /* 【】 */
                ssk_buffer_append(&text, marked + start, byte - start);
        }
        add_passage(batch, "mark", row, 1, ssk_buffer_string(&text));
        ssk_buffer_free(&text);
    }
}

static int open_session(void **state)
{
    struct passage_batch *batch = passage_batch_new();
    if (open_dictionary(state) != 0)
        return -1;
    read_table(&spellings, "tests/cases/spellings.tsv");
    read_table(&matches, "tests/cases/matches.tsv");
    read_table(&topics, "tests/cases/topics.tsv");
    read_table(&marks, "tests/cases/marks.tsv");
    read_table(&pairs, "tests/cases/pairs.tsv");
    add_texts(batch, "spelling", &spellings, 0, "", " について検討した結果を示す。");
    add_texts(batch, "match", &matches, 2, "", "");
    add_texts(batch, "topic", &topics, 2, "", "");
    add_texts(batch, "pair", &pairs, 1, "会議では、", "を扱った。");
    add_marked(batch);
    add_index(batch);
    open_indexes();
    return 0;
}

static int close_session(void **state)
{
    close_indexes();
    free_table(&spellings);
    free_table(&matches);
    free_table(&topics);
    free_table(&marks);
    free_table(&pairs);
    return free_dictionary(state);
}

/* ------------------------------------------------------------------------------------------ asking */

/* Free with search_free and node_free. */
static struct search ask(struct node **root, const char *query)
{
    struct ssk_error error = {""};
    if (question_parse(root, &session, query, &error) != SSK_OK)
        fail_msg("%s: %s", query, error.message);
    struct search search = {
        .root = *root, .limit = session.passages, .sort = SORT_DOCUMENT, .unmarked = true};
    assert_int_equal(search_run(&search, &session, &error), SSK_OK);
    return search;
}

static bool finds(const struct search *search, const char *table, size_t row, size_t column)
{
    char id[64];
    snprintf(id, sizeof id, "%s-%zu-%zu", table, row, column);
    for (size_t i = 0; i < search->hit_count; i++)
        if (strcmp(search->hits[i].passage.id, id) == 0)
            return true;
    return false;
}

static void done(struct search *search, struct node *root)
{
    search_free(search);
    node_free(root);
}

/* How many of the rows, `yes` or `no`, a query, a text, do not hold. */
static int wrong_rows(const char *name, const struct table *table)
{
    int wrong = 0;
    for (size_t row = 0; row < table->count; row++) {
        char *const *columns = table->columns[row];
        struct node *root;
        struct search search = ask(&root, columns[1]);
        if (finds(&search, name, row, 2) != (strcmp(columns[0], "yes") == 0)) {
            print_error("%s in %s: expected %s\n", columns[1], columns[2], columns[0]);
            wrong++;
        }
        done(&search, root);
    }
    return wrong;
}

/* ------------------------------------------------------------------------------------------ tests */

static int without_topics(void **state)
{
    *state = session.topics;
    session.topics = NULL;
    return 0;
}

static int with_topics(void **state)
{
    session.topics = *state;
    return 0;
}

static void finds_all_spellings_and_no_other_word(void **state)
{
    int wrong = 0;
    (void)state;
    for (size_t row = 0; row < spellings.count; row++)
        for (size_t asked = 0; spellings.columns[row][asked]; asked++) {
            struct node *root;
            struct search search = ask(&root, spellings.columns[row][asked]);
            size_t all = 0, found = 0;
            for (; spellings.columns[row][all]; all++)
                wrong += !finds(&search, "spelling", row, all);
            for (size_t i = 0; i < search.hit_count; i++)
                found += strncmp(search.hits[i].passage.id, "spelling", 8) == 0;
            if (found != all)
                print_error("%s: %zu of %zu\n", spellings.columns[row][asked], found, all);
            wrong += found != all;
            done(&search, root);
        }
    assert_int_equal(wrong, 0);
}

static void finds_texts_that_match(void **state)
{
    (void)state;
    assert_int_equal(wrong_rows("match", &matches), 0);
}

static void finds_topics(void **state)
{
    (void)state;
    assert_int_equal(wrong_rows("topic", &topics), 0);
}

/* Two spellings find each other, and no near miss. */
static void finds_pairs(void **state)
{
    int wrong = 0;
    (void)state;
    for (size_t row = 0; row < pairs.count; row++)
        for (size_t asked = 1; asked <= 2; asked++) {
            char **columns = pairs.columns[row];
            struct node *root;
            struct search search = ask(&root, columns[asked]);
            for (size_t other = 1; columns[other]; other++)
                if (finds(&search, "pair", row, other) != (other <= 2)) {
                    print_error("%s: %s\n", columns[asked], columns[other]);
                    wrong++;
                }
            done(&search, root);
        }
    assert_int_equal(wrong, 0);
}

/* The text of the hit, each match between 【 and 】. */
static void append_marked(struct ssk_buffer *out, const struct hit *hit)
{
    const char *text = hit->passage.text;
    for (size_t byte = 0, match = 0, point = 0;; point++) {
        if (match < hit->matches.count && hit->matches.items[match].end == point) {
            ssk_buffer_append_string(out, "】");
            match++;
        }
        if (match < hit->matches.count && hit->matches.items[match].start == point)
            ssk_buffer_append_string(out, "【");
        size_t start = byte;
        if (!text[byte])
            break;
        ssk_utf8_next(text, strlen(text), &byte);
        ssk_buffer_append(out, text + start, byte - start);
    }
}

static void marks_what_matches(void **state)
{
    (void)state;
    for (size_t row = 0; row < marks.count; row++) {
        struct node *root;
        struct ssk_error error = {""};
        struct ssk_buffer marked = SSK_BUFFER_INIT;
        char id[64];
        const char *ids[] = {id};
        snprintf(id, sizeof id, "mark-%zu-1", row);
        assert_int_equal(question_parse(&root, &session, marks.columns[row][0], &error), SSK_OK);
        struct search search = {.root = root, .filters.of = {[FIELD_ID] = {ids, 1}}, .limit = 1};
        assert_int_equal(search_run(&search, &session, &error), SSK_OK);
        assert_int_equal(search.hit_count, 1);
        append_marked(&marked, &search.hits[0]);
        assert_string_equal(ssk_buffer_string(&marked), marks.columns[row][1]);
        ssk_buffer_free(&marked);
        done(&search, root);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(finds_all_spellings_and_no_other_word, without_topics, with_topics),
        cmocka_unit_test_setup_teardown(finds_texts_that_match, without_topics, with_topics),
        cmocka_unit_test_setup_teardown(finds_pairs, without_topics, with_topics),
        cmocka_unit_test_setup_teardown(marks_what_matches, without_topics, with_topics),
        cmocka_unit_test(finds_topics),
    };
    return cmocka_run_group_tests(tests, open_session, close_session);
}
