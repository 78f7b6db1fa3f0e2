#include "indexer/genres/attendees.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/genres/office_ministry.h"
#include "seisaku/buffer.h"

enum { GIVEN_NAME_POINTS = 4, OFFICE_POINTS = 40 };

/* Adds the ministries of an office that may take several lines. */
static void find_ministries(const struct roster *roster, const char *offices, struct attendant *person)
{
    int count = 0;
    for (const char *line = offices; *line && count < 2;) {
        size_t length = strcspn(line, "\n");
        struct scan office = scan_trimmed((struct scan){line, line + length});
        const char *name = office_ministry(roster->ministries, office);
        if (!name)
            name = office_in_charge(roster->ministries, office);
        if (name && (count == 0 || strcmp(person->ministries[0], name) != 0))
            person->ministries[count++] = name;
        line += length + (line[length] == '\n');
    }
}

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

struct attendant *roster_add(struct roster *roster, struct scan name)
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
    struct attendant *person = roster_add(roster, name);
    if (person) {
        find_ministries(roster, roster->offices, person);
        person->rank = speaker_rank_of(scan_of(roster->offices));
    }
    forget_offices(roster);
    return person != NULL;
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
    const char *own = office_ministry(roster->ministries, label);
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
