/* The characters of the query language, in the forms that keyboards give them: ( and （ are one, as are " and
 * ＂. */
#ifndef SEISAKU_QUERY_PARSE_SYNTAX_H
#define SEISAKU_QUERY_PARSE_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "query/parse/tree.h"

/* The character at *at, which moves behind it: full-width forms, typographic quotes and hyphens as their
 * ASCII form, others as they are. */
uint32_t syntax_next(const char *string, size_t length, size_t *at);

/* True for a quotation mark other than ASCII's. */
bool syntax_wide_quote(const char *string, size_t length, size_t at);

/* True for a （ at the beginning of a word that is closed before white space, with more of the word behind:
 * （株）総合. */
bool syntax_is_text_bracket(const char *string, size_t length, size_t at);

/* The end of the run of characters from `at` on that no syntax and no white space ends. A （ within it that
 * is closed before white space is text, as in 令和6（2024）年度; `glued`: so is one at its start. A ） is
 * text outside of brackets. */
size_t syntax_run_end(const char *string, size_t length, size_t at, bool glued, bool in_brackets);

/* True when the bytes from `start` to `end` are `word` in any form. */
bool syntax_is(const char *string, size_t start, size_t end, const char *word);

/* True when they are the operator `word`, AND or OR, or a sign that stands for it: | || & &&. */
bool syntax_is_operator(const char *string, size_t start, size_t end, const char *word);

/* The bytes of a sign at `at` that takes what stands right behind it out of the hits: a - or !, or a dash
 * that a Japanese keyboard gives for it (ー ― —), which is text where it comes again, as around a subtitle. 0
 * for none. */
size_t syntax_minus(const char *string, size_t length, size_t at);

/* The bytes of the ~ that the run opens with; ～ and 〜 count before a letter when they come but once. */
size_t syntax_tilde(const char *string, size_t start, size_t end);

/* True when one of the bytes' characters is `letter` in any form. */
bool syntax_has(const char *string, size_t start, size_t end, char letter);

/* The field whose name and colon the run from `start` to `end` opens with, and where its value begins; FIELDS
 * for none. */
enum field syntax_field(const char *string, size_t start, size_t end, size_t *value);

/* For a run that opens with a name and a colon: the field whose name is nearest, when it is one slip of the
 * finger away or two; FIELDS when it is no field at all, as in https://. */
enum field syntax_nearest_field(const char *string, size_t start, size_t end);

#endif
