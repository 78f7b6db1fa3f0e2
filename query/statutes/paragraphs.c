#include "query/statutes/paragraphs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/unicode.h"

enum { STOP = 0x3002, ORDINAL = 0x7b2c, ARTICLE = 0x6761, CLOSING = 0xff09, MOST = 99 };

static const char ordinal[] = "第", mark[] = "項";

/* The number of the paragraph that is labelled at the byte; 0 where none is. */
static int label_at(const char *text, size_t length, size_t byte)
{
    int number = 0, digit;
    uint32_t point = 0;
    while (byte < length) {
        point = ssk_utf8_next(text, length, &byte);
        if (point >= 0x2461 && point <= 0x2473 && !number) /* ② to ⑳ */
            return (int)(point - 0x2460) + 1;
        if ((digit = ssk_digit_of(point)) < 0 || number > MOST)
            break;
        number = number * 10 + digit;
    }
    return number > 1 && number <= MOST && ssk_is_space(point) ? number : 0;
}

/* True for a text that opens with the label of an article. */
static bool opens_article(const char *text, size_t length)
{
    enum { LONGEST = 12 };
    size_t byte = 0;
    if (!length || ssk_utf8_next(text, length, &byte) != ORDINAL)
        return false;
    for (int i = 0; i < LONGEST && byte < length; i++)
        if (ssk_utf8_next(text, length, &byte) == ARTICLE)
            return true;
    return false;
}

struct paragraphs paragraphs_of(const char *text, size_t length)
{
    int first = opens_article(text, length) ? 1 : label_at(text, length, 0);
    struct paragraphs found = {first, first};
    bool ended = false;
    for (size_t byte = 0; byte < length;) {
        int label = ended ? label_at(text, length, byte) : 0;
        if (label && (!found.last || label == found.last + 1))
            found.last = label;
        uint32_t point = ssk_utf8_next(text, length, &byte);
        ended = point == STOP || point == CLOSING || (ended && ssk_is_space(point));
    }
    return found;
}

size_t paragraph_cited(const char *number, int *paragraph)
{
    const char *last = NULL;
    *paragraph = 0;
    for (const char *at = strstr(number, ordinal); at; at = strstr(at + 1, ordinal)) {
        const char *digits = at + strlen(ordinal);
        size_t count = strspn(digits, "0123456789");
        if (count && count < 4 && strncmp(digits + count, mark, strlen(mark)) == 0 && at > number) {
            *paragraph = atoi(digits);
            last = at;
            break;
        }
    }
    return last ? (size_t)(last - number) : strlen(number);
}
