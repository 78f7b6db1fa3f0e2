/* Sections by number, title, paragraph, and the parts of the document that they stand in. Add a passage or a
 * row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/rank/search.h"
#include "tests/unit/with_index.h"

/* Each is one letter, its id. */
static const struct {
    const char *doc_id, *path[3], *number, *title, *text;
} passages[] = {
    {"law", {"第一編　総則", "第一章　港", "第一条　目的"}, "第一条", "目的", "第一条　港を定める。"}, /* A */
    {"law",
     {"第一編　総則", "第二章　灯台", "第二条　定義"},
     "第二条",
     "定義",
     "第二条　灯台を定める。２　灯台とは、光る物をいう。"},
    {"law",
     {"第一編　総則", "第二章　灯台", "第二条　定義"},
     "第二条",
     "定義",
     "光る物は、灯りを含む。"}, /* C: goes on in 2 */
    {"law",
     {"第一編　総則", "第二章　灯台", "第二条　定義"},
     "第二条",
     "定義",
     "３　略する。４　略さない。"},                                                                /* D */
    {"law", {"第二編　補則", "第一章　船", "第三条　船"}, "第三条", "船", "船を定める。"},         /* E */
    {"law", {"第二編　補則", "第二章　波", "第三条の二　波"}, "第三条の二", "波", "波を定める。"}, /* F */
    {"law", {"附則", "第一条　施行期日", NULL}, "第一条", "施行期日", "公布の日から施行する。"},   /* G */
    {"law", {"別表第一（第二条関係）", NULL, NULL}, NULL, NULL, "灯台の表。"},                     /* H */
    {"law", {"別表第二（第三条関係）", NULL, NULL}, NULL, NULL, "船の表。"},                       /* I */
    {"paper", {"2 港の電力", "2.3 陸の電力", NULL}, "2.3", "陸の電力", "船に送る。"},              /* J */
    {"paper", {"2 港の電力", "2.3 陸の電力", NULL}, "2.3", "陸の電力", "２　これは項ではない。"},  /* K */
    {"paper", {"3 第7版の要点", NULL, NULL}, "3", "第7版の要点", "改める。"},                      /* L */
    {"other", {"第二条　定義", NULL, NULL}, "第二条", "定義", "前の文書の続きではない。"},         /* M */
};

static int open_session(void **state)
{
    struct passage_batch *batch = passage_batch_new();
    if (open_dictionary(state) != 0)
        return -1;
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
        char id[2] = {(char)('A' + i), '\0'};
        char *path[3];
        struct ssk_passage passage = {.id = id,
                                      .doc_id = (char *)passages[i].doc_id,
                                      .section_number = (char *)passages[i].number,
                                      .section_title = (char *)passages[i].title,
                                      .path = {path, 0},
                                      .text = (char *)passages[i].text};
        while (passage.path.count < 3 && passages[i].path[passage.path.count]) {
            path[passage.path.count] = (char *)passages[i].path[passage.path.count];
            passage.path.count++;
        }
        assert_true(passage_batch_add(batch, &passage, "made", i + 1));
    }
    add_index(batch);
    open_indexes();
    return 0;
}

static int close_session(void **state)
{
    close_indexes();
    return free_dictionary(state);
}

static const struct {
    const char *section, *ids;
} rows[] = {
    {"第1条", "AG"},
    {"1条", "AG"},
    {"第一条", "AG"},
    {"附則", "G"},
    {"附則第1条", "G"},
    {"附則第一条", "G"},
    {"附則1条", "G"},
    {"附則第2条", ""},
    {"第1編", "ABCD"},
    {"第一編", "ABCD"},
    {"第2編", "EF"},
    {"第3編", ""},
    {"第1章", "AE"},
    {"第2章", "BCDF"},
    {"第1編第2章", "BCD"},
    {"第2編第2章", "F"},
    {"第2編第1章", "E"},
    {"第1編第2章第2条", "BCD"},
    {"第1編第1章第2条", ""},
    {"第2編第3条", "E"},
    {"第2編第3条の2", "F"},
    {"第2編3条", "E"},
    {"第3条", "E"},
    {"第3条の2", "F"},
    {"別表", "HI"},
    {"別表第1", "H"},
    {"別表第二", "I"},
    {"別表1", "H"},
    {"第2条", "BCDM"},
    {"第2条第1項", "BM"},
    {"第2条第2項", "BC"},
    {"第2条第3項", "D"},
    {"第2条第4項", "D"},
    {"第2条第5項", ""},
    {"第1条第1項", "AG"},
    {"第1条第2項", ""},
    {"第1編第2条第2項", "BC"},
    {"2.3", "JK"},
    {"2", "BCDJKM"},
    {"3", "EL"},
    {"2章", "BCDF"},
    {"定義", "BCDM"},
    {"電力", "JK"},
    {"陸の電力", "JK"},
    {"電力の陸", ""},
    {"第7版", "L"},
    {"第7版の要点", "L"},
    {"第8版", ""},
    {"第1編 総則", ""},
    {"9.9", ""},
    {"7", "L"},
};

static void finds_sections(void **state)
{
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char found[32] = "";
        struct ssk_error error = {""};
        struct search search = {
            .filters.of = {[FIELD_SECTION] = {&rows[i].section, 1}}, .limit = 32, .sort = SORT_RELEVANCE};
        assert_int_equal(search_run(&search, &session, &error), SSK_OK);
        for (size_t hit = 0; hit < search.hit_count; hit++)
            found[search.hits[hit].passage.id[0] - 'A'] = 1;
        char ids[32] = "";
        for (int letter = 0, count = 0; letter < 26; letter++)
            if (found[letter])
                ids[count++] = (char)('A' + letter);
        if (strcmp(ids, rows[i].ids) != 0) {
            print_error("%s: %s, not %s\n", rows[i].section, ids, rows[i].ids);
            wrong++;
        }
        search_free(&search);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_sections)};
    return cmocka_run_group_tests_name("sections", tests, open_session, close_session);
}
