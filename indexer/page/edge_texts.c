#include "indexer/page/edge_texts.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/page_label.h"
#include "seisaku/array.h"
#include "seisaku/unicode.h"

/* The point takes part in hash and numbers; `in_number`, `in_first`: whether those before it end in a number,
 * and in the first one. */
static void read_point(struct edge_text *text, uint32_t point, bool *in_number, bool *in_first)
{
    int digit = ssk_digit_of(point);
    text->exact = (text->exact ^ point) * 1099511628211U;
    if (digit < 0 || !*in_number)
        text->hash = (text->hash ^ (digit >= 0 ? '#' : point)) * 1099511628211U;
    *in_first = digit >= 0 && (text->number < 0 || *in_first);
    if (digit >= 0)
        text->number = *in_number && text->number < 1000000 ? text->number * 10 + digit : digit;
    if (*in_first)
        text->first = text->number;
    *in_number = digit >= 0;
    text->letters += digit < 0 && ssk_is_alnum(point);
}

/* Reads hash, numbers and kind off the text. */
static void describe(struct edge_text *text)
{
    bool in_number = false, in_first = false;
    size_t length = strlen(text->text);
    text->hash = text->exact = 14695981039346656037U;
    text->first = text->number = -1;
    for (size_t byte = 0; byte < length;) {
        uint32_t point = ssk_utf8_next(text->text, length, &byte);
        if (!ssk_is_space(point))
            read_point(text, point, &in_number, &in_first);
    }
    enum label_shape shape = page_label_shape(text->text);
    text->ornate = shape == LABEL_SURE;
    text->bare = text->ornate || shape == LABEL_BARE;
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
