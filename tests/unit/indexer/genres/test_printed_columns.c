/* Minutes printed in two columns of speeches, side by side in a text file: where they are parted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/genres/minutes/printed_columns.h"
#include "seisaku/buffer.h"

/* The lines afterwards, each with its number. */
static void assert_parted(const char *text, const char *expected)
{
    char out[4096] = "";
    size_t used = 0;
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (int number = 1; *text; number++) {
        size_t length = strcspn(text, "\n");
        assert_non_null(page_add_line(page, text, length, number));
        text += length + (text[length] == '\n');
    }
    assert_true(printed_columns_part(&document));
    page = document.pages;
    for (size_t l = 0; l < page->count; l++)
        used += (size_t)snprintf(out + used, sizeof out - used, "%d%s ", page->lines[l].number,
                                 page->lines[l].text);
    assert_string_equal(out, expected);
    document_free(&document);
}

#define LEFT       "港の橋を新しく架け替える" /* 24 columns */
#define ROW(right) LEFT "　　" right "\n"
#define TOWN       ROW("町の橋は古い。")
#define ISLE       ROW("島の橋も古い。")
#define SIX        TOWN ISLE TOWN ISLE TOWN ISLE
#define READ_LEFT  "1" LEFT " 2" LEFT " 3" LEFT " 4" LEFT " 5" LEFT " 6" LEFT " 7" LEFT " 8" LEFT " "
#define READ_RIGHT                                                                                           \
    "1町の橋は古い。 2島の橋も古い。 3町の橋は古い。 4島の橋も古い。 5町の橋は古い。 6島の橋も古い。 "

/* Eight lines that begin again at one place, two of them with a speaker; the left column comes first. */
static void test_two_columns(void **state)
{
    (void)state;
    assert_parted(SIX ROW("○島野委員　伺う。") ROW("○港野委員　伺う。"),
                  READ_LEFT READ_RIGHT "7○島野委員　伺う。 8○港野委員　伺う。 ");
    /* one speech is none */
    assert_parted("一\n" ROW("町の橋は古い。") ROW("○島野委員　伺う。"),
                  "1一 2" LEFT "　　町の橋は古い。 3" LEFT "　　○島野委員　伺う。 ");
    assert_parted(SIX ROW("○島野委員　伺う。") ROW("島の橋も古い。"),
                  "1" LEFT "　　町の橋は古い。 2" LEFT "　　島の橋も古い。 3" LEFT "　　町の橋は古い。 4" LEFT
                  "　　島の橋も古い。 5" LEFT "　　町の橋は古い。 6" LEFT "　　島の橋も古い。 7" LEFT
                  "　　○島野委員　伺う。 8" LEFT "　　島の橋も古い。 ");
    /* nor do seven lines tell of columns */
    assert_parted(ROW("町の橋は古い。") ROW("島の橋も古い。") ROW("町の橋は古い。") ROW("島の橋も古い。")
                      ROW("町の橋は古い。") ROW("○島野委員　伺う。") ROW("○港野委員　伺う。"),
                  "1" LEFT "　　町の橋は古い。 2" LEFT "　　島の橋も古い。 3" LEFT "　　町の橋は古い。 4" LEFT
                  "　　島の橋も古い。 5" LEFT "　　町の橋は古い。 6" LEFT "　　○島野委員　伺う。 7" LEFT
                  "　　○港野委員　伺う。 ");
}

/* Lines of a column begin up to three columns apart. */
static void test_jitter(void **state)
{
    (void)state;
    assert_parted(SIX LEFT "　　 　○島野委員　伺う。\n" ROW("○港野委員　伺う。"),
                  READ_LEFT READ_RIGHT "7○島野委員　伺う。 8○港野委員　伺う。 ");
    assert_parted(SIX LEFT "　　　　○島野委員　伺う。\n" ROW("○港野委員　伺う。"),
                  "1" LEFT "　　町の橋は古い。 2" LEFT "　　島の橋も古い。 3" LEFT "　　町の橋は古い。 4" LEFT
                  "　　島の橋も古い。 5" LEFT "　　町の橋は古い。 6" LEFT "　　島の橋も古い。 7" LEFT
                  "　　　　○島野委員　伺う。 8" LEFT "　　○港野委員　伺う。 ");
    /* a name's blank about there is no gutter, where a wider one is */
    assert_parted(SIX "出席者　港野　　　　　　　　○島野委員　伺う。\n" ROW("○港野委員　伺う。"),
                  "1" LEFT " 2" LEFT " 3" LEFT " 4" LEFT " 5" LEFT " 6" LEFT " 7出席者　港野 8" LEFT
                  " " READ_RIGHT "7○島野委員　伺う。 8○港野委員　伺う。 ");
}

/* What crosses the gutter parts the columns above it from those below; more of such lines say that there is
 * none. */
static void test_crossing(void **state)
{
    (void)state;
#define RULE "港の橋を新しく架け替えることについての町の会議\n"
    assert_parted(
        ROW("町の橋は古い。") ROW("○港野委員　伺う。") RULE ROW("島の橋も古い。") ROW("町の橋は古い。")
            ROW("島の橋も古い。") ROW("町の橋は古い。") ROW("島の橋も古い。") ROW("○島野委員　伺う。"),
        "1" LEFT " 2" LEFT
        " 1町の橋は古い。 2○港野委員　伺う。 3港の橋を新しく架け替えることについての町の会議 4" LEFT " 5" LEFT
        " 6" LEFT " 7" LEFT " 8" LEFT " 9" LEFT " 4島の橋も古い。 5町の橋は古い。 6島の橋も古い。 "
        "7町の橋は古い。 8島の橋も古い。 9○島野委員　伺う。 ");
    assert_parted(RULE RULE SIX ROW("○島野委員　伺う。") ROW("○港野委員　伺う。"),
                  "1港の橋を新しく架け替えることについての町の会議 "
                  "2港の橋を新しく架け替えることについての町の会議 3" LEFT "　　町の橋は古い。 4" LEFT
                  "　　島の橋も古い。 5" LEFT "　　町の橋は古い。 6" LEFT "　　島の橋も古い。 7" LEFT
                  "　　町の橋は古い。 8" LEFT "　　島の橋も古い。 9" LEFT "　　○島野委員　伺う。 10" LEFT
                  "　　○港野委員　伺う。 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_columns),
        cmocka_unit_test(test_jitter),
        cmocka_unit_test(test_crossing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
