/* What a session says of its indexes: the segment of a passage, rarity of words, failures, helpers and
 * topics. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "query/session/session.h"
#include "query/session/statistics.h"
#include "tests/unit/with_dictionary.h"

static struct ssk_segment a = {.name = "a", .uuid = "1"},
                          b = {.name = "remote://b", .uuid = "2", .distant = true},
                          c = {.name = "remote://c", .uuid = "3", .distant = true};
static const char *const paths[] = {"index", "other"};

static void finds_the_segment_of_a_passage(void **state)
{
    (void)state;
    struct ssk_segment *segments[] = {&a, &b, &c};
    const struct session session = {.segments = segments, .segment_count = 3};
    static const struct {
        uint32_t docid, local;
        struct ssk_segment *segment;
    } cases[] = {{1, 1, &a}, {2, 1, &b}, {3, 1, &c}, {4, 2, &a}, {6, 2, &c}, {301, 101, &a}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t local;
        assert_ptr_equal(session_segment(&session, cases[i].docid, &local), cases[i].segment);
        assert_int_equal(local, cases[i].local);
    }
}

static void knows_the_same_state(void **state)
{
    (void)state;
    struct ssk_segment *two[] = {&a, &b}, *again[] = {&a, &b}, *other[] = {&a, &c}, *turned[] = {&b, &a};
    const struct session first = {.segments = two, .segment_count = 2};
    assert_true(session_is_of(&first, &(struct session){.segments = again, .segment_count = 2}));
    assert_false(session_is_of(&first, &(struct session){.segments = other, .segment_count = 2}));
    assert_false(session_is_of(&first, &(struct session){.segments = turned, .segment_count = 2}));
    assert_false(session_is_of(&first, &(struct session){.segments = again, .segment_count = 1}));
    assert_true(session_is_of(&(struct session){0}, &(struct session){0}));
}

/* The fewer passages have a word, the more it says; one that most have says little, but never less than
 * nothing. */
static void rare_words_say_more(void **state)
{
    (void)state;
    const struct session session = {.passages = 100};
    assert_true(session_rarity(&session, 0) == 0);
    double before = 100;
    for (uint32_t frequency = 1; frequency <= 100; frequency++) {
        double rarity = session_rarity(&session, frequency);
        assert_true(rarity > 0 && rarity < before);
        before = rarity;
    }
    assert_float_equal(session_rarity(&session, 1), 4.1947, 0.0001); /* log (99.5 / 1.5) */
    assert_float_equal(session_rarity(&session, 20), 1.3678, 0.0001);
    assert_float_equal(session_rarity(&session, 50), 0.4055, 0.0001); /* log 1.5: half the odds, and one */
    assert_float_equal(session_rarity(&session, 100), 0.0025, 0.0001);
}

static void a_failure_names_the_servers_or_the_first_index(void **state)
{
    (void)state;
    struct ssk_segment *segments[] = {&a, &b, &c};
    struct session session = {.segments = segments, .segment_count = 3, .paths = paths, .path_count = 2};
    struct ssk_error error = {""};
    assert_int_equal(session_fail(&session, XAP_NETWORK, "gone", &error), SSK_IO);
    assert_memory_equal(error.message, "remote://b, remote://c", strlen("remote://b, remote://c"));
    assert_int_equal(session_fail(&session, XAP_MODIFIED, "gone", &error), SSK_MODIFIED);
    assert_memory_equal(error.message, "index", 5);
    assert_null(strstr(error.message, "remote"));
    session.segment_count = 1;
    session_fail(&session, XAP_NETWORK, "gone", &error);
    assert_memory_equal(error.message, "index", 5);
}

static void takes_no_more_helpers_than_processors(void **state)
{
    (void)state;
    struct session session = {.dictionary = dictionary};
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t most = processors < 2 ? 0 : (size_t)processors - 1;
    most = most < SESSION_HELPERS ? most : SESSION_HELPERS;
    assert_int_equal(session_helpers(&session, 0), 0);
    assert_int_equal(session_helpers(&session, 100), most);
    assert_int_equal(session_helpers(&session, 100), most); /* the same */
    assert_int_equal(session.helper_count, most);
    assert_int_equal(session_helpers(&session, 0), 0);
    for (size_t i = 0; i < most; i++)
        assert_true(session.helpers[i]->shared);
    session.shared = true; /* so that the dictionary is not closed with it */
    assert_int_equal(session_helpers(&session, 100), 0);
    session_close(&session);
    assert_int_equal(session.helper_count, 0);
}

static void adds_a_file_to_the_topics(void **state)
{
    (void)state;
    char path[] = "/tmp/seisaku-session-XXXXXX", shipped[SSK_CHECKSUM_SIZE];
    FILE *file = fdopen(mkstemp(path), "w");
    struct session session = {.dictionary = dictionary};
    struct ssk_error error = {""};
    fputs("甲乙\tkoh-otsu\n", file);
    fclose(file);
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    assert_int_equal(session_add_topics(&session, NULL, &error), SSK_OK);
    strcpy(shipped, session.topics_checksum);
    assert_int_equal(strlen(shipped), SSK_CHECKSUM_SIZE - 1);
    assert_int_equal(topics_find(session.topics, "NATO", 4, NULL, NULL), 1);
    assert_int_equal(topics_find(session.topics, "koh-otsu", 8, NULL, NULL), 0);
    topics_free(session.topics);
    assert_int_equal(session_add_topics(&session, path, &error), SSK_OK);
    assert_string_not_equal(session.topics_checksum, shipped);
    assert_int_equal(topics_find(session.topics, "koh-otsu", 8, NULL, NULL), 1);
    topics_free(session.topics);
    unlink(path);
    assert_int_equal(session_add_topics(&session, path, &error), SSK_NOT_FOUND);
    topics_free(session.topics);
}

static void makes_a_tagger_and_an_analyzer_once(void **state)
{
    (void)state;
    struct session session;
    struct ssk_analyzer *reader, *again;
    struct ssk_tagger *tagger, *same;
    struct ssk_error error = {""};
    const struct session first = {.dictionary = dictionary};
    assert_int_equal(session_share(&session, &first, &error), SSK_OK);
    assert_true(session.shared);
    assert_non_null(session.texts);
    assert_int_equal(session_reader(&reader, &session, &error), SSK_OK);
    assert_int_equal(session_reader(&again, &session, &error), SSK_OK);
    assert_non_null(reader);
    assert_ptr_equal(reader, again);
    assert_ptr_not_equal(reader, session.analyzer);
    assert_int_equal(session_tagger(&tagger, &session, &error), SSK_OK);
    assert_int_equal(session_tagger(&same, &session, &error), SSK_OK);
    assert_non_null(tagger);
    assert_ptr_equal(tagger, same);
    session_close(&session);
    assert_null(session.reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_segment_of_a_passage),
        cmocka_unit_test(knows_the_same_state),
        cmocka_unit_test(rare_words_say_more),
        cmocka_unit_test(a_failure_names_the_servers_or_the_first_index),
        cmocka_unit_test(takes_no_more_helpers_than_processors),
        cmocka_unit_test(adds_a_file_to_the_topics),
        cmocka_unit_test(makes_a_tagger_and_an_analyzer_once),
    };
    return cmocka_run_group_tests_name("session", tests, open_dictionary, free_dictionary);
}
