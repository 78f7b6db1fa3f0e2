/* Labels of parts in headings, as readers leave them and people type them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seisaku/passage.h"
#include "seisaku/unicode.h"

static int open_folder(void **state)
{
    struct ssk_error error;
    return ssk_folder_new((struct ssk_folder **)state, NULL, &error) == SSK_OK ? 0 : -1;
}

static int close_folder(void **state)
{
    ssk_folder_free(*state);
    return 0;
}

static void test_labels(void **state)
{
    static const struct {
        const char *heading, *label; /* NULL for none */
        size_t family;
    } cases[] = {
        {"第三章 雑則", "第3章", 0},
        {"第３章　雑則", "第3章", 0},
        {"第 十 二 章　罰則", NULL, 0},
        {"第 12 章　罰則", "第12章", 0},
        {"第三章総則", "第3章", 0},
        {"三章", "第3章", 0},
        {"第三章の二 監督", "第3章の2", 0},
        {"第1章の2つの目的", "第1章", 0},
        {"第Ⅲ部 防衛", "第3部", 0},
        {"第II編", "第2編", 0},
        {"第一款　通則", "第1款", 0},
        {"第二目（経過措置）", "第2目", 0},
        {"第3部会の議論", NULL, 0},
        {"第2目標", NULL, 0},
        {"2 節電の推進", NULL, 0},
        {"1 編集方針", NULL, 0},
        {"3.2 海底ケーブル", NULL, 0},
        {"第37条", NULL, 0},
        {"附則", "附則", 0},
        {"附　則", "附則", 0},
        {"付則 （令和六年五月一日法律第四十三号）　抄", "附則", 0},
        {"附則第5条", "附則", 0},
        {"附則関係の手続", NULL, 0},
        {"別表第一 （第三条関係）", "別表1", strlen("別表")},
        {"別表第十三の二", "別表13の2", strlen("別表")},
        {"別表", "別表", 0},
        {"様式第１号（第二条関係）", "様式1", strlen("様式")},
        {"別記様式第二号", "別記様式2", strlen("別記様式")},
        {"別紙２", "別紙2", strlen("別紙")},
        {"序章　危機", "序章", 0},
        {"", NULL, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer label = SSK_BUFFER_INIT;
        size_t family;
        char *text = ssk_outline_text(*state, cases[i].heading);
        size_t taken = ssk_outline_label(&label, &family, text);
        assert_string_equal(ssk_buffer_string(&label), cases[i].label ? cases[i].label : "");
        assert_int_equal(taken > 0, cases[i].label != NULL);
        assert_int_equal(family, cases[i].family);
        ssk_buffer_free(&label);
        free(text);
    }
}

static void test_what_is_behind(void **state)
{
    struct ssk_buffer label = SSK_BUFFER_INIT;
    size_t family, taken;
    char *text = ssk_outline_text(*state, "第2編 第三章第5条"), *rest = text;
    while ((taken = ssk_outline_label(&label, &family, rest)))
        rest += taken;
    assert_string_equal(ssk_buffer_string(&label), "第2編第3章");
    assert_string_equal(rest, "第5条");
    ssk_buffer_free(&label);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_labels), cmocka_unit_test(test_what_is_behind)};
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
