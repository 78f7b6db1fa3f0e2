/* The query language: string → tree, by recursive descent.
 *
 *     or    = and { "OR" and }
 *     and   = near { ["AND"] near }          side by side without AND is a JOIN
 *     near  = unary { "NEAR/n" unary }
 *     unary = "NOT" unary | "-" primary | primary         ! is a -
 *     primary = "(" or ")" | "…" | /…/ | ~word | word* | field:value | word
 *
 * Each character of it counts in its full-width form too: see syntax.h. 「」 are text. White space of any
 * script separates. */
#include <string.h>

#include "query/parse/parser.h"
#include "query/parse/syntax.h"
#include "query/parse/tree.h"
#include "seisaku/unicode.h"

static struct node *parse_or(struct parser *parser);

/* Adds `child` to `*parent`, which is made with `kind` around `*parent` when it is another kind. Takes both.
 */
static bool gather(struct parser *parser, enum node_kind kind, struct node **parent, struct node *child)
{
    if (!child)
        return false;
    if (!*parent) {
        *parent = child;
        return true;
    }
    if ((*parent)->kind != kind && !(*parent = node_around(kind, *parent)))
        node_free(child);
    else if (node_add(*parent, child))
        return true;
    parser_no_memory(parser);
    return false;
}

static struct node *parse_group(struct parser *parser)
{
    size_t start = parser->at;
    parser_step(parser);
    if (++parser->depth > QUERY_DEPTH)
        return parser_fail(parser, start,
                           "brackets are nested too deeply: take some away, at most 64 levels");
    struct node *node = parse_or(parser);
    parser_skip_space(parser);
    bool closed = parser_here(parser) == ')';
    parser->depth--;
    if (!node)
        return NULL;
    if (!closed) {
        node_free(node);
        return parser_fail(parser, start,
                           "the bracket opened here is not closed: add a ) behind its last word");
    }
    parser_step(parser);
    /* A group stays one: (a b) OR c is not a b OR c. */
    if (node->kind != NODE_JOIN && node->kind != NODE_AND && node->kind != NODE_OR && node->kind != NODE_NEAR)
        return node;
    struct node *group = node_around(NODE_AND, node);
    if (!group)
        return parser_no_memory(parser);
    group->start = start;
    group->end = parser->at;
    return group;
}

static struct node *parse_primary(struct parser *parser)
{
    parser_skip_space(parser);
    if (parser->at == parser->length)
        return parser_fail(
            parser, parser->at,
            "the query ends where a word is expected: add one, or take the operator or bracket away");
    switch (parser_here(parser)) {
    case '(':
        return parse_group(parser);
    case ')':
        return parser_fail(
            parser, parser->at,
            "a bracket is closed here that was not opened: take it away, or quote it to search for it");
    case '"':
        return parse_literal(parser);
    case '/':
        return parser_at_regex(parser) ? parse_regex(parser) : parse_run(parser);
    default:
        return parse_run(parser);
    }
}

static struct node *negated(struct parser *parser, size_t start, struct node *child)
{
    struct node *node = child ? node_around(NODE_NOT, child) : NULL;
    if (!node)
        return child ? parser_no_memory(parser) : NULL;
    node->start = start;
    return node;
}

/* Passes a - with a word right behind it. */
static bool takes_minus(struct parser *parser)
{
    size_t sign = syntax_minus(parser->string, parser->length, parser->at);
    parser->at += sign;
    return sign > 0;
}

static struct node *parse_unary(struct parser *parser)
{
    bool negative = false;
    size_t start;
    parser_skip_space(parser);
    start = parser->at;
    while (parser_take_word(parser, "NOT"))
        negative = !negative;
    parser_skip_space(parser);
    if (takes_minus(parser)) {
        if (parser_here(parser) == '-')
            return parser_fail(parser, parser->at, "- needs a word right behind it, as in 規制 -緩和");
        negative = !negative;
    }
    struct node *node = parse_primary(parser);
    return negative ? negated(parser, start, node) : node;
}

/* The number that the digits from `at` to `end` are; 0 for other text, and what is larger than any distance.
 */
static unsigned distance_of(const char *string, size_t at, size_t end)
{
    unsigned number = 0;
    while (at < end && number <= QUERY_NEAR) {
        uint32_t digit = syntax_next(string, end, &at);
        if (digit < '0' || digit > '9')
            return 0;
        number = number * 10 + (digit - '0');
    }
    return number;
}

/* Passes NEAR/n and sets *distance; false when it is not there, or is wrong (then the status is set). */
static bool take_near(struct parser *parser, unsigned *distance)
{
    parser_skip_space(parser);
    size_t start = parser->at, end = parser_run_end(parser, start, false), at = start;
    for (const char *letter = "NEAR/"; *letter; letter++)
        if (at == end || syntax_next(parser->string, end, &at) != (unsigned char)*letter)
            return false;
    *distance = distance_of(parser->string, at, end);
    if (*distance < 1 || *distance > QUERY_NEAR) {
        parser_fail(parser, start, "NEAR/n takes a number of words from 1 to 1000, as in 規制 NEAR/5 緩和");
        return false;
    }
    parser->at = end;
    return true;
}

static bool can_be_near(const struct node *node)
{
    return node->kind == NODE_WORD || node->kind == NODE_LITERAL || node->kind == NODE_PREFIX ||
           node->kind == NODE_SIMILAR || node->kind == NODE_REGEX;
}

static struct node *parse_near(struct parser *parser)
{
    struct node *node = parse_unary(parser);
    unsigned distance;
    while (node && take_near(parser, &distance)) {
        struct node *other = parse_unary(parser);
        if (other && (!can_be_near(other) || (node->kind != NODE_NEAR && !can_be_near(node)))) {
            parser_fail(
                parser, other->start,
                "NEAR joins words and quoted strings only: write a NEAR/5 b, and AND or OR outside of it");
            node_free(other);
            other = NULL;
        }
        if (node->kind == NODE_NEAR && node->distance != distance && other) {
            parser_fail(parser, other->start, "a chain of NEAR has one distance: use the same number");
            node_free(other);
            other = NULL;
        }
        if (!gather(parser, NODE_NEAR, &node, other))
            break;
        node->distance = distance;
    }
    if (parser->status != SSK_OK) {
        node_free(node);
        return NULL;
    }
    return node;
}

static bool at_end_of_and(struct parser *parser)
{
    parser_skip_space(parser);
    if (parser->at == parser->length || parser_here(parser) == ')')
        return true;
    return syntax_is_operator(parser->string, parser->at, parser_run_end(parser, parser->at, false), "OR");
}

static struct node *parse_and(struct parser *parser)
{
    struct node *node = parse_near(parser);
    while (node && !at_end_of_and(parser)) {
        enum node_kind kind = parser_take_word(parser, "AND") ? NODE_AND : NODE_JOIN;
        if (!gather(parser, kind, &node, parse_near(parser)))
            break;
    }
    if (parser->status != SSK_OK) {
        node_free(node);
        return NULL;
    }
    return node;
}

static struct node *parse_or(struct parser *parser)
{
    struct node *node = parse_and(parser);
    while (node && parser_take_word(parser, "OR"))
        if (!gather(parser, NODE_OR, &node, parse_and(parser)))
            break;
    if (parser->status != SSK_OK) {
        node_free(node);
        return NULL;
    }
    return node;
}

/* The first byte that is not UTF-8; `length` when all is. */
static size_t malformed(const char *string, size_t length)
{
    static const char replacement[] = "\xef\xbf\xbd";
    for (size_t byte = 0; byte < length;) {
        size_t start = byte;
        if (ssk_utf8_next(string, length, &byte) == 0xFFFD &&
            memcmp(string + start, replacement, byte - start) != 0)
            return start;
    }
    return length;
}

ssk_status query_parse(struct node **out, const char *string, size_t length, size_t *place,
                       struct ssk_error *error)
{
    struct parser parser = {.string = string, .length = length, .place = place, .error = error};
    *out = NULL;
    if (length > QUERY_BYTES) {
        parser.place = NULL; /* it is nowhere */
        parser_fail(&parser, 0,
                    "the query is longer than 16384 bytes: shorten it, or run parts of it with --batch");
    } else if (malformed(string, length) < length) {
        parser_fail(&parser, malformed(string, length),
                    "the query is not UTF-8 here: set the terminal to UTF-8");
    } else if (parser_skip_space(&parser), parser.at == length) {
        parser.place = NULL;
        parser_fail(&parser, 0, "the query is empty: name a word to search for");
    } else {
        *out = parse_or(&parser);
        parser_skip_space(&parser);
        if (*out && parser.at < length) {
            parser_fail(
                &parser, parser.at,
                "a bracket is closed here that was not opened: take it away, or quote it to search for it");
            node_free(*out);
            *out = NULL;
        }
    }
    return parser.status;
}
