#include "indexer/diet/read_diet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/document/draft.h"
#include "indexer/lines/cursor.h"

/* A meeting's document while its speeches are read. */
struct meeting {
    struct document document;
    struct draft draft;
    const struct document_sink *sink;
    struct ssk_error *error;
    ssk_status status;
};

/* Without the line ends and blanks that an answer laid out for people has about a value. */
static struct cursor trimmed_value(const char *text)
{
    text += strspn(text, " \t\r\n");
    struct cursor value = cursor_of(text);
    while (value.end > value.at && strchr(" \t\r\n", value.end[-1]))
        value.end--;
    return cursor_trimmed(value);
}

/* The trimmed text of a field; "" where the record has none. malloc'd; NULL without memory. */
static char *field(const struct xml_node *record, const char *name)
{
    struct ssk_buffer text = SSK_BUFFER_INIT;
    const struct xml_node *node = xml_child(record, name);
    if (node)
        xml_text(node, &text);
    struct cursor trimmed = trimmed_value(ssk_buffer_string(&text));
    char *value = text.failed ? NULL : strndup(trimmed.at, (size_t)(trimmed.end - trimmed.at));
    ssk_buffer_free(&text);
    return value;
}

static void set(struct meeting *meeting, char **out, const struct xml_node *record, const char *name)
{
    char *value = field(record, name);
    meeting->draft.failed |= !value;
    free(*out);
    *out = value && *value ? value : NULL;
    if (!*out)
        free(value);
}

/* ------------------------------------------------------------------------------------------ meetings */

/* 参議院 外務委員会 第3号 */
static void put_title(struct meeting *meeting, const struct xml_node *record)
{
    static const char *const names[] = {"nameOfHouse", "nameOfMeeting", "issue", NULL};
    struct ssk_buffer title = SSK_BUFFER_INIT;
    char *session = field(record, "session");
    if (session && *session)
        ssk_buffer_printf(&title, "第%s回国会", session);
    for (const char *const *name = names; *name; name++) {
        char *value = field(record, *name);
        if (value && *value)
            ssk_buffer_printf(&title, "%s%s", title.length ? " " : "", value);
        meeting->draft.failed |= !value;
        free(value);
    }
    meeting->draft.failed |= title.failed || !session;
    draft_title(&meeting->draft, ssk_buffer_string(&title));
    ssk_buffer_free(&title);
    free(session);
}

static bool has_date(const char *date)
{
    return date && ssk_is_date(date);
}

static void begin(struct meeting *meeting, const struct xml_node *record)
{
    struct document *document = &meeting->document;
    meeting->draft = (struct draft){.document = document};
    document->genre = SSK_GENRE_MINUTES;
    set(meeting, &document->id, record, "issueID");
    set(meeting, &document->publisher, record, "nameOfHouse");
    set(meeting, &document->url, record, "meetingURL");
    set(meeting, &document->date, record, "date");
    if (!has_date(document->date)) {
        free(document->date);
        document->date = NULL;
    }
    document->date_given = document->date != NULL;
    put_title(meeting, record);
    draft_page(&meeting->draft, NULL);
}

static void end(struct meeting *meeting)
{
    if (meeting->draft.failed && meeting->status == SSK_OK)
        meeting->status = ssk_no_memory(meeting->error);
    if (meeting->document.count && meeting->status == SSK_OK)
        meeting->status = meeting->sink->document(meeting->sink->context, &meeting->document, meeting->error);
    document_free(&meeting->document);
    meeting->document = (struct document){0};
    meeting->draft = (struct draft){.document = &meeting->document};
}

static bool is_same(const struct meeting *meeting, const struct xml_node *record)
{
    char *id = field(record, "issueID");
    bool same = id && meeting->document.id && strcmp(id, meeting->document.id) == 0;
    free(id);
    return same && meeting->document.count;
}

/* ------------------------------------------------------------------------------------------ speeches */

/* What stands before the speech on its first line: ○上川国務大臣　. The length; 0 for a line without. */
static size_t label_bytes(const char *text)
{
    struct cursor at = cursor_of(text);
    if (!cursor_take_circle(&at))
        return 0;
    while (!cursor_done(&at) && cursor_peek(&at) != ' ')
        if (cursor_next(&at) == 0x3002)
            return 0;
    if (cursor_done(&at))
        return 0;
    return (size_t)(at.at - text);
}

/* The keys of a speech. What the minutes themselves print is the item, without its mark; else the name. */
static void make_keys(struct meeting *meeting, const struct xml_node *record, const char *text, size_t label)
{
    struct keys *keys = document_add_keys(&meeting->document);
    meeting->draft.keys = keys;
    if (!keys) {
        meeting->draft.failed = true;
        return;
    }
    set(meeting, &keys->speaker_name, record, "speaker");
    set(meeting, &keys->speaker_office, record, "speakerPosition");
    set(meeting, &keys->speaker_group, record, "speakerGroup");
    struct cursor printed = {text, text + label};
    cursor_next(&printed);
    if (label)
        keys->item = strndup(printed.at, (size_t)(printed.end - printed.at));
    else if (keys->speaker_name)
        keys->item = strdup(keys->speaker_name);
    meeting->draft.failed |= !keys->item && (label || keys->speaker_name);
}

/* What the minutes tell of the meeting itself, who attended and what was on the agenda, is by nobody. */
static bool is_about_meeting(const struct xml_node *record)
{
    char *speaker = field(record, "speaker");
    bool about = speaker && strcmp(speaker, "会議録情報") == 0;
    free(speaker);
    return about;
}

/* A paragraph opens with a blank; other lines go on with the one above. */
static void add_paragraphs(struct meeting *meeting, char *text, bool each_line)
{
    bool first = true;
    for (char *at = text, *next; at; at = next) {
        size_t length = strcspn(at, "\r\n");
        next = at[length] ? at + length + 1 : NULL;
        at[length] = '\0';
        struct cursor raw = cursor_of(at);
        bool indented = cursor_peek(&raw) == ' ';
        struct line *line = draft_text(&meeting->draft, at);
        if (line)
            line->begins_paragraph = first || indented || each_line;
        first &= !line;
    }
}

/* 121705206X00420250318_001: what the API calls it, or the meeting's id and the place in it. */
static void set_speech(struct meeting *meeting, const struct xml_node *record)
{
    struct keys *keys = meeting->document.keys;
    char *order = NULL;
    if (!keys)
        return;
    set(meeting, &keys->speech, record, "speechID");
    if (!keys->speech && meeting->document.id && (order = field(record, "speechOrder")) && *order &&
        asprintf(&keys->speech, "%s_%s", meeting->document.id, order) < 0) {
        keys->speech = NULL;
        meeting->draft.failed = true;
    }
    free(order);
    for (char *c = keys->speech; c && *c; c++)
        if ((unsigned char)*c <= 0x20 || *c == ':')
            *c = '_';
}

static void read_speech(struct meeting *meeting, const struct xml_node *record)
{
    bool about = is_about_meeting(record);
    char *text = field(record, "speech");
    meeting->draft.failed |= !text;
    if (text && *text) {
        if (about)
            meeting->draft.keys = document_add_keys(&meeting->document);
        else
            make_keys(meeting, record, text, label_bytes(text));
        meeting->draft.failed |= !meeting->draft.keys;
        set_speech(meeting, record);
        add_paragraphs(meeting, text, about);
    }
    free(text);
}

/* ------------------------------------------------------------------------------------------ answers */

/* Records of speeches name their meeting each; those of meetings hold their speeches. */
static void read_records(struct meeting *meeting, const struct xml_node *node)
{
    for (const struct xml_node *child = xml_first(node); child && meeting->status == SSK_OK;
         child = xml_next(child)) {
        if (xml_is(child, "meetingRecord")) {
            end(meeting);
            begin(meeting, child);
            read_records(meeting, child);
        } else if (xml_is(child, "speechRecord")) {
            if (xml_child(child, "issueID") && !is_same(meeting, child)) {
                end(meeting);
                begin(meeting, child);
            }
            read_speech(meeting, child);
        } else if (xml_name(child)) {
            read_records(meeting, child);
        }
    }
}

bool diet_is(const struct xml_node *root)
{
    return xml_find(root, "speechRecord") || xml_find(root, "meetingRecord");
}

ssk_status diet_read(const struct xml_node *root, const struct document_sink *sink, struct ssk_error *error)
{
    struct meeting meeting = {.sink = sink, .error = error};
    meeting.draft.document = &meeting.document;
    read_records(&meeting, root);
    end(&meeting);
    return meeting.status;
}
