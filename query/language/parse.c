/* The query language: string → tree, by recursive descent.
 *
 *     or    = and { "OR" and }
 *     and   = near { ["AND"] near }          side by side without AND is a JOIN
 *     near  = unary { "NEAR/n" unary }
 *     unary = "NOT" unary | "-" primary | primary
 *     primary = "(" or ")" | "…" | ~word | word* | field:value | word
 *
 * Each character of it counts in its full-width form too: see syntax.h. 「」 are text. White space of any
 * script separates. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/language/syntax.h"
#include "query/language/tree.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

static const char *const field_names[FIELDS] = {"ministry", "section",   "kind",  "year",    "genre",
                                                "date",     "item",      "title", "speaker", "issuer",
                                                "mentions", "publisher", "path",  "id"};

const char *field_name(enum field field)
{
    return field_names[field];
}

struct parser {
    const char *string;
    size_t length, at;
    int depth, words, similar;
    size_t *place;
    struct ssk_error *error;
    ssk_status status;
};

static struct node *parse_or(struct parser *parser);

/* ------------------------------------------------------------------------------------------ nodes */

void node_free(struct node *node)
{
    if (!node)
        return;
    for (size_t i = 0; i < node->count; i++)
        node_free(node->children[i]);
    for (size_t i = 0; i < node->spelling_count; i++) {
        struct spelling *spelling = &node->spellings[i];
        for (size_t t = 0; t < spelling->term_count; t++)
            free(spelling->terms[t]);
        free(spelling->terms);
        free(spelling->offsets);
        free(spelling->points);
        free(spelling->text);
        free(spelling->topic);
    }
    free(node->spellings);
    free(node->children);
    free(node->text);
    free(node);
}

struct node *node_new(enum node_kind kind, const char *text, size_t length)
{
    struct node *node = calloc(1, sizeof *node);
    if (node && !(node->text = strndup(text, length))) {
        free(node);
        return NULL;
    }
    if (node)
        node->kind = kind;
    return node;
}

/* Sets the first failure; NULL, so that a parse function can return it. */
static struct node *fail(struct parser *parser, size_t place, const char *message)
{
    if (parser->status == SSK_OK) {
        parser->status = ssk_fail(parser->error, SSK_INPUT, "%s", message);
        if (parser->place)
            *parser->place = place;
    }
    return NULL;
}

static struct node *no_memory(struct parser *parser)
{
    parser->status = ssk_fail(parser->error, SSK_MEMORY, "out of memory");
    return NULL;
}

static struct node *leaf(struct parser *parser, enum node_kind kind, size_t start, const char *text,
                         size_t length)
{
    if (++parser->words > QUERY_WORDS)
        return fail(parser, start, "the query has more than 256 words: ask for parts of it with --batch");
    struct node *node = node_new(kind, text, length);
    if (!node)
        return no_memory(parser);
    node->start = start;
    node->end = parser->at;
    return node;
}

/* Adds `child` to `*parent`, which is made with `kind` around `*parent` when it is another kind. Takes both.
 */
static bool gather(struct parser *parser, enum node_kind kind, struct node **parent, struct node *child)
{
    struct node *around = *parent;
    if (!child)
        return false;
    if (!around) {
        *parent = child;
        return true;
    }
    if (around->kind != kind) {
        around = calloc(1, sizeof *around);
        if (!around || !(around->children = malloc(sizeof *around->children))) {
            free(around);
            node_free(child);
            no_memory(parser);
            return false;
        }
        around->kind = kind;
        around->start = (*parent)->start;
        around->children[0] = *parent;
        around->count = 1;
        *parent = around;
    }
    struct node **children = reallocarray(around->children, around->count + 1, sizeof *children);
    if (!children) {
        node_free(child);
        no_memory(parser);
        return false;
    }
    around->children = children;
    around->children[around->count++] = child;
    around->end = child->end;
    return true;
}

/* ------------------------------------------------------------------------------------------ characters */

static void skip_space(struct parser *parser)
{
    while (parser->at < parser->length) {
        size_t next = parser->at;
        if (!ssk_is_space(ssk_utf8_next(parser->string, parser->length, &next)))
            return;
        parser->at = next;
    }
}

/* The character at the parser's place as ASCII; 0 at the end, and for brackets that are text. */
static uint32_t here(const struct parser *parser)
{
    static const char wide_close[] = "）"; /* which closes nothing outside of brackets */
    size_t at = parser->at;
    bool text = (!parser->depth && strncmp(parser->string + at, wide_close, sizeof wide_close - 1) == 0) ||
                syntax_is_text_bracket(parser->string, parser->length, at);
    return at < parser->length && !text ? syntax_next(parser->string, parser->length, &at) : 0;
}

static void step(struct parser *parser)
{
    syntax_next(parser->string, parser->length, &parser->at);
}

static size_t run_end(const struct parser *parser, size_t at, bool glued)
{
    return syntax_run_end(parser->string, parser->length, at, glued, parser->depth > 0);
}

/* True, and the word is passed, when the next run is exactly `word`. */
static bool take_word(struct parser *parser, const char *word)
{
    skip_space(parser);
    size_t end = run_end(parser, parser->at, false);
    if (!syntax_is(parser->string, parser->at, end, word))
        return false;
    parser->at = end;
    return true;
}

/* ------------------------------------------------------------------------------------------ leaves */

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

static struct node *parse_literal(struct parser *parser)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    size_t start = parser->at;
    bool wide = syntax_wide_quote(parser->string, parser->length, start);
    step(parser);
    take_quoted(parser, wide, &text);
    struct node *node = NULL;
    if (parser->at == parser->length) {
        fail(parser, start, "the quote opened here is not closed: add a \" at the end of the string");
    } else {
        step(parser);
        bool blank = true;
        for (size_t byte = 0; byte < text.length;)
            blank &= ssk_is_space(ssk_utf8_next(text.data, text.length, &byte));
        node = blank ? fail(parser, start, "the quotes are empty: put the string to find between them")
                     : leaf(parser, NODE_LITERAL, start, ssk_buffer_string(&text), text.length);
    }
    ssk_buffer_free(&text);
    return node;
}

static struct node *parse_field(struct parser *parser, enum field field, size_t value)
{
    struct node *node;
    size_t start = parser->at;
    parser->at = value;
    if (here(parser) == '"') {
        node = parse_literal(parser);
    } else {
        parser->at = run_end(parser, value, true);
        node = parser->at == value
                   ? fail(parser, start,
                          "this field has no value: write it right behind the colon, as in year:2024")
                   : leaf(parser, NODE_FIELD, start, parser->string + value, parser->at - value);
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
        if (syntax_is(string, start, end, operators[i]))
            return "an operator stands here where a word is expected: quote it to search for it";
    while (letters < 4 && at < end && syntax_next(string, end, &at) == (unsigned char)"NEAR"[letters])
        letters++;
    if (letters == 4 && (at == end || syntax_next(string, end, &at) == '/'))
        return "NEAR stands between two words with a distance, as in 規制 NEAR/5 緩和: quote it to search "
               "for it";
    if (memchr(string + start, '*', end - start) || syntax_is(string, start, end, "*"))
        return "* stands behind the beginning of a word, as in サイバー*: quote it to search for it";
    return NULL;
}

/* ~word; a query walks the index's vocabulary for each. */
static struct node *parse_similar(struct parser *parser, size_t start, size_t end)
{
    if (end - start == 1)
        return fail(parser, start, "~ needs a word right behind it, as in ~サイバ");
    if (++parser->similar > QUERY_SIMILAR)
        return fail(parser, start, "too many ~words: leave 8 in a query");
    return leaf(parser, NODE_SIMILAR, start, parser->string + start + 1, end - start - 1);
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
    char message[160];
    enum field near = syntax_nearest_field(parser->string, start, end);
    if (near == FIELDS)
        return false;
    snprintf(message, sizeof message,
             "no field is called so: did you mean %s:? Put the word in quotes to search for it as it is",
             field_name(near));
    fail(parser, start, message);
    return true;
}

static struct node *parse_run(struct parser *parser)
{
    size_t start = parser->at, end = run_end(parser, start, false), value;
    const char *string = parser->string;
    enum field field = syntax_field(string, start, run_end(parser, start, true), &value);
    if (field != FIELDS)
        return parse_field(parser, field, value);
    if (is_slip(parser, start, end))
        return NULL;
    parser->at = end;
    if (string[start] == '~')
        return parse_similar(parser, start, end);
    size_t star = star_length(string, start, end);
    const char *why = why_no_word(string, start, end - star);
    if (why)
        return fail(parser, start, why);
    return leaf(parser, star ? NODE_PREFIX : NODE_WORD, start, string + start, end - star - start);
}

static struct node *parse_group(struct parser *parser)
{
    size_t start = parser->at;
    step(parser);
    if (++parser->depth > QUERY_DEPTH)
        return fail(parser, start, "brackets are nested too deeply: take some away, at most 64 levels");
    struct node *node = parse_or(parser);
    skip_space(parser);
    bool closed = here(parser) == ')';
    parser->depth--;
    if (!node)
        return NULL;
    if (!closed) {
        node_free(node);
        return fail(parser, start, "the bracket opened here is not closed: add a ) behind its last word");
    }
    step(parser);
    /* A group stays one: (a b) OR c is not a b OR c. */
    struct node *group = NULL;
    if (node->kind != NODE_JOIN && node->kind != NODE_AND && node->kind != NODE_OR && node->kind != NODE_NEAR)
        return node;
    group = calloc(1, sizeof *group);
    if (!group || !(group->children = malloc(sizeof *group->children))) {
        free(group);
        node_free(node);
        return no_memory(parser);
    }
    group->kind = NODE_AND;
    group->children[0] = node;
    group->count = 1;
    group->start = start;
    group->end = parser->at;
    return group;
}

static struct node *parse_primary(struct parser *parser)
{
    skip_space(parser);
    if (parser->at == parser->length)
        return fail(parser, parser->at,
                    "the query ends where a word is expected: add one, or take the operator or bracket away");
    switch (here(parser)) {
    case '(':
        return parse_group(parser);
    case ')':
        return fail(
            parser, parser->at,
            "a bracket is closed here that was not opened: take it away, or quote it to search for it");
    case '"':
        return parse_literal(parser);
    default:
        return parse_run(parser);
    }
}

/* ------------------------------------------------------------------------------------------ operators */

static struct node *negated(struct parser *parser, size_t start, struct node *child)
{
    struct node *node = NULL;
    if (!child)
        return NULL;
    node = calloc(1, sizeof *node);
    if (!node || !(node->children = malloc(sizeof *node->children))) {
        free(node);
        node_free(child);
        return no_memory(parser);
    }
    *node = (struct node){
        .kind = NODE_NOT, .start = start, .end = child->end, .children = node->children, .count = 1};
    node->children[0] = child;
    return node;
}

/* Passes a - with a word right behind it. */
static bool takes_minus(struct parser *parser)
{
    size_t before = parser->at;
    if (here(parser) != '-')
        return false;
    step(parser);
    size_t next = parser->at;
    if (next < parser->length && !ssk_is_space(ssk_utf8_next(parser->string, parser->length, &next)))
        return true;
    parser->at = before;
    return false;
}

static struct node *parse_unary(struct parser *parser)
{
    bool negative = false;
    size_t start;
    skip_space(parser);
    start = parser->at;
    while (take_word(parser, "NOT"))
        negative = !negative;
    skip_space(parser);
    if (takes_minus(parser)) {
        if (here(parser) == '-')
            return fail(parser, parser->at, "- needs a word right behind it, as in 規制 -緩和");
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
    skip_space(parser);
    size_t start = parser->at, end = run_end(parser, start, false), at = start;
    for (const char *letter = "NEAR/"; *letter; letter++)
        if (at == end || syntax_next(parser->string, end, &at) != (unsigned char)*letter)
            return false;
    *distance = distance_of(parser->string, at, end);
    if (*distance < 1 || *distance > QUERY_NEAR) {
        fail(parser, start, "NEAR/n takes a number of words from 1 to 1000, as in 規制 NEAR/5 緩和");
        return false;
    }
    parser->at = end;
    return true;
}

static bool can_be_near(const struct node *node)
{
    return node->kind == NODE_WORD || node->kind == NODE_LITERAL || node->kind == NODE_PREFIX ||
           node->kind == NODE_SIMILAR;
}

static struct node *parse_near(struct parser *parser)
{
    struct node *node = parse_unary(parser);
    unsigned distance;
    while (node && take_near(parser, &distance)) {
        struct node *other = parse_unary(parser);
        if (other && (!can_be_near(other) || (node->kind != NODE_NEAR && !can_be_near(node)))) {
            fail(parser, other->start,
                 "NEAR joins words and quoted strings only: write a NEAR/5 b, and AND or OR outside of it");
            node_free(other);
            other = NULL;
        }
        if (node->kind == NODE_NEAR && node->distance != distance && other) {
            fail(parser, other->start, "a chain of NEAR has one distance: use the same number");
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
    skip_space(parser);
    if (parser->at == parser->length || here(parser) == ')')
        return true;
    return syntax_is(parser->string, parser->at, run_end(parser, parser->at, false), "OR");
}

static struct node *parse_and(struct parser *parser)
{
    struct node *node = parse_near(parser);
    while (node && !at_end_of_and(parser)) {
        enum node_kind kind = take_word(parser, "AND") ? NODE_AND : NODE_JOIN;
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
    while (node && take_word(parser, "OR"))
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
        fail(&parser, 0, "the query is longer than 16384 bytes: shorten it, or run parts of it with --batch");
    } else if (malformed(string, length) < length) {
        fail(&parser, malformed(string, length), "the query is not UTF-8 here: set the terminal to UTF-8");
    } else if (skip_space(&parser), parser.at == length) {
        parser.place = NULL;
        fail(&parser, 0, "the query is empty: name a word to search for");
    } else {
        *out = parse_or(&parser);
        skip_space(&parser);
        if (*out && parser.at < length) {
            fail(&parser, parser.at,
                 "a bracket is closed here that was not opened: take it away, or quote it to search for it");
            node_free(*out);
            *out = NULL;
        }
    }
    return parser.status;
}
