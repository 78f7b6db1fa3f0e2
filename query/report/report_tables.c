#include "query/report/report_tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/buffer.h"

static const char *const key_names[FACETS][2] = {
    [FACET_MINISTRY] = {"府省庁", "ministries"},
    [FACET_SECTION] = {"節", "sections"},
    [FACET_KIND] = {"種別", "kinds"},
    [FACET_YEAR] = {"年度", "years"},
    [FACET_GENRE] = {"文書の種類", "kinds of documents"},
    [FACET_SPEAKER] = {"発言者", "speakers"},
    [FACET_ISSUER] = {"発行府省庁", "issuers"},
    [FACET_EXACT_MINISTRY] = {"府省庁", "ministries"},
    [FACET_EXACT_ISSUER] = {"発行府省庁", "issuers"},
    [FACET_DATE] = {"日付", "dates"},
    [FACET_MONTH] = {"月", "months"},
    [FACET_DATE_YEAR] = {"年", "years"},
    [FACET_DOCUMENT] = {"文書", "documents"},
};

/* Names of kinds and genres in Japanese; the values of other keys stand as they are. */
static const char *japanese_of(enum facet key, const char *value)
{
    static const char *const names[][2] = {
        {"", "(なし)"},         {"plan", "計画"},      {"progress", "成果・進捗"}, {"text", "本文"},
        {"statute", "法令"},    {"minutes", "会議録"}, {"question", "質問"},       {"answer", "答弁"},
        {"notice", "通知"},     {"judgment", "判決"},  {"white paper", "白書"},    {"gazette", "官報"},
        {"slides", "スライド"}, {"report", "報告書"},  {"other", "その他"},        {NULL, NULL},
    };
    bool named = !*value || key == FACET_KIND || key == FACET_GENRE;
    for (size_t i = 0; named && names[i][0]; i++)
        if (strcmp(names[i][0], value) == 0)
            return names[i][1];
    return NULL;
}

static void put_column(FILE *out, enum facet key, const char *column)
{
    const char *japanese = japanese_of(key, column);
    if (japanese)
        report_put_both(out, japanese, *column ? column : "(none)");
    else
        report_put(out, column);
}

/* ------------------------------------------------------------------------------------------ cells */

/* A number that opens its passages, coloured by its share of `most`; or a nought. `name` is what it counts,
 * beside the topic, for those who hear the page. */
static void put_cell(FILE *out, const char *attribute, const char *value, const char *topic, const char *name,
                     uint32_t count, uint32_t most)
{
    if (!count) {
        fputs("<td class=\"none\" data-n=\"0\">0</td>", out);
        return;
    }
    fprintf(out, "<td class=\"cell\" data-n=\"%u\" style=\"--v:%.2f\" data-%s=\"", count,
            sqrt((double)count / (most ? most : count)), attribute);
    report_put(out, value);
    fputs("\"><button type=\"button\" aria-label=\"", out);
    report_put(out, topic);
    fputs(" × ", out);
    report_put(out, *name ? name : "(none)");
    fprintf(out, ": %u\">%u</button></td>", count, count);
}

static void put_topic_head(FILE *out, const struct report *report, size_t topic)
{
    fprintf(out, "<tr data-t=\"%zu\"><th scope=\"row\" title=\"", topic);
    report_put(out, report->topics[topic].query);
    fputs("\">", out);
    report_put(out, report->topics[topic].name);
    fputs("</th>", out);
}

static void put_sortable(FILE *out, const char *class, const char *japanese, const char *english)
{
    fprintf(out, "<th scope=\"col\"%s><button type=\"button\">", class);
    report_put_both(out, japanese, english);
    fputs("</button></th>", out);
}

/* ------------------------------------------------------------------------------------------ the heat map */

static void put_heat_head(FILE *out, const struct report *report)
{
    fputs("<thead><tr>", out);
    put_sortable(out, "", "話題", "Topic");
    put_sortable(out, "", "計", "Total");
    for (size_t i = 0; i < report->column_count; i++) {
        fputs("<th scope=\"col\" class=\"key\"><button type=\"button\">", out);
        put_column(out, report->by, report->columns[i]);
        fputs("</button></th>", out);
    }
    fputs("</tr></thead>\n", out);
}

static uint32_t most_of(const struct report *report)
{
    uint32_t most = 0;
    for (size_t i = 0; i < report->topic_count * report->column_count; i++)
        most = report->counts[i] > most ? report->counts[i] : most;
    return most;
}

static void put_heat_row(FILE *out, const struct report *report, size_t topic, uint32_t most)
{
    const struct report_topic *row = &report->topics[topic];
    put_topic_head(out, report, topic);
    if (row->search->total) {
        fprintf(out, "<td class=\"cell\" data-n=\"%u\" style=\"--v:0\"><button type=\"button\" aria-label=\"",
                row->search->total);
        report_put(out, row->name);
        fprintf(out, ": %u\">%u</button></td>", row->search->total, row->search->total);
    } else
        fputs("<td class=\"none\" data-n=\"0\">0</td>", out);
    for (size_t i = 0; i < report->column_count; i++) {
        char column[24];
        snprintf(column, sizeof column, "%zu", i);
        put_cell(out, "c", column, row->name, report->columns[i],
                 report->counts[topic * report->column_count + i], most);
    }
    fputs("</tr>\n", out);
}

void report_put_heat_map(FILE *out, const struct report *report)
{
    fputs("<h2 id=\"heat-title\">", out);
    report_put_both(out, "話題と", "Topics and ");
    const char *const *key = key_names[report->by];
    report_put_both(out, key[0] ? key[0] : facet_names[report->by],
                    key[1] ? key[1] : facet_names[report->by]);
    fputs("</h2>\n<p class=\"quiet\">", out);
    report_put_both(
        out,
        "数は該当する段落の数。二つの値をもつ段落は両方に数える。数を押すと段落を開き、見出しを押すと並"
        "べ替える。",
        "Numbers of passages; a passage with two values counts for both. Press a number to open its "
        "passages, "
        "a heading to sort.");
    fputs("</p>\n<div class=\"scroll\"><table id=\"heat\" aria-labelledby=\"heat-title\">\n", out);
    put_heat_head(out, report);
    fputs("<tbody>\n", out);
    uint32_t most = most_of(report);
    for (size_t i = 0; i < report->topic_count; i++)
        put_heat_row(out, report, i, most);
    fputs("</tbody></table></div>\n", out);
}

/* ------------------------------------------------------------------------------------------ years */

struct years {
    int first, last; /* 0 when no passage has a year */
};

static struct years years_of(const struct report *report)
{
    struct years years = {0, 0};
    for (size_t i = 0; i < report->topic_count; i++) {
        const struct facet_counts *counts = &report->topics[i].search->facets[FACET_YEAR];
        for (size_t j = 0; j < counts->count; j++) {
            int year = atoi(counts->items[j].value);
            if (!year)
                continue;
            years.first = !years.first || year < years.first ? year : years.first;
            years.last = year > years.last ? year : years.last;
        }
    }
    return years;
}

static uint32_t count_in(const struct facet_counts *counts, int year)
{
    for (size_t i = 0; i < counts->count; i++)
        if (atoi(counts->items[i].value) == year)
            return counts->items[i].count;
    return 0;
}

/* A line through the topic's counts from the first year to the last; the numbers stand beside it in the
 * table. */
static void put_trend(FILE *out, const struct facet_counts *counts, struct years years)
{
    enum { WIDTH = 180, HEIGHT = 36, EDGE = 4 };
    uint32_t most = 1;
    for (int year = years.first; year <= years.last; year++)
        most = count_in(counts, year) > most ? count_in(counts, year) : most;
    int span = years.last - years.first;
    double x = WIDTH / 2.0, y = HEIGHT / 2.0;
    fprintf(out,
            "<td class=\"trend\"><svg class=\"trend\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\"><path d=\"",
            WIDTH, HEIGHT);
    for (int year = years.first; year <= years.last; year++) {
        x = span ? EDGE + (WIDTH - 2.0 * EDGE) * (year - years.first) / span : WIDTH / 2.0;
        y = HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * count_in(counts, year) / most;
        fprintf(out, "%c%.1f %.1f", year == years.first ? 'M' : 'L', x, y);
    }
    fprintf(out, "\"/><circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/></svg></td>", x, y);
}

static void put_year_row(FILE *out, const struct report *report, size_t topic, struct years years)
{
    const struct report_topic *row = &report->topics[topic];
    const struct facet_counts *counts = &row->search->facets[FACET_YEAR];
    uint32_t most = 0;
    for (size_t i = 0; i < counts->count; i++)
        most = counts->items[i].count > most ? counts->items[i].count : most;
    put_topic_head(out, report, topic);
    put_trend(out, counts, years);
    for (int year = years.first; year <= years.last; year++) {
        char name[16];
        snprintf(name, sizeof name, "%d", year);
        put_cell(out, "y", name, row->name, name, count_in(counts, year), most);
    }
    fputs("</tr>\n", out);
}

void report_put_years(FILE *out, const struct report *report)
{
    enum { YEARS_MOST = 200 };
    struct years years = years_of(report);
    if (!years.first || report->by == FACET_YEAR || years.last - years.first > YEARS_MOST)
        return;
    fputs("<h2 id=\"years-title\">", out);
    report_put_both(out, "年度ごとの推移", "Through the years");
    fputs("</h2>\n<div class=\"scroll\"><table id=\"years\" aria-labelledby=\"years-title\">\n<thead><tr>",
          out);
    put_sortable(out, "", "話題", "Topic");
    fputs("<th scope=\"col\" style=\"padding:.4rem;text-align:left\">", out);
    report_put_both(out, "推移", "Trend");
    fputs("</th>", out);
    for (int year = years.first; year <= years.last; year++)
        fprintf(out, "<th scope=\"col\"><button type=\"button\">%d</button></th>", year);
    fputs("</tr></thead>\n<tbody>\n", out);
    for (size_t i = 0; i < report->topic_count; i++)
        put_year_row(out, report, i, years);
    fputs("</tbody></table></div>\n", out);
}
