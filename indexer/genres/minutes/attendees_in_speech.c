/* What speeches say of who speaks for which ministry. */
#include <string.h>

#include "indexer/genres/minutes/attendees.h"
#include "indexer/genres/minutes/office_ministry.h"
#include "seisaku/unicode.h"

enum { PERSON_POINTS = 60, SURNAME_POINTS = 4, TITLE_POINTS = 16 };

/* Whose presence the chair asks for. The ministry of one holds for those behind who are named by a bureau. */
static bool read_officials(struct attendees *attendees, struct cursor speech)
{
    const char *ministry = NULL;
    struct cursor start = speech;
    for (int points = 0; !cursor_done(&speech) && points < PERSON_POINTS; points++) {
        struct cursor here = speech;
        if (!cursor_take_string(&here, "君") && !cursor_take_string(&here, "さん")) {
            if (cursor_next(&speech) == 0x3002)
                return true;
            continue;
        }
        struct cursor person = {start.at, speech.at};
        const char *own = office_ministry(attendees->ministries, person);
        struct attendee *added = attendees_add(attendees, person);
        if (!added)
            return false;
        added->rank = SPEAKER_OFFICIAL;
        added->ministries[0] = ministry = own ? own : ministry;
        if (!cursor_take(&here, 0x3001) && !cursor_take_string(&here, "及び"))
            return true;
        start = speech = here;
        points = 0;
    }
    return true;
}

/* The start of the character before `at`. */
static const char *before(const char *start, const char *at)
{
    while (at > start && ((unsigned char)*--at & 0xc0) == 0x80)
        continue;
    return at;
}

/* The surname that ends where the office starts: a few kanji behind something else, or what else stands
 * between a punctuation mark and the office. Empty for none. */
static struct cursor surname_before(const char *start, const char *office)
{
    struct cursor name = {office, office}, none = name;
    bool kanji = true;
    for (int points = 0; name.at > start; points++) {
        struct cursor point = {before(start, name.at), name.at};
        const char *previous = point.at;
        uint32_t letter = cursor_next(&point);
        if (!ssk_is_han(letter) && !ssk_is_hiragana(letter))
            return name;
        if (!ssk_is_han(letter) && kanji && points > 0)
            return name;
        if (points == SURNAME_POINTS)
            return none;
        kanji &= ssk_is_han(letter);
        name.at = previous;
    }
    return name;
}

/* Reads 岩屋外務大臣, whose office ends at `end`. */
static bool read_minister(struct attendees *attendees, const char *start, const char *end)
{
    const char *office = end;
    for (int points = 0; points < TITLE_POINTS && office > start; points++) {
        size_t bytes;
        office = before(start, office);
        const char *ministry =
            ssk_ministry_speaker(attendees->ministries, office, (size_t)(end - office), &bytes);
        struct cursor surname = surname_before(start, office);
        if (!ministry || bytes != (size_t)(end - office) || surname.at == surname.end)
            continue;
        struct attendee *person = attendees_add(attendees, surname);
        if (!person)
            return false;
        person->ministries[0] = ministry;
        person->rank = speaker_rank_of((struct cursor){office, end});
        person->surname = true;
    }
    return true;
}

bool attendees_read_speech(struct attendees *attendees, struct cursor speech)
{
    static const char *const titles[] = {"大臣政務官", "大臣", NULL};
    static const char ask[] = "政府参考人として";
    for (const char *at = speech.at; (at = strstr(at, ask));)
        if (!read_officials(attendees, (struct cursor){at += strlen(ask), speech.end}))
            return false;
    for (const char *const *title = titles; *title; title++)
        for (const char *at = speech.at; (at = strstr(at, *title));) {
            at += strlen(*title);
            if (!read_minister(attendees, speech.at, at))
                return false;
        }
    return true;
}
