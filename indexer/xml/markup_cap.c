/* A tag is `<`, a letter, and what follows to `>`: blanks part its attributes, and quotation marks behind `=`
 * keep blanks and `>` in a value, as the parsers read it. */
#include "indexer/xml/markup_cap.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool is_letter(char byte)
{
    return ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || byte == '_' || (signed char)byte < 0;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

/* Behind the value whose `=` stands at `at`. */
static const char *skip_value(const char *at, const char *end)
{
    for (at++; at < end && is_blank(*at);)
        at++;
    if (at == end || (*at != '"' && *at != '\''))
        return at;
    const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
    return close ? close + 1 : end;
}

/* From a tag's name to its end. *excess is where the first attribute that is not kept begins, or the end. */
static const char *skip_tag(const char *at, const char *end, const char **excess)
{
    size_t attributes = 0;
    bool apart = false; /* what comes next begins an attribute */
    *excess = NULL;
    while (at < end && *at != '>' && *at != '<')
        if (*at == '=') {
            at = skip_value(at, end);
            apart = true;
        } else {
            bool gap = is_blank(*at) || *at == '/';
            if (apart && !gap && ++attributes > MARKUP_ATTRIBUTES && !*excess)
                *excess = at;
            apart = gap;
            at++;
        }
    *excess = *excess ? *excess : at;
    return at;
}

ssk_status markup_cap(char **out, const char *text, size_t length)
{
    const char *end = text + length, *excess;
    *out = NULL;
    for (const char *at = text; at < end && (at = memchr(at, '<', (size_t)(end - at)));) {
        if (++at == end || !is_letter(*at))
            continue;
        at = skip_tag(at, end, &excess);
        if (excess == at)
            continue;
        if (!*out) {
            if (!(*out = malloc(length + 1)))
                return SSK_MEMORY;
            memcpy(*out, text, length);
            (*out)[length] = '\0';
        }
        memset(*out + (excess - text), ' ', (size_t)(at - excess));
    }
    return SSK_OK;
}
