#include "indexer/keys/head/gazette_head.h"

#include <string.h>

#include "indexer/lines/numerals.h"

enum { LINE_POINTS = 40, TOP_LINES = 4 };

/* Appends the line without its blanks, which spread it over the page: 官　　　報. */
static struct cursor close_up(struct ssk_buffer *out, const char *line)
{
    ssk_buffer_clear(out);
    for (struct cursor at = cursor_of(line); !cursor_done(&at);) {
        const char *start = at.at;
        if (cursor_next(&at) != ' ')
            ssk_buffer_append(out, start, (size_t)(at.at - start));
    }
    return cursor_of(ssk_buffer_string(out));
}

/* 官報, 官報第1325号; 令和6年10月15日火曜日官報第1325号. */
static bool is_head(struct cursor line)
{
    struct cursor opening = line;
    if (cursor_is_longer(&line, LINE_POINTS))
        return false;
    if (cursor_take_string(&opening, "官報")) {
        uint32_t next = cursor_peek(&opening);
        bool numbered = next == 0x7b2c /* 第 */ || next == '(' || numeral_digit(next) >= 0 ||
                        cursor_take_string(&opening, "号外") || cursor_take_string(&opening, "令和") ||
                        cursor_take_string(&opening, "平成");
        return cursor_done(&opening) || (numbered && cursor_holds(&line, "号"));
    }
    return cursor_holds(&line, "曜日") && cursor_holds(&line, "官報");
}

bool gazette_is(const struct head *head)
{
    struct ssk_buffer closed = SSK_BUFFER_INIT;
    bool found = false;
    for (size_t i = 0; i < head->count && i < TOP_LINES && !found; i++)
        found = is_head(close_up(&closed, head->lines[i]));
    ssk_buffer_free(&closed);
    return found;
}

/* 号外第135号, 政府調達第98号: beside its daily number the gazette counts others. */
static void take_series(struct cursor *line)
{
    static const char *const series[] = {"特別号外", "号外政府調達", "号外特", "号外",
                                         "政府調達", "目録",         "資料版", NULL};
    for (const char *const *name = series; *name; name++)
        if (cursor_take_string(line, *name))
            return;
}

/* The first number of the line; empty for none. */
static struct cursor number_in(struct cursor line)
{
    for (; !cursor_done(&line); cursor_next(&line)) {
        struct cursor end = line;
        int value;
        take_series(&end);
        if (cursor_take_string(&end, "第") && numeral_take(&end, &value) && cursor_take_string(&end, "号"))
            return (struct cursor){line.at, end.at};
    }
    return line;
}

/* （号外特第12号） below the gazette's name. */
static bool is_numbered_alone(struct cursor line)
{
    struct cursor behind = line;
    while (cursor_take(&behind, '('))
        continue;
    struct cursor number = number_in(behind);
    behind.at = number.end;
    while (cursor_take(&behind, ')'))
        continue;
    return !cursor_done(&number) && number.at - line.at <= (long)strlen("（") && cursor_done(&behind);
}

void gazette_append_number(struct ssk_buffer *out, const struct head *head)
{
    struct ssk_buffer closed = SSK_BUFFER_INIT;
    for (size_t i = 0; i < head->count && i < TOP_LINES && out->length == 0; i++) {
        struct cursor line = close_up(&closed, head->lines[i]);
        if (!is_head(line) && !is_numbered_alone(line))
            continue;
        struct cursor number = number_in(line);
        ssk_buffer_append(out, number.at, (size_t)(number.end - number.at));
    }
    ssk_buffer_free(&closed);
}
