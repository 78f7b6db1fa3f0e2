/* What a source opens with, for those that have no name that says what they are. */
#ifndef SEISAKU_INDEXER_FORMATS_FORMAT_BYTES_H
#define SEISAKU_INDEXER_FORMATS_FORMAT_BYTES_H

#include <stdbool.h>
#include <stddef.h>

enum { OPENING_BYTES = 4096 };

/* The first bytes as a string, behind a byte order mark and white space. Of UTF-16 the bytes that are not
 * zero, so that ASCII stands there as itself. */
void format_opening(char out[OPENING_BYTES], const char *bytes, size_t length);

/* The root element of an XML document behind the declaration, comments and white space: is it this one? */
bool format_root_is(const char *opening, const char *name);

enum markup { MARKUP_NONE, MARKUP_HTML, MARKUP_XML, MARKUP_JSON };

/* Mark-up that does not say so in its first line: an element of HTML, an element that the last tag closes, an
 * object of JSON. A text that merely opens with a word in angle brackets is none. */
enum markup format_markup(const char *opening, const char *bytes, size_t length);

#endif
