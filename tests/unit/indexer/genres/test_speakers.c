/* Who speaks, as minutes print it at the head of a line. The cases stand in tests/cases/speakers.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/genres/minutes/bracketed_speaker.h"
#include "indexer/genres/minutes/office_ministry.h"
#include "indexer/genres/minutes/speaker.h"
#include "indexer/genres/minutes/speaker_office.h"
#include "tests/unit/rows_of.h"
#include "tests/unit/with_dictionary.h"

static const char TABLE[] = "tests/cases/speakers.tsv";

static char said[512];

static int bytes_of(struct cursor cursor)
{
    return cursor.at ? (int)(cursor.end - cursor.at) : 0;
}

/* RANK NAME（GIVEN） / OFFICE: SPEECH, with `!` behind a full name. */
static const char *tell(const struct speaker *speaker)
{
    static const char *const ranks[] = {"member", "minister", "vice", "secretary", "official"};
    bool given = bytes_of(speaker->given) > 0;
    snprintf(said, sizeof said, "%s %.*s%s%.*s%s%s / %.*s: %.*s", ranks[speaker->rank],
             bytes_of(speaker->name), speaker->name.at, given ? "(" : "", bytes_of(speaker->given),
             speaker->given.at ? speaker->given.at : "", given ? ")" : "", speaker->full ? "!" : "",
             bytes_of(speaker->office), speaker->office.at, bytes_of(speaker->speech), speaker->speech.at);
    return said;
}

static const char *circle(const char *line)
{
    struct speaker speaker;
    return speaker_take(line, &speaker) ? tell(&speaker) : "none";
}

static const char *bracket(const char *line)
{
    struct speaker speaker;
    return bracketed_speaker_take(line, &speaker) ? tell(&speaker) : "none";
}

/* The same once a surname is parted from an office. */
static const char *parted(const char *line)
{
    struct speaker speaker;
    if (!speaker_take(line, &speaker))
        return "none";
    speaker_part_office(&speaker, dictionary->ministries);
    return tell(&speaker);
}

static const char *ministry(const char *line)
{
    const char *name = office_ministry(dictionary->ministries, cursor_of(line));
    return name ? name : "none";
}

static const char *in_charge(const char *line)
{
    const char *name = office_in_charge(dictionary->ministries, cursor_of(line));
    return name ? name : "none";
}

static const struct question questions[] = {{"circle", circle},
                                            {"bracket", bracket},
                                            {"parted", parted},
                                            {"ministry", ministry},
                                            {"in charge", in_charge}};

static void rows(void **state)
{
    (void)state;
    assert_int_equal(rows_wrong(TABLE, questions, sizeof questions / sizeof *questions), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows)};
    return cmocka_run_group_tests(tests, open_dictionary, free_dictionary);
}
