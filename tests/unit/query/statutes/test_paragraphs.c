/* Paragraphs of articles, by their labels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "query/statutes/paragraphs.h"

static const struct {
    const char *text;
    int first, last;
} texts[] = {
    {"第三条　国は、施策を行う。", 1, 1},
    {"第三条の二　国は、施策を行う。２　前項の施策は、別に定める。", 1, 2},
    {"２　前項の施策は、別に定める。", 2, 2},
    {"2 前項の施策は、別に定める。 3 前項の定めは、公表する。", 2, 3},
    {"②　前項の施策は、別に定める。③　公表する。", 2, 3},
    {"１２　前項の施策は、別に定める。", 12, 12},
    {"一　施策の目標", 0, 0},
    {"その他の事項（次項において同じ。）５　公表する。", 0, 5},
    {"第三条　額は、2 倍とする。", 1, 1},
    {"第三条　令和６年度の額。６　公表する。", 1, 1}, /* not the next one */
    {"２０２４　年度の計画", 0, 0},
    {"2つの施策", 0, 0},
    {"第三者は、施策を行う。", 0, 0},
    {"", 0, 0},
};

static void reads_labels(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct paragraphs found = paragraphs_of(texts[i].text, strlen(texts[i].text));
        if (found.first != texts[i].first || found.last != texts[i].last)
            fail_msg("%s: %d to %d, want %d to %d", texts[i].text, found.first, found.last, texts[i].first,
                     texts[i].last);
    }
}

static void parts_citations(void **state)
{
    (void)state;
    int paragraph;
    assert_int_equal(paragraph_cited("第37条の2第1項第3号", &paragraph), strlen("第37条の2"));
    assert_int_equal(paragraph, 1);
    assert_int_equal(paragraph_cited("37条第12項", &paragraph), strlen("37条"));
    assert_int_equal(paragraph, 12);
    assert_int_equal(paragraph_cited("第37条", &paragraph), strlen("第37条"));
    assert_int_equal(paragraph, 0);
    assert_int_equal(paragraph_cited("第2項", &paragraph), strlen("第2項"));
    assert_int_equal(paragraph, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_labels), cmocka_unit_test(parts_citations)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
