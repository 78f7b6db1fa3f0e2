/* What a line of a statute says it is. The cases stand in tests/cases/statutes.tsv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/genres/statute_lines.h"
#include "tests/unit/rows_of.h"

static const char TABLE[] = "tests/cases/statutes.tsv";

static char said[512];

static const char *article_of(const char *line)
{
    struct article article;
    if (!statute_article(line, &article))
        return "none";
    snprintf(said, sizeof said, "%d %.*s%s: %.*s", article.ordinal.numbers[0],
             (int)(article.number.end - article.number.at), article.number.at, article.bracket ? "()" : "",
             (int)(article.rest.end - article.rest.at), article.rest.at);
    return said;
}

static const char *chapter_of(const char *line)
{
    struct heading heading;
    bool range;
    if (!statute_chapter(line, &heading, &range))
        return "none";
    snprintf(said, sizeof said, "%d %s%s: %.*s", heading.level, heading.number, range ? " range" : "",
             (int)(heading.title.end - heading.title.at), heading.title.at);
    return said;
}

static const char *supplement_of(const char *line)
{
    struct cursor title;
    if (!statute_supplement(line, &title))
        return "none";
    snprintf(said, sizeof said, "[%.*s]", (int)(title.end - title.at), title.at);
    return said;
}

static const char *annex_of(const char *line)
{
    struct heading heading;
    bool sure;
    if (!statute_annex(line, &heading, &sure))
        return "none";
    snprintf(said, sizeof said, "%s%s: %.*s", heading.number, sure ? " sure" : "",
             (int)(heading.title.end - heading.title.at), heading.title.at);
    return said;
}

static const char *law_number_of(const char *line)
{
    struct cursor issuer;
    if (!statute_law_number(line, &issuer))
        return statute_short_number(line) ? "short" : "none";
    snprintf(said, sizeof said, "[%.*s]%s", (int)(issuer.end - issuer.at), issuer.at,
             statute_short_number(line) ? " short" : "");
    return said;
}

static const char *caption_of(const char *line)
{
    struct cursor inside, text = cursor_of(line);
    if (statute_caption(text, &inside))
        snprintf(said, sizeof said, "[%.*s]", (int)(inside.end - inside.at), inside.at);
    else if (statute_caption_prefix(&text, &inside))
        snprintf(said, sizeof said, "[%.*s] %.*s", (int)(inside.end - inside.at), inside.at,
                 (int)(text.end - text.at), text.at);
    else
        return "none";
    return said;
}

static const struct question questions[] = {
    {"article", article_of}, {"chapter", chapter_of}, {"supplement", supplement_of},
    {"annex", annex_of},     {"law", law_number_of},  {"caption", caption_of},
};

static void rows(void **state)
{
    (void)state;
    assert_int_equal(rows_wrong(TABLE, questions, sizeof questions / sizeof *questions), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
