#include "indexer/genres/minutes/bracketed_speaker.h"

#include "indexer/genres/minutes/speaker_titles.h"
#include "indexer/lines/line_marks.h"

enum { PHRASE_POINTS = 20, FAMILY_POINTS = 3 };

/* Takes what stands in （）, 【】 or ［］ at the start of the line. */
static bool take_brackets(struct cursor *cursor, struct cursor *inner)
{
    uint32_t open = cursor_next(cursor), close = bracket_closing(open);
    if (!point_is_among(open, "(【["))
        return false;
    inner->at = inner->end = cursor->at;
    while (!cursor_done(cursor) && cursor_peek(cursor) != close) {
        cursor_next(cursor);
        inner->end = cursor->at;
    }
    return inner->at < inner->end && cursor_take(cursor, close);
}

/* 北方放送　松尾記者: a journalist's name stands behind whom they write for, which is longer than a family
 * name, or in Latin letters. */
static void drop_employer(struct speaker *out)
{
    if (!cursor_take_string(&(struct cursor){out->office.at, out->office.end}, "記者"))
        return;
    for (struct cursor at = out->name; !cursor_done(&at);) {
        struct cursor before = {out->name.at, at.at};
        bool employer = cursor_is_longer(&before, FAMILY_POINTS) || cursor_peek(&before) < 0x80;
        if (cursor_next(&at) == ' ' && !cursor_done(&at) && employer)
            out->name.at = at.at;
    }
}

bool bracketed_speaker_take(const char *line, struct speaker *out)
{
    struct cursor cursor = cursor_trimmed(cursor_of(line)), label, start = cursor;
    *out = (struct speaker){0};
    if (!take_brackets(&cursor, &label) || cursor_is_longer(&label, PHRASE_POINTS))
        return false;
    struct cursor letter = label;
    uint32_t point = cursor_next(&letter);
    out->name = label;
    out->office = (struct cursor){label.end, label.end};
    if (!cursor_done(&letter) || point < 'A' || point > 'Z') {
        if (!speaker_last_title(label, &out->office))
            return false;
        out->name.end = out->office.at;
        drop_employer(out);
    }
    out->label = (struct cursor){start.at, cursor.at};
    out->rank = speaker_rank_of(out->office);
    out->speech = cursor_trimmed(cursor);
    return true;
}
