#include "indexer/lines/cursor.h"

#include <string.h>

#include "seisaku/unicode.h"

/* A word is spread by at most so many spaces between two characters. Without an end to them, callers that try
 * every place of a line would read a line of nothing else once a space. */
enum { SPREAD = 64 };

struct scan scan_of(const char *text)
{
    return (struct scan){text, text + strlen(text)};
}

uint32_t scan_narrow(uint32_t point)
{
    if (point < 0x80)
        return point == '\t' ? ' ' : point;
    if (point >= 0xff01 && point <= 0xff5e)
        return point - 0xff01 + '!';
    if (ssk_is_space(point))
        return ' ';
    switch (point) {
    case 0x2010: /* hyphen, non-breaking hyphen, figure dash, en dash, em dash, bar, minus, */
    case 0x2011: /* box drawing, and small and half-width hyphens */
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0xfe63:
        return '-';
    case 0x3008: /* 〈〉 */
        return '<';
    case 0x3009:
        return '>';
    case 0x3014: /* 〔〕 */
        return '[';
    case 0x3015:
        return ']';
    default:
        return point;
    }
}

bool scan_done(const struct scan *scan)
{
    return scan->at >= scan->end;
}

uint32_t scan_next(struct scan *scan)
{
    if (scan_done(scan))
        return 0;
    size_t byte = 0;
    uint32_t point = ssk_utf8_next(scan->at, (size_t)(scan->end - scan->at), &byte);
    scan->at += byte;
    return scan_narrow(point);
}

uint32_t scan_peek(const struct scan *scan)
{
    struct scan copy = *scan;
    return scan_next(&copy);
}

bool scan_take(struct scan *scan, uint32_t point)
{
    struct scan copy = *scan;
    if (scan_next(&copy) != point || point == 0)
        return false;
    *scan = copy;
    return true;
}

static size_t take_spaces(struct scan *scan, size_t most)
{
    size_t count = 0;
    while (count < most && scan_take(scan, ' '))
        count++;
    return count;
}

size_t scan_spaces(struct scan *scan)
{
    return take_spaces(scan, SIZE_MAX);
}

bool scan_take_string(struct scan *scan, const char *string)
{
    struct scan copy = *scan, wanted = scan_of(string);
    while (!scan_done(&wanted)) {
        uint32_t point = scan_next(&wanted);
        take_spaces(&copy, SPREAD);
        if (!scan_take(&copy, point))
            return false;
    }
    *scan = copy;
    return true;
}

bool scan_number(struct scan *scan, int *number)
{
    struct scan copy = *scan;
    int value = 0, digits = 0;
    for (uint32_t point; (point = scan_peek(&copy)) >= '0' && point <= '9'; scan_next(&copy)) {
        if (++digits > 6)
            return false;
        value = value * 10 + (int)(point - '0');
    }
    if (digits == 0)
        return false;
    *scan = copy;
    *number = value;
    return true;
}

size_t scan_width(const struct scan *scan)
{
    return ssk_display_width(scan->at, (size_t)(scan->end - scan->at));
}

size_t scan_points(const struct scan *scan)
{
    return ssk_utf8_count(scan->at, (size_t)(scan->end - scan->at));
}

/* The last code point, narrow, and where it starts; 0 when nothing is left. */
static uint32_t point_back(const struct scan *scan, const char **start)
{
    *start = scan->end;
    if (scan_done(scan))
        return 0;
    do
        --*start;
    while (*start > scan->at && ((unsigned char)**start & 0xc0) == 0x80);
    struct scan last = {*start, scan->end};
    return scan_next(&last);
}

static const char *without_spaces(struct scan scan)
{
    const char *start;
    while (point_back(&scan, &start) == ' ')
        scan.end = start;
    return scan.end;
}

uint32_t scan_last(const struct scan *scan)
{
    const struct scan rest = {scan->at, without_spaces(*scan)};
    const char *start;
    return point_back(&rest, &start);
}

bool scan_holds(const struct scan *scan, const char *string)
{
    for (struct scan copy = *scan; !scan_done(&copy); scan_next(&copy)) {
        struct scan here = copy;
        if (scan_take_string(&here, string))
            return true;
    }
    return false;
}

struct scan scan_trimmed(struct scan scan)
{
    scan_spaces(&scan);
    scan.end = without_spaces(scan);
    return scan;
}
