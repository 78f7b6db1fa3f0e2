/* Keys of lines that carry rows of a table. tests/cases/structure.case has what comes of text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/structure/structure.h"
#include "tests/unit/with_dictionary.h"

/* A chapter's heading that was taken for a table's row of two cells; lists of chapters stay such. */
static void parted_chapters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int number, row;
    } lines[] = {{"第１節 港の見張り", 1, 0},
                 {"風を測る。", 2, 0},
                 {"第２節", 3, 1},
                 {"波の計画", 3, 1},
                 {"波を測る。", 4, 2},
                 {"第３節", 5, 3},
                 {"橋の仕事", 5, 3},
                 {"第４節", 6, 4},
                 {"船の仕事", 6, 4},
                 {"一覧。", 7, 0},
                 {"第２節", 8, 5},
                 {"波の計画", 8, 5},
                 {"第３節", 9, 6},
                 {"橋の仕事", 9, 6},
                 {"以上。", 10, 0}};
    struct document document = {0};
    struct page *page = document_add_page(&document);
    struct ssk_error error;
    assert_non_null(page);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct line *line = page_add_line(page, lines[i].text, strlen(lines[i].text), lines[i].number);
        assert_non_null(line);
        line->row = lines[i].row;
    }
    assert_int_equal(structure_read(&document, dictionary, &error), SSK_OK);
    assert_string_equal(page->lines[2].text, "第２節 波の計画");
    assert_int_equal(page->lines[2].role, LINE_HEADING);
    assert_string_equal(page->lines[4].keys->section_number, "第2節");
    assert_string_equal(page->lines[4].keys->section_title, "波の計画");
    assert_string_equal(page->lines[5].text, "第３節");
    assert_int_equal(page->lines[5].role, LINE_TEXT);
    assert_string_equal(page->lines[7].text, "第４節");
    assert_string_equal(page->lines[12].text, "第３節");
    assert_string_equal(page->lines[9].keys->section_number, "第2節");
    document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parted_chapters),
    };
    return cmocka_run_group_tests_name("structure", tests, open_dictionary, free_dictionary);
}
