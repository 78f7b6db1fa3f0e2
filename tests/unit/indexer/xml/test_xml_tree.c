/* XML and JSON as trees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/xml/json_tree.h"
#include "indexer/xml/xml_tree.h"

static struct xml_tree *parsed(const char *xml)
{
    struct xml_tree *tree;
    struct ssk_error error = {""};
    assert_int_equal(xml_parse(&tree, xml, strlen(xml), NULL, &error), SSK_OK);
    return tree;
}

static void expect_text(const struct xml_node *node, const char *text)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    xml_text(node, &out);
    assert_string_equal(ssk_buffer_string(&out), text);
    ssk_buffer_free(&out);
}

static void nodes_are_found_by_name_and_place(void **state)
{
    (void)state;
    struct xml_tree *tree = parsed("<r><!-- 港 --><a>1</a>湾<b><c>2</c><a>3</a></b><a>4<d/>5</a><e/></r>");
    const struct xml_node *root = xml_root(tree), *first = xml_first(root);
    assert_string_equal(xml_name(root), "r");
    assert_true(xml_is(first, "a"));
    expect_text(first, "1");
    const struct xml_node *text = xml_next(first);
    assert_null(xml_name(text));
    assert_string_equal(xml_characters(text), "湾");
    assert_null(xml_characters(first));
    assert_null(xml_first(text));
    assert_false(xml_is(text, "a"));
    assert_ptr_equal(xml_child(root, "a"), first);
    expect_text(xml_sibling(first, "a"), "45");
    assert_null(xml_sibling(xml_sibling(first, "a"), "a"));
    expect_text(xml_child(root, "b"), "23");
    assert_null(xml_child(root, "c"));
    assert_null(xml_child(xml_child(root, "e"), "a"));
    expect_text(xml_at(root, "b/a"), "3");
    expect_text(xml_at(root, "b"), "23");
    assert_null(xml_at(root, "a/b"));
    assert_ptr_equal(xml_at(root, ""), root);
    expect_text(xml_find(root, "c"), "2");
    assert_ptr_equal(xml_find(root, "a"), first);
    assert_null(xml_find(root, "r"));
    assert_null(xml_find(root, "z"));
    expect_text(root, "1湾2345");
    expect_text(NULL, "");
    assert_null(xml_first(NULL));
    assert_null(xml_next(NULL));
    assert_null(xml_next(xml_child(root, "e")));
    assert_false(xml_is(NULL, "a"));
    xml_free(tree);
    xml_free(NULL);
}

static void one_of_several_names_is_a_whole_one(void **state)
{
    (void)state;
    struct xml_tree *tree = parsed("<tab/>");
    const struct xml_node *root = xml_root(tree);
    assert_true(xml_is_any(root, "tab"));
    assert_true(xml_is_any(root, "a tab"));
    assert_true(xml_is_any(root, "tab a"));
    assert_true(xml_is_any(root, "stab table tab"));
    assert_false(xml_is_any(root, "table stab"));
    assert_false(xml_is_any(root, ""));
    assert_false(xml_is_any(NULL, "tab"));
    xml_free(tree);
}

static void attributes_have_values_numbers_and_prefixes(void **state)
{
    (void)state;
    struct xml_tree *tree =
        parsed("<r xmlns:x='http://example.jp/2006/rel' xmlns:y='http://example.jp/other' x:id='r1' "
               "y:id='r2' n='12' m='-3x' w='x' t='true' o='on' i='1' f='0' e=''>港</r>");
    const struct xml_node *root = xml_root(tree), *text = xml_first(root);
    assert_string_equal(xml_attribute(root, "id"), "r1");
    assert_string_equal(xml_attribute(root, "e"), "");
    assert_null(xml_attribute(root, "z"));
    assert_null(xml_attribute(text, "id"));
    assert_null(xml_attribute(NULL, "id"));
    assert_string_equal(xml_attribute_in(root, "/rel", "id"), "r1");
    assert_string_equal(xml_attribute_in(root, "/other", "id"), "r2");
    assert_null(xml_attribute_in(root, "/rel", "n"));
    assert_null(xml_attribute_in(root, "/none", "id"));
    assert_null(xml_attribute_in(root, "more than http://example.jp/2006/rel", "id"));
    assert_null(xml_attribute_in(text, "/rel", "id"));
    assert_null(xml_attribute_in(NULL, "/rel", "id"));
    assert_int_equal(xml_number(root, "n", 7), 12);
    assert_int_equal(xml_number(root, "m", 7), -3);
    assert_int_equal(xml_number(root, "w", 7), 7);
    assert_int_equal(xml_number(root, "e", 7), 7);
    assert_int_equal(xml_number(root, "z", 7), 7);
    assert_true(xml_is_true(root, "t") && xml_is_true(root, "o") && xml_is_true(root, "i"));
    assert_false(xml_is_true(root, "f") || xml_is_true(root, "z") || xml_is_true(root, "e"));
    xml_free(tree);
}

static void what_is_not_well_formed_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *said;
    } cases[] = {{"<a>\n<b></a>", "not well-formed XML at line 2: "},
                 {"", "not well-formed XML"},
                 {"港湾", "not well-formed XML at line 1: "},
                 {"<a/><b/>", "not well-formed XML at line 1: "}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct xml_tree *tree;
        struct ssk_error error = {""};
        assert_int_equal(xml_parse(&tree, cases[i].xml, strlen(cases[i].xml), NULL, &error), SSK_INPUT);
        assert_null(tree);
        assert_memory_equal(error.message, cases[i].said, strlen(cases[i].said));
        assert_null(strchr(error.message, '\n'));
    }
}

static void an_encoding_may_be_asked_for(void **state)
{
    (void)state;
    static const char bytes[] = "<a>\x8d\x60</a>";
    struct xml_tree *tree;
    struct ssk_error error;
    assert_int_equal(xml_parse(&tree, bytes, strlen(bytes), NULL, &error), SSK_INPUT);
    assert_int_equal(xml_parse(&tree, bytes, strlen(bytes), "Shift_JIS", &error), SSK_OK);
    expect_text(xml_root(tree), "港");
    xml_free(tree);
}

static void no_entity_of_a_documents_own_is_put_in_place(void **state)
{
    (void)state;
    struct xml_tree *tree = parsed("<!DOCTYPE a [<!ENTITY b '港湾'>]><a>&b;&lt;<![CDATA[<c>]]></a>");
    expect_text(xml_root(tree), "<<c>");
    xml_free(tree);
}

/* ------------------------------------------------------------------------------------------ JSON */

static void print_tree(struct ssk_buffer *out, const struct xml_node *node)
{
    if (xml_characters(node))
        ssk_buffer_append_string(out, xml_characters(node));
    if (!xml_name(node))
        return;
    const char *number = xml_attribute(node, "Num");
    ssk_buffer_printf(out, number ? "<%s %s>" : "<%s>", xml_name(node), number);
    for (const struct xml_node *child = xml_first(node); child; child = xml_next(child))
        print_tree(out, child);
    ssk_buffer_append_string(out, "</>");
}

static void json_is_as_xml_of_the_same_content(void **state)
{
    (void)state;
    static const struct {
        const char *json, *tree;
    } cases[] = {
        {"{}", "<json><item></></>"},
        {"{\"a\": \"港\", \"b\": 12, \"c\": 1.5, \"d\": true, \"e\": false, \"f\": null}",
         "<json><item><a>港</><b>12</><c>1.5</><d>true</><e>false</></></>"},
        {"{\"a\": [1, {\"b\": 2}, [3, null]]}", "<json><item><a>1</><a><b>2</></><a>3</></></>"},
        {"[1, 2]", "<json><item>1</><item>2</></>"},
        {"{\"tag\": \"Law\", \"attr\": {\"Num\": \"3\", \"x\": 1}, \"children\": [\"港\", {\"tag\": \"b\", "
         "\"attr\": {}, \"children\": []}, {\"c\": 1}, \"湾\"]}",
         "<json><Law 3>港<b></><item><c>1</></>湾</></>"},
        {"{\"tag\": \"Law\"}", "<json><item><tag>Law</></></>"},
        {"{\"tag\": 1, \"children\": [\"港\"]}", "<json><item><tag>1</><children>港</></></>"},
        {"{\"x\": {\"tag\": \"Law\", \"children\": [\"港\"]}}", "<json><item><Law>港</></></>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ssk_buffer out = SSK_BUFFER_INIT;
        struct ssk_error error = {""};
        struct xml_tree *tree;
        assert_int_equal(json_tree_parse(&tree, cases[i].json, strlen(cases[i].json), &error), SSK_OK);
        print_tree(&out, xml_root(tree));
        assert_string_equal(ssk_buffer_string(&out), cases[i].tree);
        ssk_buffer_free(&out);
        xml_free(tree);
    }
}

/* So many arrays, one in the other, about a number. */
static char *nested(int depth)
{
    struct ssk_buffer json = SSK_BUFFER_INIT;
    for (int i = 0; i < depth; i++)
        ssk_buffer_append_char(&json, '[');
    ssk_buffer_append_char(&json, '7');
    for (int i = 0; i < depth; i++)
        ssk_buffer_append_char(&json, ']');
    return ssk_buffer_detach(&json);
}

static void what_is_too_deep_is_left_out(void **state)
{
    (void)state;
    for (int depth = 200; depth <= 201; depth++) {
        struct xml_tree *tree;
        struct ssk_error error;
        char *json = nested(depth);
        assert_int_equal(json_tree_parse(&tree, json, strlen(json), &error), SSK_OK);
        expect_text(xml_root(tree), depth == 200 ? "7" : "");
        xml_free(tree);
        free(json);
    }
}

static void what_is_no_json_is_refused_with_its_line(void **state)
{
    (void)state;
    static const char json[] = "{\"a\":\n1,\n}";
    struct xml_tree *tree;
    struct ssk_error error = {""};
    assert_int_equal(json_tree_parse(&tree, json, strlen(json), &error), SSK_INPUT);
    assert_null(tree);
    assert_memory_equal(error.message, "not JSON at line 3: ", strlen("not JSON at line 3: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_are_found_by_name_and_place),
        cmocka_unit_test(one_of_several_names_is_a_whole_one),
        cmocka_unit_test(attributes_have_values_numbers_and_prefixes),
        cmocka_unit_test(what_is_not_well_formed_is_refused_with_its_line),
        cmocka_unit_test(an_encoding_may_be_asked_for),
        cmocka_unit_test(no_entity_of_a_documents_own_is_put_in_place),
        cmocka_unit_test(json_is_as_xml_of_the_same_content),
        cmocka_unit_test(what_is_too_deep_is_left_out),
        cmocka_unit_test(what_is_no_json_is_refused_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
