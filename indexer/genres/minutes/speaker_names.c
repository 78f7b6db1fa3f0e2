#include "indexer/genres/minutes/speaker_names.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/genres/minutes/speaker_office.h"
#include "indexer/genres/minutes/speaker_titles.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

/* A file that is nothing but labels is no minutes: its surnames stay as they are. */
enum { GIVEN_POINTS = 4, LEAST_POINTS = 3, LABELS_MOST = 2000, COMPARISONS_MOST = 20000000 };

static void append_unspaced(struct ssk_buffer *out, struct cursor text)
{
    while (!cursor_done(&text)) {
        const char *start = text.at;
        if (cursor_next(&text) != ' ')
            ssk_buffer_append(out, start, (size_t)(text.at - start));
    }
}

static char *label_of(const struct speaker *speaker)
{
    struct ssk_buffer label = SSK_BUFFER_INIT;
    append_unspaced(&label, speaker->name);
    ssk_buffer_append_char(&label, '\t');
    append_unspaced(&label, speaker->given);
    return ssk_buffer_detach(&label);
}

static struct speaker_name *find(const struct speaker_names *names, const char *label)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i].label, label) == 0)
            return &names->items[i];
    return NULL;
}

/* Takes the label over. */
static bool add(struct speaker_names *names, char *label, bool full)
{
    if (!SSK_GROW(names->items, names->count, names->capacity))
        return false;
    char *name = strndup(label, strcspn(label, "\t"));
    if (name)
        names->items[names->count++] = (struct speaker_name){.label = label, .full = name, .found = full};
    return name != NULL;
}

static bool add_label(struct speaker_names *names, const char *line, const struct ssk_ministries *ministries)
{
    struct speaker speaker;
    if (names->count == LABELS_MOST || !speaker_take(line, &speaker))
        return true;
    speaker_part_office(&speaker, ministries);
    if (speaker.name.at == speaker.name.end)
        return true;
    char *label = label_of(&speaker);
    if (label && find(names, label)) {
        free(label);
        return true;
    }
    if (label && add(names, label, speaker.full))
        return true;
    free(label);
    return false;
}

static bool is_name_point(uint32_t point)
{
    return ssk_is_han(point) || ssk_is_hiragana(point) || ssk_is_katakana(point) || point == 0x30fc;
}

/* Does another label have a longer surname that opens this name? 谷口太郎 is no 谷. */
static bool is_of_other(const struct speaker_names *names, size_t surname, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        size_t length = strcspn(names->items[i].label, "\t");
        if (length > surname && length < strlen(name) && strncmp(name, names->items[i].label, length) == 0)
            return true;
    }
    return false;
}

/* A name found: the only one, or the only one printed with a blank behind the surname, is the speaker's. */
static void note_name(struct speaker_name *speaker, char *name, bool blank)
{
    bool same = speaker->found && strcmp(name, speaker->full) == 0;
    if (same || (speaker->found && speaker->blank && !blank)) {
        speaker->blank |= same && blank;
        free(name);
    } else if (!speaker->found || (blank && !speaker->blank)) {
        free(speaker->full);
        speaker->full = name;
        speaker->found = true;
        speaker->unsure = false;
        speaker->blank = blank;
    } else {
        speaker->unsure = true;
        free(name);
    }
}

/* Takes what closes a full name: 君, さん, or です of one who names himself: 日本共産党の…です。 */
static bool take_close(struct cursor *cursor)
{
    static const char *const ends[] = {"です。", "でございます。", NULL};
    return speaker_take_honorific(cursor) || cursor_take_any(cursor, ends);
}

/* 鈴木大臣です。: an office, no given name. */
static bool is_office(struct cursor given)
{
    static const char *const others[] = {"先生", "総理", "参考", "課員", "職員", NULL};
    return speaker_holds_title(given) || cursor_holds_any(&given, others);
}

/* Reads `(blanks) given 君` behind a surname. False only without memory. */
static bool read_given(const struct speaker_names *names, struct speaker_name *speaker, struct cursor rest)
{
    size_t surname = strcspn(speaker->label, "\t");
    const char *wanted = speaker->label + surname + 1;
    bool blank = cursor_spaces(&rest) > 0;
    struct cursor given = rest;
    struct ssk_buffer name = SSK_BUFFER_INIT;
    for (int points = 0; points <= GIVEN_POINTS; points++, cursor_next(&rest)) {
        struct cursor end = rest;
        if (points > 0 && take_close(&end))
            break;
        if (points == GIVEN_POINTS || !is_name_point(cursor_peek(&rest)))
            return true;
    }
    given.end = rest.at;
    ssk_buffer_append(&name, speaker->label, surname);
    ssk_buffer_append(&name, given.at, (size_t)(given.end - given.at));
    char *full = ssk_buffer_detach(&name);
    if (!full)
        return false;
    struct cursor points = cursor_of(full);
    if (strncmp(given.at, wanted, strlen(wanted)) != 0 || is_office(given) ||
        (!blank && (cursor_points(&points) < LEAST_POINTS || is_of_other(names, surname, full))))
        free(full);
    else
        note_name(speaker, full, blank);
    return true;
}

/* Nothing before it that would make it a part of a longer name; but the office of an official is printed
 * before the name: 初等中等教育局長望月禎君. */
static bool begins_name(const char *line, const char *at)
{
    struct cursor before = {line, at}, title;
    const char *last = at;
    if (speaker_last_title(before, &title))
        return true;
    while (last > line && ((unsigned char)*--last & 0xc0) == 0x80)
        continue;
    before.at = last;
    uint32_t point = cursor_peek(&before);
    return last == at || (!ssk_is_han(point) && !ssk_is_katakana(point));
}

static bool look_for(const struct speaker_names *names, struct speaker_name *speaker, const char *line)
{
    char *surname = strndup(speaker->label, strcspn(speaker->label, "\t"));
    bool good = surname != NULL;
    for (const char *at = line; good && (at = strstr(at, surname));) {
        const char *behind = at + strlen(surname);
        if (begins_name(line, at))
            good = read_given(names, speaker, cursor_of(behind));
        at = behind;
    }
    free(surname);
    return good;
}

bool speaker_names_read(struct speaker_names *names, const struct document *document,
                        const struct ssk_ministries *ministries)
{
    size_t lines = 0;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++, lines++)
            if (!add_label(names, document->pages[p].lines[l].text, ministries))
                return false;
    for (size_t i = 0; i < names->count && names->count * lines <= COMPARISONS_MOST; i++) {
        bool full = names->items[i].found;
        for (size_t p = 0; p < document->count && !full; p++)
            for (size_t l = 0; l < document->pages[p].count; l++)
                if (!look_for(names, &names->items[i], document->pages[p].lines[l].text))
                    return false;
    }
    return true;
}

const char *speaker_names_find(const struct speaker_names *names, const struct speaker *speaker)
{
    char *label = speaker->name.at < speaker->name.end ? label_of(speaker) : NULL;
    struct speaker_name *found = label ? find(names, label) : NULL;
    free(label);
    if (!found || !*found->full)
        return NULL;
    if (found->unsure)
        found->full[strcspn(found->label, "\t")] = '\0'; /* the surname that it opens with */
    return found->full;
}

void speaker_names_free(struct speaker_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        free(names->items[i].label);
        free(names->items[i].full);
    }
    free(names->items);
    *names = (struct speaker_names){0};
}
