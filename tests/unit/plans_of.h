/* Rows of annual plans out of a line: YEAR/SECTION/ITEM/OWNER,OWNER/PLAN/NEXT and, where there is one,
 * /PROGRESS, parted by |; the year's rows stand together. Its dictionary is that of with_dictionary.h. */
#ifndef SEISAKU_TESTS_PLANS_OF_H
#define SEISAKU_TESTS_PLANS_OF_H

#include <stdlib.h>
#include <string.h>

#include "query/track/plan_rows.h"
#include "query/track/plan_text.h"
#include "tests/unit/with_dictionary.h"

enum { PLANS_MOST = 32 };

/* Cuts the text at each of the signs. Returns how many parts there are. */
static size_t cut(char *parts[PLANS_MOST], char *text, char sign)
{
    size_t count = 0;
    for (char *end; count < PLANS_MOST && text; text = end) {
        parts[count++] = text;
        end = strchr(text, sign);
        if (end)
            *end++ = '\0';
    }
    return count;
}

/* The row of the line, with a passage of its own. */
static void plans_of_row(struct plan_rows *rows, char *line)
{
    static char *names[PLANS_MOST][PLANS_MOST], nothing[1];
    char *fields[PLANS_MOST];
    size_t at = rows->row_count, count = cut(fields, line, '/');
    assert_true(count == 6 || count == 7);
    rows->passages[at] = (struct ssk_passage){.id = "an-id",
                                              .section_number = *fields[1] ? fields[1] : NULL,
                                              .item = *fields[2] ? fields[2] : NULL};
    struct ssk_strings *owners = &rows->passages[at].ministries;
    owners->items = names[at];
    owners->count = *fields[3] ? cut(names[at], fields[3], ',') : 0;
    struct plan_edition *last = rows->edition_count ? &rows->editions[rows->edition_count - 1] : NULL;
    if (!last || last->year != atoi(fields[0])) {
        if (last)
            last->later = rows->edition_count;
        rows->editions[rows->edition_count++] = (struct plan_edition){
            .year = atoi(fields[0]), .later = SIZE_MAX, .is_first = !last, .title = "計画"};
    }
    struct plan_row *row = &rows->rows[rows->row_count++];
    *row = (struct plan_row){.edition = rows->edition_count - 1, .first = at, .count = 1};
    char *const texts[ROW_PARTS] = {fields[4], count == 7 ? fields[6] : nothing, fields[5]};
    for (int part = 0; part < ROW_PARTS; part++) {
        row->texts[part] = texts[part];
        row->bodies[part] = plan_body(dictionary->folder, texts[part], owners);
    }
}

/* The rows of the line, which is cut and lent. */
static struct plan_rows plans_of(char *line)
{
    char *lines[PLANS_MOST];
    struct plan_rows rows = {.passages = calloc(PLANS_MOST, sizeof *rows.passages),
                             .rows = calloc(PLANS_MOST, sizeof *rows.rows),
                             .editions = calloc(PLANS_MOST, sizeof *rows.editions)};
    rows.passage_count = cut(lines, line, '|');
    for (size_t i = 0; i < rows.passage_count; i++)
        plans_of_row(&rows, lines[i]);
    return rows;
}

static void plans_of_free(struct plan_rows *rows)
{
    for (size_t i = 0; i < rows->row_count; i++)
        for (int part = 0; part < ROW_PARTS; part++)
            free(rows->rows[i].bodies[part]);
    free(rows->passages);
    free(rows->rows);
    free(rows->editions);
}

#endif
