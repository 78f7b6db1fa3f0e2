/* The headings above a line: what one that comes leaves, and which section they make. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/document/outline.h"
#include "indexer/lines/list_label.h"

/* Enters one heading: `=LOOK TEXT` by its look, `#LEVEL TEXT` at a level, `-LEVEL` leaves, `(1) TEXT` by its
 * mark,
 * `!(1)` text that begins with it; any other by its number. */
static void enter(struct outline *outline, const char *text)
{
    struct heading heading;
    struct list_label mark;
    bool number;
    switch (*text) {
    case '=':
        number = heading_parse(text + 3, &heading);
        assert_true(outline_enter_look(outline, text[1] - '0', number ? &heading : NULL,
                                       number ? heading.title : cursor_of(text + 3)));
        return;
    case '#':
        assert_true(outline_enter(outline, text[1] - '0', NULL, cursor_of(text + 3)));
        return;
    case '-':
        outline_leave(outline, atoi(text + 1));
        return;
    case '!':
        assert_true(list_label_parse(text + 1, &mark));
        outline_pass_mark(outline, &mark);
        return;
    case '(':
        assert_true(list_label_parse(text, &mark));
        assert_true(outline_enter_mark(outline, &mark));
        return;
    default:
        assert_true(heading_parse(text, &heading));
        assert_true(outline_enter(outline, heading.level, &heading, heading.title));
    }
}

static void enter_all(struct outline *outline, const char *headings)
{
    char *copy = strdup(headings), *rest = copy;
    for (char *heading; (heading = strsep(&rest, ";"));)
        enter(outline, heading);
    free(copy);
}

/* Headings, and what keys they give: `NUMBER TITLE: PATH`. */
static void test_paths(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"第1章 港;第1節 船", "第1節 船: 第1章 港 > 第1節 船"},
        {"第1章 港;第1節 船;第2章 町", "第2章 町: 第2章 町"},
        {"第1章 港;第1節 船;第2節 町", "第2節 町: 第1章 港 > 第2節 町"},
        {"3 港の整備;3.2 船の整備", "3.2 船の整備: 3 港の整備 > 3.2 船の整備"},
        {"2 港の整備;3.2 船の整備", "3.2 船の整備: 3.2 船の整備"},
        {"3 港の整備;3.2 船の整備;3.2.1 町の整備",
         "3.2.1 町の整備: 3 港の整備 > 3.2 船の整備 > 3.2.1 町の整備"},
        {"3 港の整備;3.2 船の整備;3.3 町の整備", "3.3 町の整備: 3 港の整備 > 3.3 町の整備"},
        {"第1章 港;3 船の整備;第2節 町", "第2節 町: 第1章 港 > 第2節 町"},
        {"#1 港の整備;#2 船の整備", " 船の整備: 港の整備 > 船の整備"},
        {"#1 港の整備;#1 船の整備", " 船の整備: 船の整備"},
        {"#1 港の整備;#2 船の整備;-2", " 港の整備: 港の整備"},
        {"#1 港の整備;#2 船の整備;-3", " 船の整備: 港の整備 > 船の整備"},
        {"#1 はじめに;1 港の整備", "1 港の整備: 1 港の整備"},
        {"#1 はじめの港;1 港の整備", "1 港の整備: はじめの港 > 1 港の整備"},
        {"=1 港の整備;=2 船の整備", " 船の整備: 港の整備 > 船の整備"},
        {"=1 港の整備;=1 船の整備", " 船の整備: 船の整備"},
        {"=2 港の整備;=1 船の整備", " 船の整備: 船の整備"},
        {"=1 港の整備;1 船の整備", "1 船の整備: 港の整備 > 1 船の整備"},
        {"=1 港の整備;2 船の整備", "2 船の整備: 2 船の整備"},
        {"=1 港の整備;=2 1 船の整備", "1 船の整備: 港の整備 > 1 船の整備"},
        {"=1 1 港の整備;=2 船の整備", "1 港の整備: 1 港の整備 > 船の整備"},
        {"=1 はじめに;=2 1 船の整備", "1 船の整備: 1 船の整備"},
        {"=1 2 港の整備;=2 1. 船の整備", "1 船の整備: 2 港の整備 > 1 船の整備"},
        {"=1 2 港の整備;=2 1. 船の整備;=2 2. 町の整備", "2 町の整備: 2 港の整備 > 2 町の整備"},
        {"=1 2 港の整備;=2 1. 船の整備;=2 3 町の整備", "3 町の整備: 3 町の整備"},
        {"=1 2. 港の整備;=2 1. 船の整備", "1 船の整備: 1 船の整備"},
        {"3 港の整備;(1) 船の整備", "3 港の整備: 3 港の整備 > (1) 船の整備"},
        {"3 港の整備;(1) 船の整備;(2) 町の整備", "3 港の整備: 3 港の整備 > (2) 町の整備"},
        {"3 港の整備;(1) 船の整備;!(2) 町", "3 港の整備: 3 港の整備"},
        {"3 港の整備;(1) 船の整備;!(1) 町", "3 港の整備: 3 港の整備 > (1) 船の整備"},
        {"3 港の整備;(1) 船の整備;!(1) 町;!(2) 島", "3 港の整備: 3 港の整備 > (1) 船の整備"},
        {"3 港の整備;(1) 船の整備;!(3) 島", "3 港の整備: 3 港の整備 > (1) 船の整備"},
        {"3 港の整備;(1) 船の整備;4 町の整備", "4 町の整備: 4 町の整備"},
        {"3 港の整備;(1) 船の整備;第1章 町", "第1章 町: 第1章 町"},
        {"第2章 港　湾", "第2章 港湾: 第2章 港湾"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct outline outline = {0};
        struct document document = {0};
        char said[512];
        enter_all(&outline, cases[i][0]);
        struct keys *keys = document_add_keys(&document);
        assert_true(outline_keys(&outline, keys));
        size_t used =
            (size_t)snprintf(said, sizeof said, "%s %s: ", keys->section_number ? keys->section_number : "",
                             keys->section_title ? keys->section_title : "");
        for (size_t p = 0; p < keys->path.count; p++)
            used += (size_t)snprintf(said + used, sizeof said - used, "%s%s", p ? " > " : "",
                                     keys->path.items[p]);
        if (strcmp(said, cases[i][1]) != 0)
            fail_msg("%s: %s", cases[i][0], said);
        outline_free(&outline);
        document_free(&document);
    }
}

/* No more headings are kept than there is room for: the innermost gives way. */
static void test_depth(void **state)
{
    (void)state;
    struct outline outline = {0};
    for (int level = 1; level <= OUTLINE_DEPTH + 2; level++)
        assert_true(
            outline_enter(&outline, level, NULL, cursor_of(level > OUTLINE_DEPTH ? "船の整備" : "港の整備")));
    assert_int_equal(outline.depth, OUTLINE_DEPTH);
    assert_string_equal(outline.stack[OUTLINE_DEPTH - 1].title, "船の整備");
    assert_string_equal(outline.stack[OUTLINE_DEPTH - 2].title, "港の整備");
    outline_free(&outline);
}

/* Whether a mark is the next of its style, or the first. */
static void test_expects(void **state)
{
    (void)state;
    static const struct {
        const char *headings, *mark;
        bool expected;
    } cases[] = {{"3 港の整備", "(1) 船", true},
                 {"3 港の整備", "(2) 船", false},
                 {"3 港の整備;(1) 町の整備", "(2) 船", true},
                 {"3 港の整備;(1) 町の整備", "(1) 船", false},
                 {"3 港の整備;(1) 町の整備", "(3) 船", false},
                 {"3 港の整備;(1) 町の整備;!(2) 島", "(3) 船", true},
                 {"3 港の整備;(1) 町の整備;!(2) 島;!(3) 島", "(4) 船", true},
                 {"3 港の整備;(1) 町の整備;!(2) 島;4 橋の整備", "(3) 船", true},
                 {"3 港の整備;(1) 町の整備;!(2) 島;3.1 橋の整備", "(3) 船", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct outline outline = {0};
        struct list_label mark;
        enter_all(&outline, cases[i].headings);
        assert_true(list_label_parse(cases[i].mark, &mark));
        if (outline_expects(&outline, &mark) != cases[i].expected)
            fail_msg("%s, then %s", cases[i].headings, cases[i].mark);
        outline_free(&outline);
    }
}

/* The last number of a level, and what stands above already. */
static void test_last(void **state)
{
    (void)state;
    struct outline outline = {0};
    struct heading heading;
    enter_all(&outline, "第4章 港;第7節 船");
    assert_int_equal(outline_last(&outline, 3), 4);
    assert_int_equal(outline_last(&outline, 4), 7);
    assert_int_equal(outline_last(&outline, 5), 0);
    assert_true(heading_parse("第4章 港", &heading));
    assert_true(outline_holds(&outline, &heading));
    assert_true(heading_parse("第4章 町", &heading));
    assert_false(outline_holds(&outline, &heading));
    assert_true(heading_parse("第5章 港", &heading));
    assert_false(outline_holds(&outline, &heading));
    outline_leave(&outline, 4);
    assert_int_equal(outline_last(&outline, 4), 0);
    assert_int_equal(outline_last(&outline, 3), 4);
    outline_free(&outline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_expects),
        cmocka_unit_test(test_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
