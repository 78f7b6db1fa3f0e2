/* The leaves of a query: strings in quotes, fields, words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/parse/parser.h"
#include "query/parse/syntax.h"
#include "query/parse/wildcards.h"
#include "seisaku/buffer.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

/* The text up to the quote that closes the string: its like, ASCII's or any other. */
static void take_quoted(struct parser *parser, bool wide, struct ssk_buffer *text)
{
    const char *string = parser->string;
    while (parser->at < parser->length && string[parser->at] != '"' &&
           !(wide && syntax_wide_quote(string, parser->length, parser->at))) {
        if (string[parser->at] == '\\' && parser->at + 1 < parser->length &&
            strchr("\"\\", string[parser->at + 1]))
            parser->at++;
        ssk_buffer_append_char(text, string[parser->at++]);
    }
}

struct node *parse_literal(struct parser *parser)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    size_t start = parser->at;
    bool wide = syntax_wide_quote(parser->string, parser->length, start);
    parser_step(parser);
    take_quoted(parser, wide, &text);
    struct node *node = NULL;
    if (parser->at == parser->length) {
        parser_fail(parser, start, "the quote opened here is not closed: add a \" at the end of the string");
    } else {
        parser_step(parser);
        bool blank = true;
        for (size_t byte = 0; byte < text.length;)
            blank &= ssk_is_space(ssk_utf8_next(text.data, text.length, &byte));
        node = blank ? parser_fail(parser, start, "the quotes are empty: put the string to find between them")
                     : parser_leaf(parser, NODE_LITERAL, start, ssk_buffer_string(&text), text.length);
    }
    ssk_buffer_free(&text);
    return node;
}

/* The / that closes the expression opened at `at`; the length where none does. */
static size_t closing_slash(const char *string, size_t length, size_t at)
{
    for (at++; at < length && string[at] != '/'; at++)
        at += string[at] == '\\' && at + 1 < length;
    return at < length ? at : length;
}

bool parser_at_regex(const struct parser *parser)
{
    size_t length = parser->length, at = parser->at;
    if (at >= length || parser->string[at] != '/')
        return false;
    size_t close = closing_slash(parser->string, length, at), behind = close + 1, next = behind;
    if (close >= length || close == at + 1)
        return false;
    uint32_t point = behind < length ? syntax_next(parser->string, length, &next) : ')';
    return point == ')' || ssk_is_space(point);
}

struct node *parse_regex(struct parser *parser)
{
    size_t start = parser->at, close = closing_slash(parser->string, parser->length, start);
    parser->at = close + 1;
    return parser_leaf(parser, NODE_REGEX, start, parser->string + start + 1, close - start - 1);
}

/* Bytes of an item's label as it is printed, (ア), where brackets else begin a group; 0 for none. */
static size_t label_bytes(const struct parser *parser, size_t at)
{
    size_t length = strcspn(parser->string + at, ") ");
    bool closed = at + length < parser->length && parser->string[at + length] == ')';
    return closed && parser->string[at] == '(' && length > 1 ? length + 1 : 0;
}

static struct node *parse_field(struct parser *parser, enum field field, size_t value)
{
    struct node *node;
    size_t start = parser->at;
    parser->at = value;
    if (parser_here(parser) == '"') {
        node = parse_literal(parser);
    } else {
        size_t label = field == FIELD_ITEM ? label_bytes(parser, value) : 0;
        parser->at = label ? value + label : parser_run_end(parser, value, true);
        node = parser->at == value
                   ? parser_fail(parser, start,
                                 "this field has no value: write it right behind the colon, as in year:2024")
                   : parser_leaf(parser, NODE_FIELD, start, parser->string + value, parser->at - value);
    }
    if (node) {
        node->kind = NODE_FIELD;
        node->field = field;
        node->start = start;
    }
    return node;
}

/* What is no word where one is expected: an operator, or marks alone. NULL when the run is a word. */
static const char *why_no_word(const char *string, size_t start, size_t end)
{
    static const char *const operators[] = {"AND", "OR", "NOT"};
    size_t at = start, letters = 0;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (syntax_is_operator(string, start, end, operators[i]))
            return N_("an operator stands here where a word is expected: quote it to search for it");
    while (letters < 4 && at < end && syntax_next(string, end, &at) == (unsigned char)"NEAR"[letters])
        letters++;
    if (letters == 4 && (at == end || syntax_next(string, end, &at) == '/'))
        return N_("NEAR stands between two words with a distance, as in 規制 NEAR/5 緩和: quote it to search "
                  "for it");
    if (!wildcards_have_text(string + start, end - start) && syntax_has(string, start, end, '*'))
        return N_("* and ? stand for characters beside others, as in サイバー* or 経済*保障: quote them to "
                  "search for them");
    if (wildcards_count(string + start, end - start) > WILDCARDS_MOST)
        return N_("more than 8 wildcards in a word: leave some out, or quote it to search for it");
    return NULL;
}

/* ~word; a query walks the index's vocabulary for each. */
static struct node *parse_similar(struct parser *parser, size_t start, size_t end, size_t sign)
{
    if (end - start == sign)
        return parser_fail(parser, start, "~ needs a word right behind it, as in ~サイバ");
    if (++parser->similar > QUERY_SIMILAR)
        return parser_fail(parser, start, "too many ~words: leave 8 in a query");
    return parser_leaf(parser, NODE_SIMILAR, start, parser->string + start + sign, end - start - sign);
}

/* The bytes of the * that ends the run, in either width; 0 when none does, or it is all there is. */
static size_t star_length(const char *string, size_t start, size_t end)
{
    static const char wide[] = "＊";
    size_t bytes = sizeof wide - 1;
    if (end - start > 1 && string[end - 1] == '*')
        return 1;
    return end - start > bytes && memcmp(string + end - bytes, wide, bytes) == 0 ? bytes : 0;
}

/* Fails for a name before a colon that is a slip of the finger off a field's. */
static bool is_slip(struct parser *parser, size_t start, size_t end)
{
    char message[512];
    enum field near = syntax_nearest_field(parser->string, start, end);
    if (near == FIELDS)
        return false;
    snprintf(message, sizeof message,
             _("no field is called so: did you mean %s:? Put the word in quotes to search for it as it is"),
             field_name(near));
    parser_fail(parser, start, message);
    return true;
}

/* The word's characters with wildcards among them. */
static struct node *parse_wildcards(struct parser *parser, size_t start, size_t end)
{
    char *pattern = wildcards_pattern(parser->string + start, end - start);
    struct node *node =
        pattern ? parser_leaf(parser, NODE_REGEX, start, pattern, strlen(pattern)) : parser_no_memory(parser);
    free(pattern);
    if (node && !(node->typed = strndup(parser->string + start, end - start))) {
        node_free(node);
        return parser_no_memory(parser);
    }
    return node;
}

struct node *parse_run(struct parser *parser)
{
    size_t start = parser->at, end = parser_run_end(parser, start, false), value;
    const char *string = parser->string;
    enum field field = syntax_field(string, start, parser_run_end(parser, start, true), &value);
    if (field != FIELDS)
        return parse_field(parser, field, value);
    if (is_slip(parser, start, end))
        return NULL;
    parser->at = end;
    size_t tilde = syntax_tilde(string, start, end);
    if (tilde)
        return parse_similar(parser, start, end, tilde);
    size_t star = star_length(string, start, end);
    const char *why = why_no_word(string, start, end);
    if (why)
        return parser_fail(parser, start, why);
    if (wildcards_count(string + start, end - start))
        return parse_wildcards(parser, start, end);
    return parser_leaf(parser, star ? NODE_PREFIX : NODE_WORD, start, string + start, end - star - start);
}
