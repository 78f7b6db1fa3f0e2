/* Titles by the look of lines: which group of them is a page's title, and when the file's own is believed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "indexer/page/page.h"
#include "tests/unit/placed_document.h"

static void assert_title(const char *named, const char *text, const char *expected)
{
    struct document document = placed_document(text);
    document.named = named ? strdup(named) : NULL;
    title_find(&document);
    if (strcmp(document.title ? document.title : "none", expected) != 0)
        fail_msg("%s, not %s", document.title ? document.title : "none", expected);
    document_free(&document);
}

#define LINE(y, flags, text) "0.0 60-540 " #y "-800 " flags "|" text "\n"
#define BODY(y)              LINE(y, "-", "海の上を照らす明かりは毎日の日の入りから日の出までともすこととし、その間は係")

/* The largest line, or one in the middle, or that ends as titles do; what is unfit is none. */
static void test_lines(void **state)
{
    (void)state;
    assert_title(NULL, LINE(60, "-", "港湾局の灯台課の話") LINE(90, "L", "港の橋の架け替え") BODY(130),
                 "港の橋の架け替え");
    assert_title(NULL, LINE(60, "m", "港の橋の架け替え") LINE(90, "-", "島の橋の架け替え") BODY(130),
                 "港の橋の架け替え");
    assert_title(NULL, LINE(60, "-", "島の橋の架け替え") LINE(90, "m", "港の橋の架け替え") BODY(130),
                 "港の橋の架け替え");
    assert_title(NULL, LINE(60, "-", "島の橋の架け替え") LINE(90, "-", "港の橋の架け替えについて") BODY(130),
                 "港の橋の架け替えについて");
    assert_title(NULL, LINE(60, "-", "島の橋の架け替え") LINE(90, "b", "港の橋の架け替え") BODY(130),
                 "港の橋の架け替え");
    assert_title(NULL, LINE(60, "L", "総島発第１２号") LINE(90, "-", "港の橋の計画について") BODY(130),
                 "港の橋の計画について");
    assert_title(NULL, LINE(60, "L", "港湾") LINE(90, "-", "港の橋の計画について") BODY(130),
                 "港の橋の計画について");
    assert_title(NULL, LINE(60, "Ls", "島の橋の架け替え") LINE(90, "L", "港の橋の架け替え") BODY(130),
                 "港の橋の架け替え");
    assert_title(NULL, LINE(60, "Ln", "島の橋の架け替え") LINE(90, "L", "港の橋の架け替え") BODY(130),
                 "港の橋の架け替え");
    assert_title(NULL,
                 LINE(60, "-", "第１ 港の橋の計画") LINE(80, "-", "島の橋の架け替え")
                     LINE(100, "-", "第２ 島の橋の計画") BODY(130),
                 "島の橋の架け替え");
    assert_title(NULL,
                 LINE(60, "-", "第１ 港の橋の計画") LINE(80, "-", "島の橋の架け替え")
                     LINE(100, "-", "第３ 島の橋の計画") BODY(130),
                 "第１ 港の橋の計画");
}

/* Lines of one look, close below each other, are one title. */
static void test_groups(void **state)
{
    (void)state;
    assert_title(NULL, LINE(60, "L", "港の橋の架け替えに関する") LINE(80, "L", "島の人々の考え方") BODY(130),
                 "港の橋の架け替えに関する島の人々の考え方");
    assert_title(NULL, LINE(60, "L", "Lights of the") LINE(80, "L", "northern ports") BODY(130),
                 "Lights of the northern ports");
    assert_title(NULL, LINE(60, "L", "港の橋の架け替えに関する") LINE(94, "L", "島の人々の考え方") BODY(150),
                 "港の橋の架け替えに関する島の人々の考え方");
    assert_title(NULL, LINE(60, "L", "港の橋の架け替えの話") LINE(96, "L", "島の人々の話") BODY(150),
                 "港の橋の架け替えの話");
    assert_title(NULL, LINE(60, "L", "港の橋の架け替えの話") LINE(80, "z13", "島の人々の話") BODY(130),
                 "港の橋の架け替えの話");
    assert_title(NULL, LINE(60, "L", "港の橋の架け替えの話") LINE(80, "L", "令和６年３月１５日") BODY(130),
                 "港の橋の架け替えの話");
    assert_title(NULL, LINE(60, "L", "港 の 橋 の 計 画") BODY(130), "港の橋の計画");
    assert_title(NULL, LINE(60, "L", "港の橋　架け替え") BODY(130), "港の橋 架け替え");
}

/* The title in the file's information holds where the pages print it. */
static void test_named(void **state)
{
    (void)state;
    assert_title("島の橋の架け替え",
                 LINE(60, "L", "港の橋の計画") LINE(100, "-", "島の 橋の架け替え") BODY(130),
                 "島の橋の架け替え");
    assert_title("町の橋の架け替え", LINE(60, "L", "港の橋の計画") BODY(130), "港の橋の計画");
    assert_title("文書1", LINE(60, "L", "港の橋の計画") LINE(100, "-", "文書1") BODY(130), "港の橋の計画");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
