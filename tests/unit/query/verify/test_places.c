/* Sets of passages as queries for their places, and looks at many passages, by several threads where there
 * are processors for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/verify/candidates.h"
#include "query/verify/look.h"
#include "query/verify/place_query.h"
#include "tests/unit/with_index.h"

enum { FIRST = 1300, SECOND = 150 };

static int open_session(void **state)
{
    if (open_dictionary(state) != 0)
        return -1;
    for (int made = 0; made < 2; made++) {
        struct passage_batch *batch = passage_batch_new();
        for (int i = 0; i < (made ? SECOND : FIRST); i++) {
            char id[32];
            snprintf(id, sizeof id, "%d:%d", made, i);
            const struct ssk_passage passage = {.id = id, .text = (char *)"港の船。"};
            assert_true(passage_batch_add(batch, &passage, "made", (size_t)i + 1));
        }
        add_index(batch);
    }
    open_indexes();
    return 0;
}

static int close_session(void **state)
{
    close_indexes();
    return free_dictionary(state);
}

/* ------------------------------------------------------------------------------------------ places */

/* The passages of the combined database that the query matches, as bytes by their numbers. */
static size_t matched(unsigned char *found, struct xap_query *query)
{
    struct xap_enquire *enquire;
    struct xap_mset *mset;
    assert_int_equal(xap_enquire_new(&enquire, session.db), XAP_OK);
    assert_int_equal(xap_enquire_set_query(enquire, query, 0), XAP_OK);
    assert_int_equal(xap_enquire_mset(&mset, enquire, 0, FIRST + SECOND, 0, NULL), XAP_OK);
    size_t count = xap_mset_size(mset);
    for (uint32_t i = 0; i < count; i++) {
        struct xap_hit hit;
        assert_int_equal(xap_mset_hit(&hit, mset, i), XAP_OK);
        assert_true(hit.weight == 0);
        found[hit.docid] = 1;
    }
    xap_mset_free(mset);
    xap_enquire_free(enquire);
    return count;
}

/* Whether passage `docid` of a segment is in set number `pattern`. */
static bool is_in(int pattern, size_t which, uint32_t docid)
{
    switch (pattern) {
    case 0:
        return false;
    case 1:
        return true;
    case 2:
        return docid % 2 == which;
    case 3:
        return docid % 64 == 0 || docid % 64 == 1;
    case 4:
        return docid % 64 != 0;
    case 5:
        return which == 0 && docid >= 63 && docid <= 66;
    case 6:
        return which == 1 && docid <= 64;
    case 7:
        return docid == 1 || docid == (which ? SECOND : FIRST);
    default:
        return docid * 2654435761u >> 30 == 0;
    }
}

static void are_found_by_their_places(void **state)
{
    (void)state;
    for (int pattern = 0; pattern <= 8; pattern++) {
        struct ssk_docids sets[2] = {{0}, {0}};
        struct xap_query *query;
        unsigned char found[2 * FIRST + 2] = {0};
        size_t wanted = 0;
        for (size_t which = 0; which < 2; which++)
            for (uint32_t docid = 1; docid <= session.segments[which]->passages; docid++)
                if (is_in(pattern, which, docid)) {
                    assert_true(ssk_docids_add(&sets[which], docid));
                    wanted++;
                }
        assert_int_equal(place_query(&query, &session, sets), XAP_OK);
        assert_int_equal(matched(found, query), wanted);
        for (uint32_t docid = 1; docid <= 2 * FIRST; docid++) {
            uint32_t local;
            const struct ssk_segment *segment = session_segment(&session, docid, &local);
            size_t which = segment == session.segments[1];
            if (local <= segment->passages)
                assert_int_equal(found[docid], is_in(pattern, which, local));
        }
        xap_query_free(query);
        ssk_docids_free(&sets[0]);
        ssk_docids_free(&sets[1]);
    }
}

/* ------------------------------------------------------------------------------------------ looks */

struct asked {
    uint32_t divisor, wrong; /* the passage that fails; 0 for none */
};

static ssk_status divides(bool *holds, struct session *looking, const struct candidate *candidate,
                          const void *context, struct ssk_error *error)
{
    const struct asked *asked = context;
    (void)looking;
    *holds = candidate->docid % asked->divisor == 0 && strcmp(candidate->record->text, "港の船。") == 0;
    return candidate->docid == asked->wrong ? ssk_fail(error, SSK_INPUT, "at %u", asked->wrong) : SSK_OK;
}

static ssk_status look(struct ssk_docids *set, uint32_t count, const struct asked *asked, bool alone,
                       struct ssk_error *error)
{
    const struct inquiry inquiry = {divides, asked, alone};
    set->count = 0;
    for (uint32_t docid = 1; docid <= count; docid++)
        assert_true(ssk_docids_add(set, docid));
    return look_at_all(set, &session, 0, &inquiry, error);
}

static void are_all_looked_at(void **state)
{
    static const uint32_t counts[] = {0, 1, 2, 99, 100, 199, 200, 201, 299, 300, 1000, FIRST};
    struct ssk_docids set = {0};
    struct ssk_error error = {""};
    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        for (uint32_t divisor = 1; divisor <= 7; divisor += 2)
            for (int alone = 0; alone < 2; alone++) {
                assert_int_equal(look(&set, counts[i], &(struct asked){divisor, 0}, alone, &error), SSK_OK);
                assert_int_equal(set.count, counts[i] / divisor);
                for (uint32_t at = 0; at < set.count; at++)
                    assert_int_equal(set.items[at], (at + 1) * divisor);
            }
    for (uint32_t wrong = 1; wrong <= FIRST; wrong += 433) {
        char message[32];
        snprintf(message, sizeof message, "at %u", wrong);
        assert_int_equal(look(&set, FIRST, &(struct asked){3, wrong}, false, &error), SSK_INPUT);
        assert_string_equal(error.message, message);
    }
    ssk_docids_free(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(are_found_by_their_places),
        cmocka_unit_test(are_all_looked_at),
    };
    return cmocka_run_group_tests_name("many passages", tests, open_session, close_session);
}
