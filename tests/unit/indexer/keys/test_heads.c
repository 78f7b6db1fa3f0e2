/* What the head of a document says: its genre, its day, its fiscal year, who issued it. The cases stand in
 * tests/cases/heads.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/keys/date_line.h"
#include "indexer/keys/find_date.h"
#include "indexer/keys/find_genre.h"
#include "indexer/keys/find_issuer.h"
#include "indexer/keys/find_year.h"
#include "indexer/keys/head/gazette_head.h"
#include "indexer/keys/head/head.h"
#include "indexer/keys/head/notice_head.h"
#include "indexer/keys/slide_pages.h"
#include "tests/unit/rows_of.h"
#include "tests/unit/with_dictionary.h"

static const char TABLE[] = "tests/cases/heads.tsv";

static char said[512];

/* A title, and the lines of a head behind it, with `|` between. */
struct paper {
    struct document document;
    struct head head;
    char *lines; /* owned */
};

static void open_paper(struct paper *paper, const char *line)
{
    *paper = (struct paper){.lines = strdup(line)};
    char *rest = paper->lines, *title = strsep(&rest, "|");
    paper->document.title = *title ? strdup(title) : NULL;
    while (rest && paper->head.count < HEAD_LINES)
        paper->head.lines[paper->head.count++] = strsep(&rest, "|");
}

static void close_paper(struct paper *paper)
{
    document_free(&paper->document);
    free(paper->lines);
}

static const char *number_of(const char *line)
{
    return notice_is_number(cursor_of(line)) ? "yes" : "no";
}

static const char *notice_of(const char *line)
{
    struct paper paper;
    open_paper(&paper, line);
    struct cursor title = cursor_of(paper.document.title ? paper.document.title : "");
    snprintf(said, sizeof said, "%s",
             notice_is(title, &paper.head) ? ssk_genre_name(notice_genre(title, &paper.head)) : "no");
    close_paper(&paper);
    return said;
}

static const char *gazette_of(const char *line)
{
    struct paper paper;
    struct ssk_buffer number = {0};
    open_paper(&paper, line);
    gazette_append_number(&number, &paper.head);
    snprintf(said, sizeof said, "%s%s%s", gazette_is(&paper.head) ? "yes" : "no", number.length ? " " : "",
             ssk_buffer_string(&number));
    ssk_buffer_free(&number);
    close_paper(&paper);
    return said;
}

static const char *genre_of(const char *line)
{
    struct paper paper;
    open_paper(&paper, line);
    const char *genre = ssk_genre_name(find_genre(&paper.document, &paper.head));
    close_paper(&paper);
    return genre ? genre : "none";
}

static const char *day_of(const char *line)
{
    struct calendar_date date;
    bool changed;
    if (!date_line_read(dictionary, cursor_of(line), &date, &changed))
        return "none";
    calendar_date_iso(&date, said);
    return strcat(said, changed ? " changed" : "");
}

/* Of a paper of a genre, which stands before the first `:`. */
static const char *date_of(const char *line)
{
    char name[32];
    struct paper paper;
    struct calendar_date date = {0};
    snprintf(name, sizeof name, "%.*s", (int)strcspn(line, ":"), line);
    open_paper(&paper, line + strcspn(line, ":") + 1);
    paper.document.genre = ssk_genre_of(name);
    if (find_date(&paper.document, &paper.head, dictionary, &date))
        calendar_date_iso(&date, said);
    else
        strcpy(said, "none");
    close_paper(&paper);
    return said;
}

/* The year of the document, and that by which its title counts meetings. */
static const char *year_of(const char *line)
{
    struct paper paper;
    open_paper(&paper, line);
    snprintf(said, sizeof said, "%d %d", find_document_year(&paper.document, &paper.head, dictionary),
             find_meeting_year(&paper.document, dictionary));
    close_paper(&paper);
    return said;
}

static const char *issuer_of(const char *line)
{
    char name[32];
    struct paper paper;
    size_t used = 0;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(line, ":"), line);
    open_paper(&paper, line + strcspn(line, ":") + 1);
    paper.document.genre = *name ? ssk_genre_of(name) : SSK_GENRE_NONE;
    assert_int_equal(find_issuer(&paper.document, &paper.head, dictionary), SSK_OK);
    said[0] = '\0';
    for (size_t i = 0; i < paper.document.issuer.count; i++)
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%s", i ? " " : "",
                                 paper.document.issuer.items[i]);
    close_paper(&paper);
    return used ? said : "none";
}

/* Pages parted by `~`, of lines with `|` between them, behind `#` of a table's row. */
static struct document document_of(const char *text)
{
    struct document document = {0};
    struct page *page = document_add_page(&document);
    for (; *text; text += *text != '\0') {
        size_t length = strcspn(text, "|~");
        bool row = *text == '#';
        struct line *line = page_add_line(page, text + row, length - row, 1);
        assert_non_null(line);
        line->row = row;
        text += length;
        if (*text == '~')
            page = document_add_page(&document);
    }
    return document;
}

/* The lines of the head, `;` and its cells, `cover` before them where the first page is one. */
static const char *read_of(const char *text)
{
    struct document document = document_of(text);
    struct head head;
    assert_true(head_read(&head, &document));
    size_t used = (size_t)snprintf(said, sizeof said, "%s", head.cover ? "cover " : "");
    for (size_t i = 0; i < head.count; i++)
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%s", i ? "|" : "", head.lines[i]);
    for (size_t i = 0; i < head.cell_count; i++)
        used += (size_t)snprintf(said + used, sizeof said - used, "%s%s", i ? "|" : ";", head.cells[i]);
    head_free(&head);
    document_free(&document);
    return said;
}

static const char *slides_of(const char *text)
{
    struct document document = document_of(text);
    bool slides = slide_pages_are(&document);
    document_free(&document);
    return slides ? "yes" : "no";
}

static const struct question questions[] = {
    {"number", number_of}, {"notice", notice_of}, {"gazette", gazette_of}, {"genre", genre_of},
    {"day", day_of},       {"date", date_of},     {"year", year_of},       {"issuer", issuer_of},
    {"read", read_of},     {"slides", slides_of},
};

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
