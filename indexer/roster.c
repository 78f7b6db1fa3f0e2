#include "roster.h"

#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum { GIVEN_NAME_POINTS = 4, OFFICE_POINTS = 40, PERSON_POINTS = 60, SURNAME_POINTS = 4, TITLE_POINTS = 16 };

/* ------------------------------------------------------------------------------------------
 * Offices. */

/* The ministry that a part of the office speaks for, the first to be found; NULL for none. */
static const char *ministry_in(const struct ssk_ministries *ministries, struct scan office)
{
    for (; !scan_done(&office); scan_next(&office)) {
        size_t bytes;
        const char *name =
            ssk_ministry_speaker(ministries, office.at, (size_t)(office.end - office.at), &bytes);
        if (!name)
            name = ssk_ministry_prefix(ministries, office.at, (size_t)(office.end - office.at), &bytes);
        if (name)
            return name;
    }
    return NULL;
}

/* （金融担当） means 金融担当大臣. */
static const char *ministry_of_charge(const struct ssk_ministries *ministries, struct scan office)
{
    struct scan inside = office;
    struct ssk_buffer minister = SSK_BUFFER_INIT;
    const char *found = NULL;
    if (scan_take(&inside, '(') && scan_holds(&inside, "担当")) {
        while (!scan_done(&inside) && scan_peek(&inside) != ')') {
            const char *start = inside.at;
            scan_next(&inside);
            ssk_buffer_append(&minister, start, (size_t)(inside.at - start));
        }
        ssk_buffer_append_string(&minister, "大臣");
        found = ministry_in(ministries, scan_of(ssk_buffer_string(&minister)));
    }
    ssk_buffer_free(&minister);
    return found;
}

/* Adds the ministries of an office that may take several lines. */
static void find_ministries(const struct roster *roster, const char *offices, struct attendant *person)
{
    int count = 0;
    for (const char *line = offices; *line && count < 2;) {
        size_t length = strcspn(line, "\n");
        struct scan office = scan_trimmed((struct scan){line, line + length});
        const char *name = ministry_in(roster->ministries, office);
        if (!name)
            name = ministry_of_charge(roster->ministries, office);
        if (name && (count == 0 || strcmp(person->ministries[0], name) != 0))
            person->ministries[count++] = name;
        line += length + (line[length] == '\n');
    }
}

/* ------------------------------------------------------------------------------------------
 * People. */

static char *without_blanks(struct scan text)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    while (!scan_done(&text)) {
        const char *start = text.at;
        if (scan_next(&text) != ' ')
            ssk_buffer_append(&out, start, (size_t)(text.at - start));
    }
    return ssk_buffer_detach(&out);
}

static struct attendant *add_person(struct roster *roster, struct scan name)
{
    if (roster->count == roster->capacity) {
        size_t capacity = roster->capacity ? roster->capacity * 2 : 16;
        struct attendant *people = reallocarray(roster->people, capacity, sizeof *people);
        if (!people)
            return NULL;
        roster->people = people;
        roster->capacity = capacity;
    }
    struct attendant *person = &roster->people[roster->count];
    *person = (struct attendant){.name = without_blanks(name)};
    if (!person->name)
        return NULL;
    roster->count++;
    return person;
}

/* Parts `office　　name` behind the brackets that the office stands in, else at the first run of two blanks,
 * else at the first blank. */
static void part(struct scan line, struct scan *office, struct scan *name)
{
    bool bracket = scan_peek(&line) == '(';
    *office = *name = line;
    name->at = name->end;
    for (struct scan at = line; !scan_done(&at);) {
        const char *start = at.at;
        bool closed = bracket && scan_peek(&at) == ')';
        size_t blanks = scan_spaces(&at);
        if (!blanks)
            scan_next(&at);
        if (!closed && (bracket || blanks == 0 || (blanks == 1 && name->at < name->end)))
            continue;
        office->end = closed ? at.at : start;
        name->at = at.at;
        if (closed || blanks >= 2)
            return;
    }
}

static bool keep_office(struct roster *roster, struct scan office)
{
    struct ssk_buffer offices = SSK_BUFFER_INIT;
    if (roster->offices)
        ssk_buffer_append_string(&offices, roster->offices);
    ssk_buffer_append(&offices, office.at, (size_t)(office.end - office.at));
    ssk_buffer_append_char(&offices, '\n');
    free(roster->offices);
    roster->offices = ssk_buffer_detach(&offices);
    return roster->offices != NULL;
}

static void forget_offices(struct roster *roster)
{
    free(roster->offices);
    roster->offices = NULL;
}

/* Drops 君 or さん at the end; false when there is none, or one before it too. */
static bool drop_honorific(struct scan *line)
{
    static const char *const honorifics[] = {"君", "さん", NULL};
    for (const char *const *honorific = honorifics; *honorific; honorific++) {
        size_t bytes = strlen(*honorific);
        if ((size_t)(line->end - line->at) > bytes && memcmp(line->end - bytes, *honorific, bytes) == 0) {
            line->end -= bytes;
            return !scan_holds(line, "君");
        }
    }
    return false;
}

bool roster_read(struct roster *roster, const char *line)
{
    struct scan text = scan_trimmed(scan_of(line)), office, name;
    if (!drop_honorific(&text)) {
        if (text.at == line || scan_points(&text) > OFFICE_POINTS || scan_holds(&text, "君") ||
            scan_holds(&text, "。") || scan_holds(&text, "――")) {
            forget_offices(roster);
            return true;
        }
        return keep_office(roster, text);
    }
    part(text, &office, &name);
    if (scan_done(&name) || !keep_office(roster, office)) {
        forget_offices(roster);
        return true;
    }
    struct attendant *person = add_person(roster, name);
    if (person) {
        find_ministries(roster, roster->offices, person);
        person->rank = speaker_rank_of(scan_of(roster->offices));
    }
    forget_offices(roster);
    return person != NULL;
}

/* Whose presence the chair asks for. The ministry of one holds for those behind who are named by a bureau. */
static bool read_officials(struct roster *roster, struct scan speech)
{
    const char *ministry = NULL;
    struct scan start = speech;
    for (int points = 0; !scan_done(&speech) && points < PERSON_POINTS; points++) {
        struct scan here = speech;
        if (!scan_take_string(&here, "君") && !scan_take_string(&here, "さん")) {
            if (scan_next(&speech) == 0x3002)
                return true;
            continue;
        }
        struct scan person = {start.at, speech.at};
        const char *own = ministry_in(roster->ministries, person);
        struct attendant *added = add_person(roster, person);
        if (!added)
            return false;
        added->rank = SPEAKER_OFFICIAL;
        added->ministries[0] = ministry = own ? own : ministry;
        if (!scan_take(&here, 0x3001) && !scan_take_string(&here, "及び"))
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
static struct scan surname_before(const char *start, const char *office)
{
    struct scan name = {office, office}, none = name;
    bool kanji = true;
    for (int points = 0; name.at > start; points++) {
        struct scan point = {before(start, name.at), name.at};
        const char *previous = point.at;
        uint32_t letter = scan_next(&point);
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
static bool read_minister(struct roster *roster, const char *start, const char *end)
{
    const char *office = end;
    for (int points = 0; points < TITLE_POINTS && office > start; points++) {
        size_t bytes;
        office = before(start, office);
        const char *ministry =
            ssk_ministry_speaker(roster->ministries, office, (size_t)(end - office), &bytes);
        struct scan surname = surname_before(start, office);
        if (!ministry || bytes != (size_t)(end - office) || surname.at == surname.end)
            continue;
        struct attendant *person = add_person(roster, surname);
        if (!person)
            return false;
        person->ministries[0] = ministry;
        person->rank = speaker_rank_of((struct scan){office, end});
        person->surname = true;
    }
    return true;
}

bool roster_read_prose(struct roster *roster, struct scan speech)
{
    static const char *const titles[] = {"大臣政務官", "大臣", NULL};
    static const char ask[] = "政府参考人として";
    for (const char *at = speech.at; (at = strstr(at, ask));)
        if (!read_officials(roster, (struct scan){at += strlen(ask), speech.end}))
            return false;
    for (const char *const *title = titles; *title; title++)
        for (const char *at = speech.at; (at = strstr(at, *title));) {
            at += strlen(*title);
            if (!read_minister(roster, speech.at, at))
                return false;
        }
    return true;
}

/* Is this the speaker's name? A surname is one before a given name of a few characters. */
static bool is_called(const struct attendant *person, const char *name, const struct speaker *speaker)
{
    size_t length = strlen(person->name), wanted = strlen(name);
    if (person->surname)
        return strncmp(person->name, name, length) == 0 &&
               (speaker->full ? wanted > length : wanted == length);
    struct scan at = scan_of(person->name);
    for (; !scan_done(&at); scan_next(&at)) {
        size_t left = length - (size_t)(at.at - person->name);
        if (left < wanted || memcmp(at.at, name, wanted) != 0)
            continue;
        struct scan rest = scan_of(at.at + wanted), given = speaker->given;
        if (speaker->full ? left == wanted
                          : scan_points(&rest) > 0 && scan_points(&rest) <= GIVEN_NAME_POINTS)
            return given.at == given.end || memcmp(rest.at, given.at, (size_t)(given.end - given.at)) == 0;
    }
    return false;
}

/* Whether the list of attendants, or else most of what speeches say, gives the person one ministry; sets
 * *found. */
static bool find_person(const struct roster *roster, const struct speaker *speaker, const char *name,
                        bool surname, const struct attendant **found)
{
    size_t best = 0, all = 0;
    for (size_t i = 0; i < roster->count; i++) {
        const struct attendant *person = &roster->people[i];
        size_t alike = 0;
        if (person->rank != speaker->rank || person->surname != surname || !is_called(person, name, speaker))
            continue;
        for (size_t k = 0; k < roster->count; k++)
            alike += roster->people[k].rank == speaker->rank && roster->people[k].surname == surname &&
                     roster->people[k].ministries[0] == person->ministries[0] &&
                     is_called(&roster->people[k], name, speaker);
        all++;
        if (alike > best) {
            best = alike;
            *found = person;
        }
    }
    return best * 3 >= all * 2 && best > 0;
}

static ssk_status add(struct ssk_strings *out, const char *name)
{
    return !name || ssk_strings_add(out, name, strlen(name)) ? SSK_OK : SSK_MEMORY;
}

ssk_status roster_find(const struct roster *roster, const struct speaker *speaker, struct ssk_strings *out)
{
    if (speaker->rank == SPEAKER_MEMBER)
        return SSK_OK;
    struct scan label = {speaker->label.at, speaker->office.end};
    const char *own = ministry_in(roster->ministries, label);
    if (own)
        return add(out, own);
    char *name = without_blanks(speaker->name);
    if (!name)
        return SSK_MEMORY;
    const struct attendant *person = NULL;
    if (!*name || (!find_person(roster, speaker, name, false, &person) &&
                   !find_person(roster, speaker, name, true, &person)))
        person = NULL;
    free(name);
    ssk_status status = add(out, person ? person->ministries[0] : NULL);
    return status == SSK_OK ? add(out, person ? person->ministries[1] : NULL) : status;
}

void roster_free(struct roster *roster)
{
    for (size_t i = 0; i < roster->count; i++)
        free(roster->people[i].name);
    free(roster->people);
    forget_offices(roster);
}
