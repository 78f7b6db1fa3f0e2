#include "indexer/genres/minutes/speaker.h"

#include <string.h>

#include "indexer/genres/minutes/speaker_titles.h"
#include "seisaku/unicode.h"

enum {
    LABEL_POINTS = 40,
    NAME_POINTS = 12,
    GIVEN_POINTS = 3,
    PHRASE_POINTS = 20,
    SPREAD_LETTERS = 12, /* of a label in single characters */
    SPREAD_TOKENS = 4,   /* of a name that is spread by blanks: 山 本 空 君 */
    SPREAD_POINTS = 4    /* of each of them */
};

enum speaker_rank speaker_rank_of(struct cursor office)
{
    if (cursor_holds(&office, "副大臣"))
        return SPEAKER_VICE;
    if (cursor_holds(&office, "政務官"))
        return SPEAKER_SECRETARY;
    if (speaker_is_official(office))
        return SPEAKER_OFFICIAL;
    return cursor_holds(&office, "大臣") ? SPEAKER_MINISTER : SPEAKER_MEMBER;
}

/* 外務大臣（上川陽子君）. */
static bool take_bracketed(struct cursor *cursor, struct speaker *out)
{
    struct cursor at = *cursor, name = {NULL, NULL};
    for (int points = 0; points < LABEL_POINTS && cursor_peek(&at) != '('; points++) {
        uint32_t point = cursor_next(&at);
        if (point == 0 || point == 0x3002 || point == 0x3001 || point == ' ')
            return false;
    }
    out->office = (struct cursor){cursor->at, at.at};
    if (!cursor_take(&at, '('))
        return false;
    name = at;
    for (int points = 0; points < LABEL_POINTS; points++) {
        struct cursor end = at;
        if (speaker_take_honorific(&end) && cursor_take(&end, ')')) {
            out->name = (struct cursor){name.at, at.at};
            out->full = true;
            *cursor = end;
            return out->office.at < out->office.end;
        }
        if (cursor_next(&at) == 0 || cursor_peek(&at) == ')')
            return false;
    }
    return false;
}

/* （千） behind a surname. */
static bool take_given(struct cursor *cursor, struct cursor *given)
{
    struct cursor at = *cursor;
    if (!cursor_take(&at, '('))
        return false;
    *given = at;
    for (int points = 0; points <= GIVEN_POINTS; points++) {
        given->end = at.at;
        if (cursor_take(&at, ')')) {
            *cursor = at;
            return true;
        }
        if (cursor_next(&at) == 0)
            break;
    }
    *given = (struct cursor){NULL, NULL};
    return false;
}

static bool is_name_point(uint32_t point)
{
    return ssk_is_han(point) || ssk_is_hiragana(point) || ssk_is_katakana(point);
}

/* A name of kanji and kana from which the title at `office` takes on; whether the title alone makes it a full
 * name, as 君 does. */
static void set_title(struct speaker *out, struct cursor office)
{
    size_t bytes = (size_t)(office.end - office.at);
    out->office = office;
    out->full = bytes == strlen("君") && memcmp(office.at, "君", bytes) == 0;
}

/* Takes kanji and kana; false when there are none. */
static bool take_name(struct cursor *cursor, struct cursor *word)
{
    word->at = cursor->at;
    while (is_name_point(cursor_peek(cursor)))
        cursor_next(cursor);
    word->end = cursor->at;
    return word->at < word->end;
}

/* Takes a word of kanji and kana; false when it has none, or ends at neither a blank, a bracket nor the end.
 */
static bool take_word(struct cursor *cursor, struct cursor *word)
{
    bool any = take_name(cursor, word);
    uint32_t next = cursor_peek(cursor);
    return any && (next == ' ' || next == '(' || next == 0);
}

/* A label of single characters: 山　田　座　長. */
static bool take_spread(struct cursor *cursor, struct speaker *out)
{
    const char *starts[SPREAD_LETTERS];
    char closed[SPREAD_LETTERS * 4];
    size_t count = 0, used = 0;
    struct cursor at = *cursor, word, end = *cursor;
    while (count < SPREAD_LETTERS && take_word(&at, &word) && !cursor_is_longer(&word, 1)) {
        size_t bytes = (size_t)(word.end - word.at);
        memcpy(closed + used, word.at, bytes);
        used += bytes;
        starts[count++] = word.at;
        end.at = at.at;
        cursor_spaces(&at);
    }
    struct cursor title;
    if (count < 3 || !speaker_last_title((struct cursor){closed, closed + used}, &title))
        return false;
    size_t letters = cursor_points(&title);
    out->name = cursor_trimmed((struct cursor){cursor->at, starts[count - letters]});
    set_title(out, (struct cursor){starts[count - letters], end.at});
    *cursor = end;
    return true;
}

/* 事務局（佐藤課長）: takes who speaks off the brackets behind an office. */
static void take_holder(struct cursor *cursor, struct speaker *out)
{
    struct cursor at = *cursor, word, office;
    if (!cursor_done(&out->name) || !cursor_take(&at, '(') || !take_name(&at, &word) ||
        !cursor_take(&at, ')') || !speaker_last_title(word, &office) || cursor_is_longer(&word, NAME_POINTS))
        return;
    out->name = (struct cursor){word.at, office.at};
    out->office = office;
    *cursor = at;
}

/* 中嶋海岸・防災課長: nothing tells where the surname ends, so that only the title is known. */
static bool take_dotted(struct cursor *cursor, struct speaker *out)
{
    struct cursor at = *cursor, label = *cursor;
    size_t dots = 0;
    while (is_name_point(cursor_peek(&at)) || (dots == 0 && cursor_peek(&at) == 0x30fb))
        dots += cursor_next(&at) == 0x30fb;
    label.end = at.at;
    if (dots == 0 || cursor_peek(&at) != ' ' || cursor_is_longer(&label, LABEL_POINTS) ||
        !speaker_last_title(label, &out->office))
        return false;
    out->name = (struct cursor){label.at, label.at};
    *cursor = at;
    return true;
}

/* A label that a blank or bracket ends, and a title before it: 小川最高裁判所長官代理者, 山本　空君. */
static bool take_parted(struct cursor *cursor, struct speaker *out)
{
    struct cursor at = *cursor, word;
    for (int token = 0; token < SPREAD_TOKENS && take_word(&at, &word); token++) {
        if (speaker_last_title(word, &out->office) && !cursor_is_longer(&word, LABEL_POINTS)) {
            set_title(out, out->office);
            out->name = cursor_trimmed((struct cursor){cursor->at, out->office.at});
            take_holder(&at, out);
            *cursor = at;
            return true;
        }
        if (cursor_is_longer(&word, SPREAD_POINTS) || cursor_spaces(&at) == 0)
            return false;
    }
    return false;
}

/* Does the word go on behind a title, to a blank or the end: 特別委員長互選? */
static bool is_cut(struct cursor behind)
{
    struct cursor word, start = behind;
    if (!take_word(&behind, &word))
        return false;
    for (; start.at < word.end; cursor_next(&start))
        if (ssk_is_hiragana(cursor_peek(&start)))
            return false;
    return true;
}

/* A name, then a title: 上川国務大臣, 安藤（じ）委員, 石田昌宏君; what follows need not be parted. */
static bool take_titled(struct cursor *cursor, struct speaker *out)
{
    struct cursor at = *cursor;
    out->name = (struct cursor){at.at, at.at};
    for (int points = 0; points <= NAME_POINTS; points++) {
        struct cursor title = speaker_title_here(at);
        if (!cursor_done(&title)) {
            set_title(out, title);
            out->name.end = title.at > at.at ? title.at : out->name.end;
            at.at = title.end;
            *cursor = at;
            return !is_cut(at);
        }
        uint32_t point = cursor_peek(&at);
        if (point == '(' && !take_given(&at, &out->given))
            return false;
        if (point == '(')
            continue;
        if (!is_name_point(point))
            return false;
        cursor_next(&at);
        out->name.end = at.at;
    }
    return false;
}

/* The label in whichever form it has. */
static bool take_label(struct cursor *cursor, struct speaker *out)
{
    bool (*const forms[])(struct cursor *, struct speaker *) = {take_bracketed, take_spread, take_parted,
                                                                take_dotted, take_titled};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct cursor at = *cursor;
        *out = (struct speaker){0};
        if (forms[i](&at, out)) {
            *cursor = at;
            return true;
        }
    }
    return false;
}

bool speaker_take(const char *line, struct speaker *out)
{
    struct cursor cursor = cursor_trimmed(cursor_of(line));
    *out = (struct speaker){0};
    if (!cursor_take_circle(&cursor))
        return false;
    struct cursor label = cursor;
    if (!take_label(&cursor, out))
        return false;
    out->label = (struct cursor){label.at, cursor.at};
    out->rank = speaker_rank_of(out->office);
    out->speech = cursor_trimmed(cursor);
    if (cursor_peek(&cursor) == ' ')
        return !cursor_done(&out->speech);
    /* printed without a blank, only a sentence tells a speech from 特別委員長互選 */
    return out->name.at < out->name.end &&
           (cursor_holds(&out->speech, "。") || cursor_holds(&out->speech, "、") ||
            cursor_is_longer(&out->speech, PHRASE_POINTS));
}
