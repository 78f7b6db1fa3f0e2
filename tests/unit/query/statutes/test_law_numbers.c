/* What a law's number is called in the texts of an index. Add passages and numbers to the tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/statutes/law_numbers.h"
#include "seisaku/unicode.h"
#include "tests/unit/with_index.h"

static const struct {
    const char *title, *text;
} passages[] = {
    /* its title */
    {"離島振興港法", "離島振興港法(令和三十年六月三日法律第七号)は、離島の港を栄えさせる。"},
    {"通知", "新離島振興港法（令和三十年法律第七号）による。"},
    {"通知", "新離島振興港法（令和三十年法律第七号）をいう。"},
    /* what most say; the earlier of equals */
    {"通知", "この法律は、港湾整備法（平成二年法律第五号）第二条による。"},
    {"通知", "港湾整備法（平成２年３月４日法律第５号）及び旧港湾法（平成二年法律第五号）をいう。"},
    {"通知", "灯台法（平成三年法律第六号）をいう。"},
    {"通知", "前灯台法（平成三年法律第六号）をいう。"},
    /* marks within a name, which all have before it */
    {"通知", "次の医薬品、船等の安全に関する法律（平成十七年法律第八十六号）第三条。"},
    {"通知", "旧医薬品、船等の安全に関する法律（平成十七年法律第八十六号）。"},
    {"通知", "船、波等の安全に関する法律（平成十八年法律第八十七号）第三条。"},
    {"通知", "「港、波等の安全に関する法律」及び「波等の安全に関する法律（平成十九年法律第八十八号）」。"},
    {"通知", "、波等の安全に関する法律（平成十九年法律第八十八号）をいう。"},
    /* orders and rules */
    {"通知", "港の規則（平成十七年港湾省令第四号）と、審査規則（令和元年人事院規則第三号）による。"},
    {"通知", "（平成二十年法律第九号）とは、名のないものをいう。"},
    {"通知", "船員法（平成二十一年）及び船員の法（平成二十一年告示第一号）による。"},
};

static int open_session(void **state)
{
    struct passage_batch *batch = passage_batch_new();
    if (open_dictionary(state) != 0)
        return -1;
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
        char id[16];
        snprintf(id, sizeof id, "p%zu", i);
        const struct ssk_passage passage = {
            .id = id, .title = (char *)passages[i].title, .text = (char *)passages[i].text};
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

/* A query, how much of it is the number, and the name. */
static const struct {
    const char *query, *number, *name;
} rows[] = {
    {"令和30年法律第7号", "令和30年法律第7号", "離島振興港法"},
    {"令和三十年法律第七号", "令和30年法律第7号", "離島振興港法"},
    {"令和30年6月3日法律第7号第2条", "令和30年6月3日法律第7号", "離島振興港法"},
    {"2048年法律第7号", "2048年法律第7号", "離島振興港法"},
    {"令和30年法律第8号", "令和30年法律第8号", NULL},
    {"令和31年法律第7号", "令和31年法律第7号", NULL},
    {"令和30年法律第7", "", NULL},
    {"令和30年法律7号", "", NULL},
    {"令和30年法律第号", "", NULL},
    {"令和30年第7号", "", NULL},
    {"令和30年告示第7号", "", NULL},
    {"令和30年6月法律第7号", "", NULL},
    {"令和30年6月3法律第7号", "", NULL},
    {"離島振興港法", "", NULL},
    {"平成2年法律第5号", "平成2年法律第5号", "港湾整備法"},
    {"平成3年法律第6号", "平成3年法律第6号", "灯台法"},
    {"平成17年法律第86号第3条", "平成17年法律第86号", "医薬品、船等の安全に関する法律"},
    {"平成18年法律第87号", "平成18年法律第87号", "波等の安全に関する法律"}, /* one alone tells no more */
    {"平成19年法律第88号", "平成19年法律第88号", "波等の安全に関する法律"},
    {"平成17年港湾省令第4号", "平成17年港湾省令第4号", "港の規則"},
    {"令和元年人事院規則第3号", "令和元年人事院規則第3号", "審査規則"},
    {"令和元年人事院規約第3号", "", NULL},
    {"平成20年法律第9号", "平成20年法律第9号", NULL},
    {"平成21年法律第1号", "平成21年法律第1号", NULL},
    {"平成21年告示第1号", "", NULL},
    {"これは平成17年という年の法律第86号", "", NULL},
};

static void finds_what_laws_are_called(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = ssk_section_number(dictionary->folder, rows[i].query, strlen(rows[i].query)), *name;
        struct ssk_error error = {""};
        size_t bytes;
        assert_int_equal(law_number_find(&name, &bytes, &session, text, &error), SSK_OK);
        if (bytes != strlen(rows[i].number) || strncmp(text, rows[i].number, bytes) != 0)
            fail_msg("%s: %.*s", rows[i].query, (int)bytes, text);
        if (!name != !rows[i].name || (name && strcmp(name, rows[i].name) != 0))
            fail_msg("%s: %s", rows[i].query, name ? name : "no name");
        free(name);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_what_laws_are_called)};
    return cmocka_run_group_tests_name("law numbers", tests, open_session, close_session);
}
