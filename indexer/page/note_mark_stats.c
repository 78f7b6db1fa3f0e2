/* Counted over all lines of a document, so that one page's tables do not decide. */
#include "indexer/page/note_mark_stats.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/lines/line_phrases.h"
#include "seisaku/unicode.h"

enum {
    WIDTHS = 240,  /* display columns */
    FULL_LINES = 4 /* the least that tell a column's width */
};

/* What the lines of a document tell of it, beside what is kept. */
struct survey {
    struct note_mark_stats *stats;
    bool *below; /* by the number of a source line: a line of numbers stands above it */
    size_t lines;
    int widths[HABIT_COLUMNS][WIDTHS];
};

static void survey_borders(struct survey *survey, const struct line *line)
{
    for (struct border_walk walk = border_first(line->text); border_next(&walk);) {
        enum border border = border_of(walk.before, walk.after);
        survey->stats->all[border]++;
        survey->stats->blank[border] += walk.end > walk.start;
    }
}

/* A line below numbers: one shows a gap before a full stop, or shows none and ends with one. */
static void survey_stops(struct survey *survey, const struct line *line)
{
    bool blank = false;
    struct border_walk walk = border_first(line->text);
    while (border_next(&walk)) {
        bool here = walk.end > walk.start && border_of(walk.before, walk.after) != BORDER_NEVER;
        survey->stats->before_stop += here && is_full_stop(walk.after);
        blank |= here;
    }
    survey->stats->behind_stop += !blank && is_full_stop(walk.after);
}

static void survey_line(struct survey *survey, const struct line *line)
{
    size_t width = ssk_display_width(line->text, strlen(line->text));
    if (line->role != LINE_TEXT)
        return;
    if (survey->below[line->number])
        survey_stops(survey, line);
    else
        survey_borders(survey, line);
    if (line->column < HABIT_COLUMNS && width < WIDTHS)
        survey->widths[line->column][width]++;
}

static int commonest_width(const int *counts)
{
    int best = 0;
    for (int w = 1; w < WIDTHS; w++)
        if (counts[w] > counts[best])
            best = w;
    return counts[best] < FULL_LINES ? 0 : best;
}

typedef void visit(struct survey *survey, const struct line *line);

static void visit_lines(struct survey *survey, const struct document *document, visit *visit_line)
{
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count && !document->pages[p].laid_out; l++)
            visit_line(survey, &document->pages[p].lines[l]);
}

static void count_line(struct survey *survey, const struct line *line)
{
    if ((size_t)line->number >= survey->lines)
        survey->lines = (size_t)line->number + 1;
}

static void mark_below(struct survey *survey, const struct line *line)
{
    if (line->role == LINE_TEXT && line_is_number(line->text, strlen(line->text)))
        survey->below[line->number + 1] = true;
}

bool note_mark_stats_learn(struct note_mark_stats *stats, const struct document *document)
{
    struct survey survey = {.stats = stats};
    memset(stats, 0, sizeof *stats);
    visit_lines(&survey, document, count_line);
    survey.below = calloc(survey.lines + 2, sizeof *survey.below);
    if (!survey.below)
        return false;
    visit_lines(&survey, document, mark_below);
    visit_lines(&survey, document, survey_line);
    for (int column = 0; column < HABIT_COLUMNS; column++)
        stats->full[column] = commonest_width(survey.widths[column]);
    free(survey.below);
    return true;
}
