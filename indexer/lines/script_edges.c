#include "indexer/lines/script_edges.h"

#include <string.h>

#include "seisaku/unicode.h"

bool begins_in_cjk(const char *text, size_t length)
{
    size_t byte = 0;
    return ssk_is_cjk(ssk_utf8_next(text, length, &byte));
}

bool ends_in_cjk(const char *text, size_t length)
{
    size_t byte = length - 1;
    while (byte > 0 && ((unsigned char)text[byte] & 0xc0) == 0x80)
        byte--;
    return ssk_is_cjk(ssk_utf8_next(text, length, &byte));
}

bool has_latin_edges(const char *text, size_t length)
{
    return !begins_in_cjk(text, length) && !ends_in_cjk(text, length);
}

bool set_with_blanks(const char *line)
{
    static const char blank[] = "\u3000";
    while (!strncmp(line, blank, sizeof blank - 1))
        line += sizeof blank - 1;
    return strstr(line, "\u3000\u3000") != NULL;
}
