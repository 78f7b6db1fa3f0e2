#include "query/parse/parser.h"

#include <string.h>

#include "query/parse/syntax.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

struct node *parser_fail(struct parser *parser, size_t place, const char *message)
{
    if (parser->status == SSK_OK) {
        parser->status = ssk_fail(parser->error, SSK_INPUT, "%s", _(message));
        if (parser->place)
            *parser->place = place;
    }
    return NULL;
}

struct node *parser_no_memory(struct parser *parser)
{
    parser->status = ssk_no_memory(parser->error);
    return NULL;
}

void parser_skip_space(struct parser *parser)
{
    while (parser->at < parser->length) {
        size_t next = parser->at;
        if (!ssk_is_space(ssk_utf8_next(parser->string, parser->length, &next)))
            return;
        parser->at = next;
    }
}

uint32_t parser_here(const struct parser *parser)
{
    static const char wide_close[] = "）"; /* which closes nothing outside of brackets */
    size_t at = parser->at;
    bool text = (!parser->depth && parser->length - at >= sizeof wide_close - 1 &&
                 memcmp(parser->string + at, wide_close, sizeof wide_close - 1) == 0) ||
                syntax_is_text_bracket(parser->string, parser->length, at);
    return at < parser->length && !text ? syntax_next(parser->string, parser->length, &at) : 0;
}

void parser_step(struct parser *parser)
{
    syntax_next(parser->string, parser->length, &parser->at);
}

size_t parser_run_end(const struct parser *parser, size_t at, bool glued)
{
    return syntax_run_end(parser->string, parser->length, at, glued, parser->depth > 0);
}

bool parser_take_word(struct parser *parser, const char *word)
{
    parser_skip_space(parser);
    size_t end = parser_run_end(parser, parser->at, false);
    if (!syntax_is_operator(parser->string, parser->at, end, word))
        return false;
    parser->at = end;
    return true;
}

struct node *parser_leaf(struct parser *parser, enum node_kind kind, size_t start, const char *text,
                         size_t length)
{
    if (++parser->words > QUERY_WORDS)
        return parser_fail(parser, start,
                           "the query has more than 256 words: ask for parts of it with --batch");
    struct node *node = node_new(kind, text, length);
    if (!node)
        return parser_no_memory(parser);
    node->start = start;
    node->end = parser->at;
    return node;
}
