#include "indexer/genres/minutes/attendees.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/genres/minutes/office_ministry.h"
#include "indexer/genres/minutes/speaker_titles.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"

enum { GIVEN_NAME_POINTS = 4, OFFICE_POINTS = 40 };

/* Adds the ministries of an office that may take several lines. */
static void find_ministries(const struct attendees *attendees, const char *offices, struct attendee *person)
{
    int count = 0;
    for (const char *line = offices; *line && count < 2;) {
        size_t length = strcspn(line, "\n");
        struct cursor office = cursor_trimmed((struct cursor){line, line + length});
        const char *name = office_ministry(attendees->ministries, office);
        if (!name)
            name = office_in_charge(attendees->ministries, office);
        if (name && (count == 0 || strcmp(person->ministries[0], name) != 0))
            person->ministries[count++] = name;
        line += length + (line[length] == '\n');
    }
}

static char *without_blanks(struct cursor text)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    while (!cursor_done(&text)) {
        const char *start = text.at;
        if (cursor_next(&text) != ' ')
            ssk_buffer_append(&out, start, (size_t)(text.at - start));
    }
    return ssk_buffer_detach(&out);
}

struct attendee *attendees_add(struct attendees *attendees, struct cursor name)
{
    if (!SSK_GROW(attendees->people, attendees->count, attendees->capacity))
        return NULL;
    struct attendee *person = &attendees->people[attendees->count];
    *person = (struct attendee){.name = without_blanks(name)};
    if (!person->name)
        return NULL;
    attendees->count++;
    return person;
}

/* Parts `office　　name` behind the brackets that the office stands in, else at the first run of two blanks,
 * else at the first blank. */
static void part(struct cursor line, struct cursor *office, struct cursor *name)
{
    bool bracket = cursor_peek(&line) == '(';
    *office = *name = line;
    name->at = name->end;
    for (struct cursor at = line; !cursor_done(&at);) {
        const char *start = at.at;
        bool closed = bracket && cursor_peek(&at) == ')';
        size_t blanks = cursor_spaces(&at);
        if (!blanks)
            cursor_next(&at);
        if (!closed && (bracket || blanks == 0 || (blanks == 1 && name->at < name->end)))
            continue;
        office->end = closed ? at.at : start;
        name->at = at.at;
        if (closed || blanks >= 2)
            return;
    }
}

static bool keep_office(struct attendees *attendees, struct cursor office)
{
    struct ssk_buffer offices = SSK_BUFFER_INIT;
    if (attendees->offices)
        ssk_buffer_append_string(&offices, attendees->offices);
    ssk_buffer_append(&offices, office.at, (size_t)(office.end - office.at));
    ssk_buffer_append_char(&offices, '\n');
    free(attendees->offices);
    attendees->offices = ssk_buffer_detach(&offices);
    return attendees->offices != NULL;
}

static void forget_offices(struct attendees *attendees)
{
    free(attendees->offices);
    attendees->offices = NULL;
}

/* Drops 君, さん or 氏 at the end; false when there is none, or a 君 before it too. */
static bool drop_honorific(struct cursor *line)
{
    return speaker_drop_honorific(line) && !cursor_done(line) && !cursor_holds(line, "君");
}

bool attendees_read(struct attendees *attendees, const char *line)
{
    struct cursor text = cursor_trimmed(cursor_of(line)), office, name;
    if (!drop_honorific(&text)) {
        if (text.at == line || cursor_is_longer(&text, OFFICE_POINTS) || cursor_holds(&text, "君") ||
            cursor_holds(&text, "。") || cursor_holds(&text, "――")) {
            forget_offices(attendees);
            return true;
        }
        return keep_office(attendees, text);
    }
    part(text, &office, &name);
    if (cursor_done(&name) || !keep_office(attendees, office)) {
        forget_offices(attendees);
        return true;
    }
    struct attendee *person = attendees_add(attendees, name);
    if (person) {
        find_ministries(attendees, attendees->offices, person);
        person->rank = speaker_rank_of(cursor_of(attendees->offices));
    }
    forget_offices(attendees);
    return person != NULL;
}

/* Is this the speaker's name? A surname is one before a given name of a few characters. */
static bool is_called(const struct attendee *person, const char *name, const struct speaker *speaker)
{
    size_t length = strlen(person->name), wanted = strlen(name);
    if (person->surname)
        return strncmp(person->name, name, length) == 0 &&
               (speaker->full ? wanted > length : wanted == length);
    struct cursor at = cursor_of(person->name);
    for (; !cursor_done(&at); cursor_next(&at)) {
        size_t left = length - (size_t)(at.at - person->name);
        if (left < wanted || memcmp(at.at, name, wanted) != 0)
            continue;
        struct cursor rest = cursor_of(at.at + wanted), given = speaker->given;
        if (speaker->full ? left == wanted
                          : cursor_points(&rest) > 0 && !cursor_is_longer(&rest, GIVEN_NAME_POINTS))
            return given.at == given.end || memcmp(rest.at, given.at, (size_t)(given.end - given.at)) == 0;
    }
    return false;
}

/* Whether the list of attendants, or else most of what speeches say, gives the person one ministry; sets
 * *found. */
static bool find_person(const struct attendees *attendees, const struct speaker *speaker, const char *name,
                        bool surname, const struct attendee **found)
{
    size_t best = 0, all = 0;
    for (size_t i = 0; i < attendees->count; i++) {
        const struct attendee *person = &attendees->people[i];
        size_t alike = 0;
        if (person->rank != speaker->rank || person->surname != surname || !is_called(person, name, speaker))
            continue;
        for (size_t k = 0; k < attendees->count; k++)
            alike += attendees->people[k].rank == speaker->rank && attendees->people[k].surname == surname &&
                     attendees->people[k].ministries[0] == person->ministries[0] &&
                     is_called(&attendees->people[k], name, speaker);
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

ssk_status attendees_find(const struct attendees *attendees, const struct speaker *speaker,
                          struct ssk_strings *out)
{
    if (speaker->rank == SPEAKER_MEMBER)
        return SSK_OK;
    struct cursor label = {speaker->label.at, speaker->office.end};
    const char *own = office_ministry(attendees->ministries, label);
    if (own)
        return add(out, own);
    char *name = without_blanks(speaker->name);
    if (!name)
        return SSK_MEMORY;
    const struct attendee *person = NULL;
    if (!*name || (!find_person(attendees, speaker, name, false, &person) &&
                   !find_person(attendees, speaker, name, true, &person)))
        person = NULL;
    free(name);
    ssk_status status = add(out, person ? person->ministries[0] : NULL);
    return status == SSK_OK ? add(out, person ? person->ministries[1] : NULL) : status;
}

void attendees_free(struct attendees *attendees)
{
    for (size_t i = 0; i < attendees->count; i++)
        free(attendees->people[i].name);
    free(attendees->people);
    forget_offices(attendees);
}
