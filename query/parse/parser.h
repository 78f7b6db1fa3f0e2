/* What a parse of a query string has passed, and the steps that all of its functions take. */
#ifndef SEISAKU_QUERY_PARSE_PARSER_H
#define SEISAKU_QUERY_PARSE_PARSER_H

#include "query/parse/tree.h"

struct parser {
    const char *string;
    size_t length, at;
    int depth, words, similar; /* of brackets, here; leaves and ~words so far */
    size_t *place;             /* where the failure is; NULL when it is nowhere */
    struct ssk_error *error;
    ssk_status status; /* the first failure's */
};

/* Sets the first failure. Returns NULL, for a parse function to return. */
struct node *parser_fail(struct parser *parser, size_t place, const char *message);
struct node *parser_no_memory(struct parser *parser);

void parser_skip_space(struct parser *parser);
/* The character at the parser's place as ASCII; 0 at the end, and for brackets that are text. */
uint32_t parser_here(const struct parser *parser);
void parser_step(struct parser *parser);
/* The end of the run at `at`: see syntax_run_end. */
size_t parser_run_end(const struct parser *parser, size_t at, bool glued);
/* Returns true, and the word is passed, when the next run is exactly `word`. */
bool parser_take_word(struct parser *parser, const char *word);
/* A leaf that ends at the parser's place. Fails: parser_fail, when the query has too many. */
struct node *parser_leaf(struct parser *parser, enum node_kind kind, size_t start, const char *text,
                         size_t length);

/* Whether a / at the parser's place opens a regular expression: another one closes it, behind which the
 * query, a bracket or white space ends it. */
bool parser_at_regex(const struct parser *parser);
struct node *parse_regex(struct parser *parser);

/* A string in quotes, a field with its value, or a word, at the parser's place. Fails: parser_fail. */
struct node *parse_literal(struct parser *parser);
struct node *parse_run(struct parser *parser);

#endif
