/* What is told of queries, hits and words that were meant otherwise, by tests/cases/query_show.tsv. Add a row
 * there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/parse/parser.h"
#include "query/show/explain.h"
#include "query/show/field_hint.h"
#include "query/show/source_links.h"
#include "tests/unit/answer_table.h"
#include "tests/unit/with_dictionary.h"

/* An explanation in JSON. */
static void query(struct ssk_buffer *out, const char *text, size_t length)
{
    json_t *explanation = json_loadb(text, length, 0, NULL);
    assert_non_null(explanation);
    explain_append_query(out, explanation);
    json_decref(explanation);
}

static void dump(struct ssk_buffer *out, json_t *json)
{
    char *dumped = json_dumps(json, JSON_COMPACT | JSON_REAL_PRECISION(10));
    assert_non_null(dumped);
    ssk_buffer_append_string(out, dumped);
    free(dumped);
    json_decref(json);
}

/* A query as typed, without other spellings: the tree of its explanation; behind ! any word is enough. */
static void tree(struct ssk_buffer *out, const char *text, size_t length)
{
    struct session session = {.dictionary = dictionary, .match_any = *text == '!'};
    struct node *root;
    struct ssk_error error;
    size_t place, from = session.match_any;
    assert_int_equal(query_parse(&root, text + from, length - from, &place, &error), SSK_OK);
    const struct search search = {.root = root, .similar = from ? "a:1" : NULL};
    dump(out, explain_query(&session, &search, from ? NULL : text));
    node_free(root);
}

/* FIELD VALUE...: a filter, and what its values stand for. */
static void filter(struct ssk_buffer *out, const char *text, size_t length)
{
    struct session session = {.dictionary = dictionary};
    struct search search = {.limit = 1};
    char *line = strndup(text, length), *rest, *name = strtok_r(line, " ", &rest);
    const char *values[8];
    int field = 0;
    size_t count = 0;
    while (strcmp(field_name((enum field)field), name) != 0)
        field++;
    for (char *value; (value = strtok_r(NULL, " ", &rest));)
        values[count++] = value;
    search.filters.of[field] = (struct filter){values, count};
    json_t *explanation = explain_query(&session, &search, NULL);
    dump(out, json_incref(json_object_get(explanation, "filters")));
    json_decref(explanation);
    free(line);
}

/* SCORE FROM-TERMS TERM=WEIGHT...: for a person, and as JSON. */
static void hit(struct ssk_buffer *out, const char *text, size_t length)
{
    struct hit_term terms[20];
    struct hit hit = {.terms = terms};
    char *line = strndup(text, length), *rest, *word = strtok_r(line, " ", &rest);
    hit.score = strtod(word, NULL);
    hit.from_terms = strtod(strtok_r(NULL, " ", &rest), NULL);
    while ((word = strtok_r(NULL, " ", &rest))) {
        char *weight = strchr(word, '=');
        *weight++ = '\0';
        terms[hit.term_count++] = (struct hit_term){word, strtod(weight, NULL)};
    }
    explain_append_hit(out, &hit);
    dump(out, explain_hit(&hit));
    free(line);
}

static void hint(struct ssk_buffer *out, const char *text, size_t length)
{
    struct ssk_buffer whole = SSK_BUFFER_INIT;
    (void)length;
    field_hint_append(&whole, text);
    size_t end = strcspn(ssk_buffer_string(&whole), ",");
    ssk_buffer_append(out, ssk_buffer_string(&whole), end); /* the first of the fields is enough */
    ssk_buffer_free(&whole);
}

static void operators(struct ssk_buffer *out, const char *text, size_t length)
{
    struct node *root;
    struct ssk_error error;
    size_t place, size;
    char *said;
    FILE *file = open_memstream(&said, &size);
    assert_int_equal(query_parse(&root, text, length, &place, &error), SSK_OK);
    operator_hint_say(file, root);
    fclose(file);
    ssk_buffer_append_string(out, said);
    free(said);
    node_free(root);
}

static void web(struct ssk_buffer *out, const char *text, size_t length)
{
    const struct ssk_passage passage = {.url = length ? (char *)text : NULL};
    const char *address = source_web_address(&passage);
    ssk_buffer_append_string(out, address ? address : "-");
}

static const struct answer_row rows[] = {
    {"filter", filter}, {"hint", hint}, {"hit", hit}, {"operators", operators},
    {"query", query},   {"tree", tree}, {"web", web}};

static void answers_by_the_table(void **state)
{
    (void)state;
    answer_table("tests/cases/query_show.tsv", rows, sizeof rows / sizeof *rows);
}

/* The address of a file of this name in a folder, behind the folder's; with the page where there are pages.
 */
static const char *address_of(const char *folder, const char *name, int page)
{
    static char found[200];
    char path[100];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    fclose(fopen(path, "w"));
    const struct ssk_passage passage = {.source_path = path, .page = page};
    char *address = source_file_address(&passage);
    assert_non_null(address);
    assert_memory_equal(address, "file://", 7);
    assert_memory_equal(address + 7, folder, strlen(folder));
    strcpy(found, address + 7 + strlen(folder) + 1);
    free(address);
    unlink(path);
    return found;
}

static void files_have_addresses(void **state)
{
    (void)state;
    char folder[] = "/tmp/seisaku-links-XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_string_equal(address_of(folder, "a.txt", 3), "a.txt");
    assert_string_equal(address_of(folder, "a.pdf", 3), "a.pdf#page=3");
    assert_string_equal(address_of(folder, "a.PDF", 12), "a.PDF#page=12");
    assert_string_equal(address_of(folder, "a.pdf", 0), "a.pdf");
    assert_string_equal(address_of(folder, "pdf", 3), "pdf");
    assert_string_equal(address_of(folder, "azAZ09-._~", 0), "azAZ09-._~");
    assert_string_equal(address_of(folder, "a b#%?[`{@", 0), "a%20b%23%25%3F%5B%60%7B%40");
    assert_string_equal(address_of(folder, "港", 0), "%E6%B8%AF");
    assert_int_equal(rmdir(folder), 0);
    const struct ssk_passage none = {.source_path = folder}, unknown = {.page = 1};
    assert_null(source_file_address(&none));
    assert_null(source_file_address(&unknown));
}

static void links_are_opened_and_closed(void **state)
{
    (void)state;
    struct ssk_buffer out = SSK_BUFFER_INIT;
    const struct ssk_passage here = {.source_path = "/tmp"}, none = {.source_path = "/nonexistent/a.pdf"};
    bool opened = source_link_open(&out, &here, true);
    assert_true(opened);
    source_link_close(&out, opened);
    assert_string_equal(ssk_buffer_string(&out), "\033]8;;file:///tmp\033\\\033]8;;\033\\");
    ssk_buffer_clear(&out);
    assert_false(source_link_open(&out, &here, false));
    assert_false(source_link_open(&out, &none, true));
    source_link_close(&out, false);
    assert_int_equal(out.length, 0);
    ssk_buffer_free(&out);
}

static int open_all(void **state)
{
    struct ssk_error error;
    return open_dictionary(state) || ssk_dictionary_add_ministries(dictionary, &error) != SSK_OK;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_by_the_table),
        cmocka_unit_test(files_have_addresses),
        cmocka_unit_test(links_are_opened_and_closed),
    };
    return cmocka_run_group_tests_name("explanations", tests, open_all, free_dictionary);
}
