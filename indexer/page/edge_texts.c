#include "indexer/page/edge_texts.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/array.h"
#include "seisaku/unicode.h"

static bool is_roman(uint32_t point)
{
    return point == 'i' || point == 'v' || point == 'x' || point == 'I' || point == 'V' || point == 'X' ||
           (point >= 0x2160 && point <= 0x217f);
}

static bool is_ornament(uint32_t point)
{
    return point == '-' || point == '/' || point == '(' || point == ')' || point == '[' || point == ']' ||
           point == 'p' || point == 'P' || point == '.' || (point >= 0x2010 && point <= 0x2015) ||
           point == 0x2212 || point == 0x30fc || point == 0xff0d || point == 0xff0f || point == 0xb7;
}

/* What was met on the way through a text. */
struct passed_points {
    bool in_number, in_first;
    size_t points, digits, roman, others;
};

static void read_point(struct edge_text *text, struct passed_points *met, uint32_t point)
{
    int digit = ssk_digit_of(point);
    text->exact = (text->exact ^ point) * 1099511628211U;
    if (digit >= 0)
        text->number = met->in_number && text->number < 1000000 ? text->number * 10 + digit : digit;
    if (digit < 0 || !met->in_number)
        text->hash = (text->hash ^ (digit >= 0 ? '#' : point)) * 1099511628211U;
    met->in_number = digit >= 0;
    met->digits += met->in_number;
    if (met->in_number && (met->digits == 1 || met->in_first))
        text->first = text->number;
    met->in_first = met->in_number && (met->digits == 1 || met->in_first);
    met->points++;
    met->roman += is_roman(point);
    met->others += digit < 0 && !is_roman(point) && !is_ornament(point);
    text->letters += digit < 0 && !is_ornament(point);
}

/* Reads hash, numbers and kind off the text. */
static void describe(struct edge_text *text)
{
    struct passed_points met = {false, false, 0, 0, 0, 0};
    size_t length = strlen(text->text);
    text->hash = text->exact = 14695981039346656037U;
    text->first = text->number = -1;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text->text, length, &byte);
        if (!ssk_is_space(point))
            read_point(text, &met, point);
    }
    text->bare = met.others == 0 && (text->number >= 0 || met.roman > 0) && met.points <= 12;
    text->ornate = text->bare && met.digits > 0 && met.digits + 2 <= met.points;
}

bool edge_texts_add(struct edge_texts *texts, struct edge_text text)
{
    if (!text.text || !SSK_GROW(texts->list, texts->count, texts->capacity)) {
        free(text.text);
        return false;
    }
    describe(&text);
    texts->list[texts->count++] = text;
    return true;
}

void edge_texts_free(struct edge_texts *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        free(texts->list[i].text);
    free(texts->list);
    *texts = (struct edge_texts){0};
}
