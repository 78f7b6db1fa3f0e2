/* The face of MeCab: morphemes in order and in place, parts of compounds, costs that compare. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/mman.h>
#include <unistd.h>

#include "seisaku/buffer.h"
#include "seisaku/mecab.h"

static struct ssk_model *model;
static struct ssk_tagger *tagger;

static int open_model(void **state)
{
    (void)state;
    return ssk_model_open(&model, NULL, NULL) != SSK_OK || ssk_tagger_new(&tagger, model, NULL) != SSK_OK;
}

static int close_model(void **state)
{
    (void)state;
    ssk_tagger_free(tagger);
    ssk_model_free(model);
    return 0;
}

static bool write_morpheme(const struct ssk_morpheme *morpheme, void *context)
{
    struct ssk_buffer *out = context;
    ssk_buffer_append_char(out, morpheme->part ? '+' : ' ');
    ssk_buffer_append(out, morpheme->surface, morpheme->length);
    return true;
}

static bool write_part(const struct ssk_morpheme *morpheme, void *context)
{
    return morpheme->part ? write_morpheme(morpheme, context) : true;
}

static void assert_walk(const char *text, bool parts, ssk_morpheme_visit visit, const char *expected)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    assert_int_equal(ssk_tagger_walk(tagger, text, strlen(text), parts, visit, &out), SSK_OK);
    assert_string_equal(ssk_buffer_string(&out), expected);
    ssk_buffer_free(&out);
}

static void test_walk(void **state)
{
    (void)state;
    assert_walk("", true, write_morpheme, "");
    assert_walk("政策を読む。", false, write_morpheme, " 政策 を 読む 。");
    assert_walk("a  b", false, write_morpheme, " a b");
}

/* The text goes on behind the end that is given: nothing of that may count. */
static void test_blank_end(void **state)
{
    (void)state;
    static const char *const blanks[] = {" ", "\t", "\n", "\v", " \t ", "\u00d0", NULL};
    for (const char *const *blank = blanks; *blank; blank++) {
        struct ssk_buffer text = SSK_BUFFER_INIT, words = SSK_BUFFER_INIT;
        ssk_buffer_printf(&text, "%s経済産業省", *blank);
        assert_int_equal(ssk_tagger_cost(tagger, text.data, strlen(*blank)), 0);
        assert_false(ssk_tagger_knows(tagger, text.data, strlen(*blank), "名詞"));
        assert_int_equal(ssk_tagger_walk(tagger, text.data, strlen(*blank), true, write_morpheme, &words),
                         SSK_OK);
        assert_string_equal(ssk_buffer_string(&words), "");
        ssk_buffer_free(&text);
        ssk_buffer_free(&words);
    }
    assert_int_equal(ssk_tagger_cost(tagger, "政策 経済", strlen("政策 ")),
                     ssk_tagger_cost(tagger, "政策", strlen("政策")));
}

/* The text ends where memory does: a byte behind it that is read ends the test. */
static void test_end_of_memory(void **state)
{
    static const char *const texts[] = {"状況", "北大西洋条約機構", "況",      "a", "港湾の計画",
                                        "港 ",  "サイバー",         "\xe6\xb3"};
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    (void)state;
    assert_int_equal(mprotect(pages + page, page, PROT_NONE), 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct ssk_buffer out = SSK_BUFFER_INIT;
        size_t length = strlen(texts[i]);
        char *text = memcpy(pages + page - length, texts[i], length);
        assert_int_equal(ssk_tagger_walk(tagger, text, length, true, write_morpheme, &out), SSK_OK);
        ssk_tagger_cost(tagger, text, length);
        ssk_tagger_knows(tagger, text, length, "名詞");
        ssk_buffer_free(&out);
    }
    munmap(pages, 2 * page);
}

static void test_parts(void **state)
{
    (void)state;
    assert_walk("関西国際空港", true, write_part, "+関西+国際+空港");
    assert_walk("サイバーセキュリティ", true, write_part, "+サイバー+セキュリティ");
    assert_walk("データローカライゼーション", true, write_part, "+データ+ローカライゼーション");
    assert_walk("大学院", true, write_part, "+大学+院");
    assert_walk("北海道", true, write_part, "");
    assert_walk("データ", true, write_part, "");
    assert_walk("関西国際空港", true, write_part, "+関西+国際+空港"); /* from the cache */
}

struct span_check {
    const char *text;
    size_t end;
    int count;
};

static bool check_span(const struct ssk_morpheme *morpheme, void *context)
{
    struct span_check *check = context;
    assert_true(morpheme->start >= check->end);
    assert_memory_equal(check->text + morpheme->start, morpheme->surface, morpheme->length);
    check->end = morpheme->start + morpheme->length;
    check->count++;
    return true;
}

/* Offsets stay true over the cuts of a long text, also where it offers no sentence end. */
static void test_long_text(void **state)
{
    (void)state;
    for (int sentences = 0; sentences < 2; sentences++) {
        struct ssk_buffer text = SSK_BUFFER_INIT;
        for (int i = 0; i < 20000; i++)
            ssk_buffer_append_string(&text, sentences ? "政策の評価。" : "政策評価");
        struct span_check check = {.text = text.data};
        assert_int_equal(ssk_tagger_walk(tagger, text.data, text.length, false, check_span, &check), SSK_OK);
        assert_int_equal(check.end, text.length);
        ssk_buffer_free(&text);
    }
}

static bool stop_at_once(const struct ssk_morpheme *morpheme, void *context)
{
    (void)morpheme;
    ++*(int *)context;
    return false;
}

static void test_stop(void **state)
{
    (void)state;
    int calls = 0;
    assert_int_equal(ssk_tagger_walk(tagger, "政策を読む", 15, true, stop_at_once, &calls), SSK_OK);
    assert_int_equal(calls, 1);
}

static void test_malformed(void **state)
{
    (void)state;
    const char text[] = "\xe6\x94 \xff\xfe政\0策\xe3";
    struct span_check check = {.text = text};
    assert_int_equal(ssk_tagger_walk(tagger, text, sizeof text - 1, true, check_span, &check), SSK_OK);
}

/* What reads on costs less together than apart. */
static void test_cost(void **state)
{
    (void)state;
    assert_int_equal(ssk_tagger_cost(tagger, "", 0), 0);
    long whole = ssk_tagger_cost(tagger, "取組を継続する", strlen("取組を継続する"));
    long halves = ssk_tagger_cost(tagger, "取組を継", strlen("取組を継")) +
                  ssk_tagger_cost(tagger, "続する", strlen("続する"));
    assert_true(whole < halves);
}

static void test_knows(void **state)
{
    (void)state;
    assert_true(ssk_tagger_knows(tagger, "経済", strlen("経済"), "名詞,一般"));
    assert_false(ssk_tagger_knows(tagger, "経済", strlen("経済"), "動詞"));
    assert_false(ssk_tagger_knows(tagger, "経済産", strlen("経済産"), "名詞"));
    assert_false(ssk_tagger_knows(tagger, " 経済", strlen(" 経済"), "名詞"));
}

static void test_missing_dictionary(void **state)
{
    (void)state;
    struct ssk_model *none = NULL;
    struct ssk_error error;
    setenv("SEISAKU_MECAB_DIC", "/nonexistent", 1);
    assert_int_equal(ssk_model_open(&none, NULL, &error), SSK_NOT_FOUND);
    assert_non_null(strstr(error.message, "/nonexistent"));
    unsetenv("SEISAKU_MECAB_DIC");
}

static void test_version(void **state)
{
    (void)state;
    assert_memory_equal(ssk_model_version(model), "mecab 0.9", 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walk),          cmocka_unit_test(test_blank_end),
        cmocka_unit_test(test_end_of_memory), cmocka_unit_test(test_parts),
        cmocka_unit_test(test_long_text),     cmocka_unit_test(test_stop),
        cmocka_unit_test(test_malformed),     cmocka_unit_test(test_cost),
        cmocka_unit_test(test_knows),         cmocka_unit_test(test_missing_dictionary),
        cmocka_unit_test(test_version),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
