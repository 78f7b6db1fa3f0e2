#include "indexer/genres/questions.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/document/join_lines.h"
#include "indexer/document/paragraph.h"
#include "indexer/lines/numerals.h"
#include "seisaku/array.h"
#include "seisaku/buffer.h"

enum { HEAD_POINTS = 2000, DATE_POINTS = 20, TITLE_POINTS = 200, NAME_POINTS = 40, PAGES = 40 };

/* Lent from the text of the whole document. */
struct head {
    struct cursor date, number, title, asker;
    const char *body;
};

/* A paragraph of the source, or a line of it. */
struct source_part {
    size_t page, start; /* where its text begins */
    int number;         /* of its line */
};

struct source_text {
    struct ssk_buffer text; /* a tab before each part but the first */
    struct source_part *parts;
    size_t count, capacity;
};

struct questions {
    struct document *document;
    struct page page; /* the lines as they are to be */
    const struct keys *keys;
    int asked, part; /* numbers of the question, and of its part, that were met last */
    bool failed;
};

/* ------------------------------------------------------------------------------------------
 * The head. */

/* Moves the cursor to the string, which stands within so many characters; false when it does not. */
static bool find(struct cursor *cursor, const char *string, int points)
{
    struct cursor at = *cursor;
    for (; points > 0 && !cursor_done(&at); points--, cursor_next(&at)) {
        struct cursor here = at;
        if (cursor_take_string(&here, string)) {
            *cursor = at;
            return true;
        }
    }
    return false;
}

/* 令和七年二月十二日提出: sets *date, and moves behind it. */
static bool take_date(struct cursor *cursor, struct cursor *date)
{
    struct cursor at = *cursor;
    if (!era_take(&at) || !find(&at, "日提出", DATE_POINTS))
        return false;
    cursor_take_string(&at, "日提出");
    *date = (struct cursor){cursor->at, at.at};
    *cursor = at;
    return true;
}

static bool take_title(struct cursor *cursor, struct head *out)
{
    out->title = *cursor;
    if (!find(cursor, "提出者", TITLE_POINTS))
        return false;
    out->title = cursor_trimmed((struct cursor){out->title.at, cursor->at});
    size_t length = (size_t)(out->title.end - out->title.at);
    char *title = strndup(out->title.at, length);
    out->asker = *cursor;
    bool again = title && length > 0 && find(cursor, title, NAME_POINTS);
    out->asker = cursor_trimmed((struct cursor){out->asker.at, cursor->at});
    again = again && cursor_take_string(cursor, title);
    free(title);
    out->body = cursor->at;
    return again && cursor_holds(&out->title, "質問主意書");
}

static bool find_head(const char *text, struct head *out)
{
    struct cursor cursor = cursor_of(text);
    int number;
    for (int points = 0; points < HEAD_POINTS && !cursor_done(&cursor); points++, cursor_next(&cursor)) {
        struct cursor at = cursor;
        if (!take_date(&at, &out->date))
            continue;
        cursor_spaces(&at);
        out->number = at;
        if (!cursor_take_string(&at, "質問第") || !numeral_take(&at, &number) ||
            !cursor_take_string(&at, "号"))
            continue;
        out->number.end = at.at;
        return take_title(&at, out);
    }
    return false;
}

/* ------------------------------------------------------------------------------------------
 * Lines. */

static void add_line(struct questions *questions, struct cursor text, int number)
{
    text = cursor_trimmed(text);
    if (cursor_done(&text))
        return;
    struct line *line = page_add_line(&questions->page, text.at, (size_t)(text.end - text.at), number);
    questions->failed |= !line;
    if (!line)
        return;
    line->begins_paragraph = true;
    line->keys = questions->keys;
}

/* Takes the label of the next question, or of the next part of it: 二, ２; both with a blank behind. */
static bool take_label(struct questions *questions, struct cursor *cursor, bool *question)
{
    struct cursor at = *cursor;
    int number;
    uint32_t first = cursor_peek(&at);
    *question = !(first >= '0' && first <= '9');
    if (!numeral_take(&at, &number) || (cursor_peek(&at) != ' ' && cursor_peek(&at) != 0x3001))
        return false;
    int last = *question ? questions->asked : questions->part;
    if (number != last + 1)
        return false;
    *cursor = (struct cursor){cursor->at, at.at};
    return true;
}

static void enter(struct questions *questions, struct cursor label, bool question)
{
    if (!question) {
        questions->part++;
        return;
    }
    struct keys *keys = document_add_keys(questions->document);
    questions->asked++;
    questions->part = 0;
    questions->keys = keys;
    if (keys)
        keys->item = strndup(label.at, (size_t)(label.end - label.at));
    questions->failed |= !keys || !keys->item;
}

/* Adds a line of the body, parted where a question begins behind a sentence. */
static void add_body(struct questions *questions, struct cursor text, int number)
{
    const char *start = text.at;
    bool may_begin = true, question;
    while (!cursor_done(&text)) {
        struct cursor label = text;
        if (may_begin && take_label(questions, &label, &question)) {
            add_line(questions, (struct cursor){start, text.at}, number);
            enter(questions, label, question);
            start = text.at;
        }
        uint32_t point = cursor_next(&text);
        may_begin = point == 0x3002 || (may_begin && point == ' ');
    }
    add_line(questions, (struct cursor){start, text.at}, number);
}

/* Adds a line to the paragraph of the printed line above, or as one of its own, a blank before it so that one
 * line is as good as several. */
static bool add_source(struct source_text *source, const struct line *line, size_t page, bool joins)
{
    if (joins) {
        join_line(&source->text, line->text, strlen(line->text));
        return true;
    }
    if (!SSK_GROW(source->parts, source->count, source->capacity))
        return false;
    if (source->count > 0)
        ssk_buffer_append_char(&source->text, '\t');
    source->parts[source->count++] =
        (struct source_part){.page = page, .number = line->number, .start = source->text.length};
    ssk_buffer_append_string(&source->text, line->text);
    return true;
}

/* Does the line go on with the paragraph of the one above, which it is printed below? */
static bool goes_on(const struct page *page, const struct line *above, const struct line *line,
                    const struct measure *measure)
{
    if (page_is_placed(page))
        return !line->begins_paragraph;
    return above && !page->marked_up && measure->wrapped && paragraph_goes_on(above, line, false, measure);
}

/* The text of the whole document; a paragraph a part, where lines that are printed below each other make one.
 */
static bool read_source(struct source_text *source, const struct document *document)
{
    for (size_t p = 0; p < document->count; p++) {
        const struct page *page = &document->pages[p];
        const struct measure measure = measure_column(page, 0);
        const struct line *above = NULL;
        for (size_t l = 0; l < page->count; l++) {
            const struct line *line = &page->lines[l];
            if (line_is_out(line))
                continue;
            if (!add_source(source, line, p, source->count > 0 && goes_on(page, above, line, &measure)))
                return false;
            above = line;
        }
    }
    return !source->text.failed;
}

/* Puts the new lines in place of the old ones, and begins those of another page. */
static void replace_lines(struct page *page, struct page *lines)
{
    page_free_lines(page);
    page->lines = lines->lines;
    page->count = lines->count;
    page->capacity = lines->capacity;
    page->laid_out = page->marked_up = true;
    *lines = (struct page){0};
}

static bool take_keys(struct document *document, const struct head *head, const char *text)
{
    static const char *const houses[] = {"衆議院", "参議院", NULL};
    struct cursor site = {text, head->date.at};
    free(document->title);
    document->title = strndup(head->title.at, (size_t)(head->title.end - head->title.at));
    for (const char *const *house = houses; *house && !document->publisher; house++)
        if (cursor_holds(&site, *house) && !(document->publisher = strdup(*house)))
            return false;
    return document->title != NULL;
}

static void read_text(struct questions *questions, const struct head *head, const struct source_text *source)
{
    const char *text = source->text.data;
    const struct cursor parts[] = {head->date, head->number, head->title, head->asker};
    size_t part = 0, page = 0;
    for (size_t s = 0; s < source->count; s++) {
        const struct source_part *from = &source->parts[s];
        const char *start = text + from->start,
                   *end = s + 1 < source->count ? text + from[1].start - 1 : text + source->text.length;
        for (; page < from->page; page++)
            replace_lines(&questions->document->pages[page], &questions->page);
        for (; part < sizeof parts / sizeof *parts && parts[part].at <= end; part++)
            add_line(questions, parts[part], from->number);
        if (end > head->body)
            add_body(questions, (struct cursor){start > head->body ? start : head->body, end}, from->number);
    }
    for (; page < questions->document->count; page++)
        replace_lines(&questions->document->pages[page], &questions->page);
}

ssk_status questions_read(struct document *document, const struct ssk_dictionary *dictionary, bool *known)
{
    (void)dictionary;
    struct questions questions = {.document = document};
    struct source_text source = {.count = 0};
    struct head head;
    bool placed = document->count > 0 && page_is_placed(&document->pages[0]);
    bool may_be = document->count == 1 || (placed && document->count <= PAGES);
    bool failed = may_be && !read_source(&source, document);
    *known = may_be && !failed && find_head(ssk_buffer_string(&source.text), &head);
    if (*known) {
        questions.keys = document_add_keys(document);
        questions.failed = !questions.keys || !take_keys(document, &head, source.text.data);
        read_text(&questions, &head, &source);
    }
    failed |= questions.failed;
    free(source.parts);
    ssk_buffer_free(&source.text);
    return failed ? SSK_MEMORY : SSK_OK;
}
