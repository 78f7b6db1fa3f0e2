/* The query language: each query's tree as an S-expression, each error's place. A new case is a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "query/parse/tree.h"
#include "seisaku/buffer.h"

static const struct {
    const char *query, *tree;
} trees[] = {
    {"IPEF", "IPEF"},
    {"  IPEF　NATO ", "(join IPEF NATO)"},
    {"a b c", "(join a b c)"},
    {"a AND b", "(and a b)"},
    {"a AND b AND c", "(and a b c)"},
    {"a OR b OR c", "(or a b c)"},
    {"a b OR c d", "(or (join a b) (join c d))"},
    {"a AND b OR c", "(or (and a b) c)"},
    {"a AND b c", "(join (and a b) c)"},
    {"(a OR b) c", "(join (and (or a b)) c)"},
    {"((a))", "a"},
    {"(a)(b)", "(join a b)"},
    {"a (b c)", "(join a (and (join b c)))"},
    /* capitals only, and whole words only */
    {"a and b", "(join a and b)"},
    {"ANDROID ORACLE NOTE", "(join ANDROID ORACLE NOTE)"},
    {"サイバーANDデータ", "サイバーANDデータ"},
    /* negation */
    {"NOT a", "(not a)"},
    {"-a", "(not a)"},
    {"NOT NOT a", "a"},
    {"NOT -a", "a"},
    {"a -b NOT c", "(join a (not b) (not c))"},
    {"a -(b OR c)", "(join a (not (and (or b c))))"},
    {"a -\"b c\"", "(join a (not \"b c\"))"},
    {"IPEF-NATO", "IPEF-NATO"},
    {"a - b", "(join a - b)"},
    {"-", "-"},
    /* as a Japanese keyboard writes */
    {"－a", "(not a)"},
    {"a −b ‐c", "(join a (not b) (not c))"},
    {"a － b", "(join a － b)"},
    {"サ－バ－", "サ－バ－"},
    {"a ＡＮＤ b", "(and a b)"},
    {"a　ＯＲ　ＮＯＴ　b", "(or a (not b))"},
    {"ＡＮＤＲＯＩＤ", "ＡＮＤＲＯＩＤ"},
    {"（a OR b） c", "(join (and (or a b)) c)"},
    {"（a ＯＲ b)（c）", "(join (and (or a b)) c)"},
    {"a（b OR c）", "(join a (and (or b c)))"},
    {"（株）総合 （a）", "(join （株）総合 a)"},
    {"（a OR b）c", "(join (and (or a b)) c)"},
    {"令和6（2024）年度", "令和6（2024）年度"},
    {"（半導体（GPU）OR 量子）", "(and (join 半導体（GPU）OR 量子))"},
    {"（半導体（GPU） OR 量子）", "(and (or 半導体（GPU） 量子))"},
    {"第1章）", "第1章）"},
    {"a ） b", "(join a ） b)"},
    {"“必要な 措置”", "\"必要な 措置\""},
    {"＂a＂ “b\"", "(join \"a\" \"b\")"},
    {"\"“a”\"", "\"“a”\""},
    {"サイバー＊", "サイバー*"},
    /* wildcards, and what only looks so */
    {"?子 経済＊保障", "(join /[\\p{L}\\p{M}\\p{N}]子/?子 "
                       "/経済[\\p{L}\\p{M}\\p{N}]{0,20}?保障/経済＊保障)"},
    {"a.？**b*", "/a\\.[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}]{0,20}?b[\\p{L}\\p{M}\\p{N}]{0,20}?/a.？**b*"},
    {"半導体とは？ 何?", "(join 半導体とは？ 何?)"},
    {"「何？」 何？？ 何？。 何!?", "(join 「何？」 何？？ 何？。 何!?)"},
    {"増えたか？理由は", "増えたか？理由は"},
    {"\"a?b*c\"", "\"a?b*c\""},
    {"path:a?b*.txt", "(path a?b*.txt)"},
    {"a ＮＥＡＲ／５ b", "(near/5 a b)"},
    {"a NEAR/１２ b", "(near/12 a b)"},
    {"ministry：METI", "(ministry METI)"},
    {"ｙｅａｒ：令和６", "(year 令和６)"},
    {"item:（ア）", "(item （ア）)"},
    {"(item：（ア） OR b)", "(and (or (item （ア）) b))"},
    {"item：“（ア） b”", "(item （ア） b)"},
    /* literals */
    {"\"必要な 措置\"", "\"必要な 措置\""},
    {"\"a \\\" b \\\\ c\\d\"", "\"a \" b \\ c\\d\""},
    {"a\"b\"c", "(join a \"b\" c)"},
    {"\"AND\" \"(\"", "(join \"AND\" \"(\")"},
    {"「規制」（案）", "「規制」（案）"},
    {"「a」", "「a」"},
    /* parts and likenesses */
    {"サイバー*", "サイバー*"},
    {"~サイバ", "~サイバ"},
    {"a~b", "a~b"},
    {"～a", "~a"},
    {"〜語 ～5月", "(join ~語 ～5月)"},
    {"～a～ b", "(join ～a～ b)"},
    {"a !b", "(join a (not b))"},
    {"a ！(b c)", "(join a (not (and (join b c))))"},
    {"a ーb ―c", "(join a (not b) (not c))"},
    {"a ―b―", "(join a ―b―)"},
    {"a！b ー !", "(join a！b ー !)"},
    {"a | b ｜ c", "(or a b c)"},
    {"a && b ＆ c", "(and a b c)"},
    /* NEAR */
    {"a NEAR/5 b", "(near/5 a b)"},
    {"a NEAR/5 b NEAR/5 c", "(near/5 a b c)"},
    {"a NEAR/1000 \"b\" c*", "(join (near/1000 a \"b\") c*)"},
    {"a OR b NEAR/2 ~c", "(or a (near/2 b ~c))"},
    {"NEARBY/5", "NEARBY/5"},
    /* fields */
    {"ministry:METI", "(ministry METI)"},
    {"section:3.2 year:2022..2024 kind:plan", "(join (section 3.2) (year 2022..2024) (kind plan))"},
    {"section:\"データ 流通\"", "(section データ 流通)"},
    {"item:(ア)", "(item (ア))"},
    {"item:(ア", NULL},
    {"item:\"(ア)\"", "(item (ア))"},
    {"-title:案", "(not (title 案))"},
    {"Ministry:METI", NULL},
    {"ministy:METI", NULL},
    {"sections：3", NULL},
    {"\"ministy:METI\"", "\"ministy:METI\""},
    {"note:a https://a.jp mailto:a@b.jp", "(join note:a https://a.jp mailto:a@b.jp)"},
    {"http://example.jp", "http://example.jp"},
    {"year:", NULL},
};

static const struct {
    const char *query;
    int place; /* the byte; -1: nowhere */
    const char *message;
} errors[] = {
    {"", -1, "the query is empty"},
    {" 　", -1, "the query is empty"},
    {"(", 1, "the query ends"},
    {"a OR", 4, "the query ends"},
    {"a AND ", 6, "the query ends"},
    {"NOT", 3, "the query ends"},
    {"a OR OR b", 5, "an operator"},
    {"(a", 0, "the bracket opened here"},
    {"a (b (c)", 2, "the bracket opened here"},
    {"a)", 1, "a bracket is closed here"},
    {")", 0, "a bracket is closed here"},
    {"()", 1, "a bracket is closed here"},
    {"a \"b", 2, "the quote opened here"},
    {"a \"", 2, "the quote opened here"},
    {"a \"b\\\"", 2, "the quote opened here"},
    {"\"\"", 0, "the quotes are empty"},
    {"*", 0, "* and ? stand"},
    {"**", 0, "* and ? stand"},
    {"a ？*", 2, "* and ? stand"},
    {"a*b*c*d*e*f*g*h*i*j", 0, "more than 8 wildcards"},
    {"a NEAR b", 2, "NEAR stands between"},
    {"OR a", 0, "an operator"},
    {"a --", 3, "- needs a word"},
    {"~", 0, "~ needs a word"},
    {"year: a", 0, "this field has no value"},
    {"title:\"\"", 6, "the quotes are empty"},
    {"a NEAR/0 b", 2, "NEAR/n takes a number"},
    {"a NEAR/1001 b", 2, "NEAR/n takes a number"},
    {"a NEAR/+5 b", 2, "NEAR/n takes a number"},
    {"a NEAR/5x b", 2, "NEAR/n takes a number"},
    {"a NEAR/5", 8, "the query ends"},
    {"a NEAR/5 (b c)", 9, "NEAR joins words"},
    {"(a b) NEAR/5 c", 13, "NEAR joins words"},
    {"a NEAR/5 kind:plan", 9, "NEAR joins words"},
    {"a NEAR/5 b NEAR/6 c", 18, "a chain of NEAR"},
    {"a \xff", 2, "the query is not UTF-8"},
    {"\xe3\x81", 0, "the query is not UTF-8"},
    {"\xed\xa0\x80", 0, "the query is not UTF-8"},
};

static void append_tree(struct ssk_buffer *out, const struct node *node)
{
    static const char *const lists[] = {
        [NODE_JOIN] = "join", [NODE_AND] = "and", [NODE_OR] = "or", [NODE_NOT] = "not"};
    switch (node->kind) {
    case NODE_WORD:
        ssk_buffer_append_string(out, node->text);
        return;
    case NODE_LITERAL:
        ssk_buffer_printf(out, "\"%s\"", node->text);
        return;
    case NODE_PREFIX:
        ssk_buffer_printf(out, "%s*", node->text);
        return;
    case NODE_REGEX:
        ssk_buffer_printf(out, "/%s/%s", node->text, node->typed ? node->typed : "");
        return;
    case NODE_SIMILAR:
        ssk_buffer_printf(out, "~%s", node->text);
        return;
    case NODE_FIELD:
        ssk_buffer_printf(out, "(%s %s)", field_name(node->field), node->text);
        return;
    case NODE_NEAR:
        ssk_buffer_printf(out, "(near/%u", node->distance);
        break;
    default:
        ssk_buffer_printf(out, "(%s", lists[node->kind]);
    }
    for (size_t i = 0; i < node->count; i++) {
        ssk_buffer_append_char(out, ' ');
        append_tree(out, node->children[i]);
    }
    ssk_buffer_append_char(out, ')');
}

static void reads_each_query_as_its_tree(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
        struct node *root;
        struct ssk_error error = {""};
        struct ssk_buffer tree = SSK_BUFFER_INIT;
        ssk_status status = query_parse(&root, trees[i].query, strlen(trees[i].query), NULL, &error);
        if (status == SSK_OK)
            append_tree(&tree, root);
        bool right = trees[i].tree ? strcmp(ssk_buffer_string(&tree), trees[i].tree) == 0
                                   : status == SSK_INPUT && !root;
        if (!right)
            print_error("%s: %s%s\n", trees[i].query, ssk_buffer_string(&tree), error.message);
        wrong += !right;
        ssk_buffer_free(&tree);
        node_free(root);
    }
    assert_int_equal(wrong, 0);
}

static void points_at_each_error(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
        struct node *root;
        struct ssk_error error = {""};
        size_t place = SIZE_MAX;
        ssk_status status = query_parse(&root, errors[i].query, strlen(errors[i].query), &place, &error);
        if (!errors[i].message) { /* no error: words that look like one */
            wrong += status != SSK_OK;
            if (status != SSK_OK)
                print_error("%s: %s\n", errors[i].query, error.message);
            node_free(root);
            continue;
        }
        bool right = status == SSK_INPUT && !root && place == (size_t)errors[i].place &&
                     strncmp(error.message, errors[i].message, strlen(errors[i].message)) == 0;
        if (!right)
            print_error("%s: %d %zd %s\n", errors[i].query, status, (ssize_t)place, error.message);
        wrong += !right;
    }
    assert_int_equal(wrong, 0);
}

/* A query of `count` times `piece`. */
static ssk_status parse_repeated(const char *piece, size_t count)
{
    struct ssk_buffer query = SSK_BUFFER_INIT;
    struct node *root;
    for (size_t i = 0; i < count; i++)
        ssk_buffer_append_string(&query, piece);
    ssk_status status = query_parse(&root, ssk_buffer_string(&query), query.length, NULL, NULL);
    node_free(root);
    ssk_buffer_free(&query);
    return status;
}

static void refuses_what_would_take_too_long(void **state)
{
    (void)state;
    assert_int_equal(parse_repeated("あ", QUERY_BYTES / 3), SSK_OK);
    assert_int_equal(parse_repeated("あ", QUERY_BYTES / 3 + 1), SSK_INPUT);
    assert_int_equal(parse_repeated("あ ", QUERY_WORDS), SSK_OK);
    assert_int_equal(parse_repeated("あ ", QUERY_WORDS + 1), SSK_INPUT);
    assert_int_equal(parse_repeated("\"あ\"", QUERY_WORDS + 1), SSK_INPUT);
    assert_int_equal(parse_repeated("(", QUERY_BYTES), SSK_INPUT);
    assert_int_equal(parse_repeated("-", QUERY_BYTES), SSK_INPUT);
    assert_int_equal(parse_repeated("NOT ", QUERY_BYTES / 4), SSK_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_each_query_as_its_tree),
        cmocka_unit_test(points_at_each_error),
        cmocka_unit_test(refuses_what_would_take_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
