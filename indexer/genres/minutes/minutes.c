#include "indexer/genres/minutes/minutes.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/outline.h"
#include "indexer/document/paragraph.h"
#include "indexer/genres/minutes/attendees.h"
#include "indexer/genres/minutes/bracketed_speaker.h"
#include "indexer/genres/minutes/printed_columns.h"
#include "indexer/genres/minutes/speaker.h"
#include "indexer/genres/minutes/speaker_names.h"
#include "indexer/genres/minutes/speaker_office.h"
#include "indexer/genres/minutes/speaker_titles.h"
#include "indexer/lines/broken_sentence.h"
#include "indexer/lines/heading_number.h"
#include "indexer/papers/paper_names.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum {
    LEAST_SPEECHES = 3,
    OTHER_MARKS = 2,
    SEEN_LABELS = 32,
    CALLED_LINES = 20 /* of the first page, one of which calls the document minutes */
};

typedef bool (*speaker_reader)(const char *line, struct speaker *out);

struct minutes {
    struct document *document;
    speaker_reader take;    /* the form that the speakers' labels have */
    uint32_t bracket;       /* that opens the first of them; 0 where none does */
    struct outline outline; /* of headings that a page of marked-up text has */
    struct attendees attendees;
    struct speaker_names names;
    bool begun; /* a speech was met: no list of attendants any more */
    bool below_rule;
    bool placed;             /* places say where the page's paragraphs begin */
    const struct page *page; /* that is read */
    const struct keys *none; /* of what is no speech */
    const struct keys *keys; /* of the present speech, or `none` */
};

/* The house that the title opens with; NULL for none. */
static const char *house_of(const struct document *document)
{
    static const char *const houses[] = {"衆議院", "参議院", NULL};
    for (const char *const *house = houses; document->title && *house; house++)
        if (strncmp(document->title, *house, strlen(*house)) == 0)
            return *house;
    return NULL;
}

/* Speeches are what most lines with their mark are: elsewhere ○ is a bullet. */
static bool is_minutes(const struct document *document)
{
    size_t speeches = 0, marks = 0;
    struct speaker speaker;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const char *text = document->pages[p].lines[l].text;
            struct cursor cursor = cursor_trimmed(cursor_of(text));
            marks += cursor_take_circle(&cursor);
            speeches += speaker_take(text, &speaker);
        }
    size_t least = house_of(document) ? 1 : LEAST_SPEECHES;
    return speeches >= least && speeches * OTHER_MARKS >= marks;
}

/* Do the first lines, or the title, call it minutes? */
static bool is_called_minutes(const struct document *document)
{
    const struct page *page = document->pages;
    if (document->title && mentions_minutes(cursor_of(document->title)))
        return true;
    for (size_t l = 0; document->count && l < page->count && l < CALLED_LINES; l++) {
        struct cursor text = cursor_trimmed(cursor_of(page->lines[l].text));
        if (mentions_minutes(text) && !cursor_holds(&text, "。"))
            return true;
    }
    return false;
}

static bool same_text(struct cursor one, struct cursor other)
{
    return one.end - one.at == other.end - other.at &&
           memcmp(one.at, other.at, (size_t)(one.end - one.at)) == 0;
}

/* Is the label one of those seen? Else it is noted. */
static bool was_seen(struct cursor seen[SEEN_LABELS], size_t *count, struct cursor label)
{
    for (size_t i = 0; i < *count; i++)
        if (same_text(seen[i], label))
            return true;
    if (*count < SEEN_LABELS)
        seen[(*count)++] = label;
    return false;
}

/* Labels in brackets are speakers' where one speaks again after another: a list has each but once. The
 * bracket that opens such labels; 0 for none. */
static uint32_t speakers_bracket(const struct document *document)
{
    struct cursor last = {NULL, NULL}, seen[SEEN_LABELS];
    size_t speeches = 0, labels = 0;
    uint32_t bracket = 0;
    struct speaker speaker;
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            if (!bracketed_speaker_take(document->pages[p].lines[l].text, &speaker))
                continue;
            bool same = speeches && same_text(last, speaker.label);
            if (was_seen(seen, &labels, speaker.label) && !same && !bracket)
                bracket = cursor_peek(&speaker.label);
            speeches++;
            last = speaker.label;
        }
    return speeches >= LEAST_SPEECHES && is_called_minutes(document) ? bracket : 0;
}

/* ――――◇―――――: what was spoken of is done with. */
static bool is_rule(struct cursor cursor)
{
    bool any = false;
    while (!cursor_done(&cursor)) {
        uint32_t point = cursor_next(&cursor);
        if (point != '-' && point != ' ' && point != 0x25c7)
            return false;
        any |= point == '-';
    }
    return any;
}

/* 〔拍手〕, 午後一時散会: told by the minutes, not by the speaker. */
static bool is_stage_direction(struct cursor text)
{
    static const char *const ends[] = {"散会", "休憩", "開議", "開会", "閉会", NULL};
    if (cursor_peek(&text) == '[')
        return cursor_last(&text) == ']';
    if (!cursor_take_string(&text, "午前") && !cursor_take_string(&text, "午後"))
        return false;
    for (const char *const *end = ends; *end; end++)
        if (cursor_ends_in(&text, *end))
            return true;
    return false;
}

/* Copies the name, and the office where the label has one. */
static bool take_speaker(const struct minutes *minutes, const struct speaker *speaker, struct keys *keys)
{
    const char *name = speaker_names_find(&minutes->names, speaker);
    struct cursor office = cursor_trimmed(speaker->office);
    size_t printed = (size_t)(speaker->name.end - speaker->name.at);
    if (name && !(keys->speaker_name = strdup(name)))
        return false;
    if (minutes->take == bracketed_speaker_take && printed &&
        !(keys->speaker_name = strndup(speaker->name.at, printed)))
        return false;
    if (speaker_drop_honorific(&office) || cursor_done(&office))
        return true;
    struct ssk_buffer closed = SSK_BUFFER_INIT;
    heading_append_title(&closed, office); /* 座　長 */
    keys->speaker_office = ssk_buffer_detach(&closed);
    return keys->speaker_office != NULL;
}

/* Below a heading, before its first speech. */
static ssk_status end_speech(struct minutes *minutes)
{
    struct keys *keys = document_add_keys(minutes->document);
    minutes->none = minutes->keys = keys;
    return keys && outline_keys(&minutes->outline, keys) ? SSK_OK : SSK_MEMORY;
}

static ssk_status enter_heading(struct minutes *minutes, struct line *line)
{
    struct heading heading;
    bool numbered = heading_parse(line->text, &heading) && heading_is_titled(&heading);
    struct cursor title = numbered ? heading.title : cursor_trimmed(cursor_of(line->text));
    if (!outline_enter(&minutes->outline, line->level, numbered ? &heading : NULL, title))
        return SSK_MEMORY;
    ssk_status status = end_speech(minutes);
    line->keys = minutes->keys;
    return status;
}

static ssk_status enter_speech(struct minutes *minutes, const struct speaker *speaker)
{
    struct keys *keys = document_add_keys(minutes->document);
    if (!keys)
        return SSK_MEMORY;
    minutes->keys = keys;
    minutes->begun = true;
    keys->item = strndup(speaker->label.at, (size_t)(speaker->label.end - speaker->label.at));
    if (!keys->item || !take_speaker(minutes, speaker, keys) || !outline_keys(&minutes->outline, keys))
        return SSK_MEMORY;
    return attendees_find(&minutes->attendees, speaker, &keys->ministries);
}

static bool take_speech(const struct minutes *minutes, const char *line, struct speaker *out)
{
    bool first = minutes->bracket && !minutes->begun; /* above it such labels may list who attends */
    if (!minutes->take(line, out) || (first && cursor_peek(&out->label) != minutes->bracket))
        return false;
    speaker_part_office(out, minutes->attendees.ministries);
    return true;
}

/* Does the line open with a bullet or a circled number? In the middle of a sentence such a sign is a name
 * that is kept back: ●から. */
static bool opens_item(const struct page *page, const struct line *line)
{
    enum opening opening = line_form(line)->opening;
    return (opening_is_sure(opening) || opening == OPENS_DOUBTFUL_BULLET) &&
           (line == page->lines || !line_breaks_off(line[-1].text));
}

static ssk_status read_line(struct minutes *minutes, struct line *line)
{
    struct speaker speaker;
    struct cursor text = cursor_trimmed(cursor_of(line->text)), raw = cursor_of(line->text), circle = text;
    bool speech = take_speech(minutes, line->text, &speaker), mark = cursor_take_circle(&circle);
    ssk_status status = SSK_OK;
    bool rule = is_rule(text);
    line->begins_paragraph |= speech || mark || rule || minutes->below_rule;
    line->apart |= speech;
    if (!minutes->placed)
        line->begins_paragraph |= cursor_peek(&raw) == ' ' || opens_item(minutes->page, line) ||
                                  (!minutes->begun && !ssk_is_hiragana(cursor_peek(&text)));
    minutes->below_rule = rule;
    if (speech)
        status = enter_speech(minutes, &speaker);
    else if (mark || rule)
        minutes->keys = minutes->none;
    else if (!minutes->begun && !attendees_read(&minutes->attendees, line->text))
        status = SSK_MEMORY;
    line->keys = is_stage_direction(text) ? minutes->none : minutes->keys;
    return status;
}

/* What speeches say of who speaks for what; a name may be told after it was met. */
static ssk_status read_names(struct minutes *minutes, const struct page *page)
{
    for (size_t l = 0; l < page->count; l++)
        if (!attendees_read_speech(&minutes->attendees, cursor_of(page->lines[l].text)))
            return SSK_MEMORY;
    return SSK_OK;
}

static ssk_status read_page(struct minutes *minutes, struct page *page)
{
    ssk_status status = SSK_OK;
    minutes->placed = page_is_placed(page);
    minutes->page = page;
    for (size_t l = 0; l < page->count && status == SSK_OK; l++) {
        struct line *line = &page->lines[l];
        struct speaker speaker;
        if (minutes->placed && line->role == LINE_HEADING && minutes->take(line->text, &speaker))
            line->role = LINE_TEXT;
        if (line->role == LINE_HEADING && line->level > 0 && page->marked_up)
            status = enter_heading(minutes, line);
        else if (line->role == LINE_HEADING || line->role == LINE_NOTE)
            line->keys = minutes->keys;
        else if (!line_is_out(line))
            status = read_line(minutes, line);
    }
    page->laid_out = true;
    page->marked_up = !minutes->placed;
    return status;
}

ssk_status minutes_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known)
{
    if (!printed_columns_part(document))
        return SSK_MEMORY;
    struct minutes minutes = {.document = document, .attendees = {.ministries = dictionary->ministries}};
    bool circled = is_minutes(document);
    minutes.bracket = circled ? 0 : speakers_bracket(document);
    minutes.take = minutes.bracket ? bracketed_speaker_take : speaker_take;
    *known = circled || minutes.bracket;
    if (!*known)
        return SSK_OK;
    ssk_status status = end_speech(&minutes);
    if (house_of(document) && !document->publisher && !(document->publisher = strdup(house_of(document))))
        status = SSK_MEMORY;
    if (!speaker_names_read(&minutes.names, document, dictionary->ministries))
        status = SSK_MEMORY;
    for (size_t p = 0; p < document->count && status == SSK_OK; p++)
        status = read_names(&minutes, &document->pages[p]);
    for (size_t p = 0; p < document->count && status == SSK_OK; p++)
        status = read_page(&minutes, &document->pages[p]);
    outline_free(&minutes.outline);
    attendees_free(&minutes.attendees);
    speaker_names_free(&minutes.names);
    return status;
}
