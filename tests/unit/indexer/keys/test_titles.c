/* Titles of documents: what is better than a reader's, what is added to it, what a site adds, and what a
 * title says of its document. The cases stand in tests/cases/title_forms.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/keys/head/head.h"
#include "indexer/keys/titles/better_title.h"
#include "indexer/keys/titles/genre_titles.h"
#include "indexer/keys/titles/site_title.h"
#include "indexer/keys/titles/title_core.h"
#include "indexer/keys/titles/title_lines.h"
#include "indexer/keys/titles/whole_title.h"
#include "tests/unit/rows_of.h"
#include "tests/unit/with_dictionary.h"

static const char TABLE[] = "tests/cases/title_forms.tsv";

static char said[512];

static const char *core_of(const char *line)
{
    struct cursor core = title_core(cursor_of(line));
    snprintf(said, sizeof said, "%.*s", (int)(core.end - core.at), core.at);
    return said;
}

static const char *genre_of(const char *line)
{
    const char *genre = ssk_genre_name(genre_of_title(cursor_of(line)));
    snprintf(said, sizeof said, "%s%s%s", genre ? genre : "none",
             genre_is_other(cursor_of(line)) ? " other" : "",
             genre_is_agreement(cursor_of(line)) ? " agreement" : "");
    return said;
}

static const char *paper_of(const char *line)
{
    return title_lines_is_paper(line) ? "yes" : "no";
}

typedef ssk_status (*titling)(struct document *document, const struct head *head);

/* The title that comes of the title before the first `|` and the lines of the head behind it. */
static const char *titled(titling run, enum ssk_genre genre, const char *line)
{
    struct document document = {.genre = genre};
    struct head head = {.count = 0};
    char *copy = strdup(line), *rest = copy, *title = strsep(&rest, "|");
    document.title = *title ? strdup(title) : NULL;
    while (rest && head.count < HEAD_LINES)
        head.lines[head.count++] = strsep(&rest, "|");
    assert_int_equal(run(&document, &head), SSK_OK);
    snprintf(said, sizeof said, "%s", document.title ? document.title : "none");
    document_free(&document);
    free(copy);
    return said;
}

static const char *better_of(const char *line)
{
    return titled(better_title_find, SSK_GENRE_NONE, line);
}

static const char *more_of(const char *line)
{
    return titled(better_title_extend, SSK_GENRE_NONE, line);
}

static const char *whole_of(const char *line)
{
    return titled(whole_title_join, SSK_GENRE_NONE, line);
}

static const char *judgment_of(const char *line)
{
    return titled(whole_title_of_genre, SSK_GENRE_JUDGMENT, line);
}

static const char *minutes_of(const char *line)
{
    return titled(whole_title_of_genre, SSK_GENRE_MINUTES, line);
}

static const char *notice_of(const char *line)
{
    return titled(whole_title_of_genre, SSK_GENRE_NOTICE, line);
}

static const char *question_of(const char *line)
{
    return titled(whole_title_of_genre, SSK_GENRE_QUESTION, line);
}

static const char *answer_title_of(const char *line)
{
    return titled(whole_title_of_genre, SSK_GENRE_ANSWER, line);
}

/* A web page's title, and the publisher that its site is; behind `#` its first heading. */
static const char *site_of(const char *line)
{
    struct document document = {.web = true};
    const char *heading = strchr(line, '#');
    document.title = strndup(line, heading ? (size_t)(heading - line) : strlen(line));
    struct page *page = document_add_page(&document);
    if (heading) {
        struct line *added = page_add_line(page, heading + 1, strlen(heading + 1), 1);
        added->role = LINE_HEADING;
        added->level = 1;
    }
    assert_int_equal(site_title_part(&document, dictionary->ministries), SSK_OK);
    assert_int_equal(site_title_heading(&document, dictionary->ministries), SSK_OK);
    snprintf(said, sizeof said, "%s [%s]", document.title, document.publisher ? document.publisher : "");
    document_free(&document);
    return said;
}

static const struct question questions[] = {
    {"core", core_of},     {"genre", genre_of},       {"paper", paper_of},         {"better", better_of},
    {"more", more_of},     {"whole", whole_of},       {"judgment", judgment_of},   {"minutes", minutes_of},
    {"notice", notice_of}, {"question", question_of}, {"answer", answer_title_of}, {"site", site_of},
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
