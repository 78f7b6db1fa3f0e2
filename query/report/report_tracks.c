#include "query/report/report_tracks.h"

#include <stdlib.h>

#include "query/report/report.h"
#include "query/report/report_html.h"
#include "query/report/track_items.h"

static void put_head(FILE *out)
{
    static const char *const names[][2] = {{"話題", "Topic"},
                                           {"年度", "Years"},
                                           {"施策", "items"},
                                           {"計画のまま", "word for word"},
                                           {"変更", "changed"},
                                           {"統合", "merged"},
                                           {"翌年なし", "dropped"},
                                           {"翌年の施策", "items the year after"},
                                           {"分割", "split"},
                                           {"新規", "new"},
                                           {"施策の番号", "Which items"}};
    fputs("<h2 id=\"plans\">", out);
    report_put_both(out, "年次計画の追跡", "What became of the plans");
    fputs("</h2>\n<p class=\"quiet\">", out);
    report_put_both(
        out, "話題の段落がある施策が、次の年度の計画でどうなったか。番号を押すと施策に移る。",
        "What the next year's plan made of the items that have a passage of the topic. A number leads to "
        "its item.");
    fputs("</p>\n<div class=\"scroll\"><table id=\"tracks\" aria-labelledby=\"plans\"><thead><tr>", out);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        fputs("<th scope=\"col\" class=\"plain\">", out);
        report_put_both(out, names[i][0], names[i][1]);
        fputs("</th>", out);
    }
    fputs("</tr></thead>\n<tbody>\n", out);
}

/* The topic's items that one of the two editions has, as links. */
static ssk_status put_links(FILE *out, const struct tracks *tracks, const bool *chosen,
                            const struct track_transition *sum)
{
    const struct plan_rows *rows = tracks->rows;
    bool *there = calloc(tracks->count + 1, sizeof *there);
    for (size_t row = 0; there && row < rows->row_count; row++)
        if (rows->rows[row].edition == sum->edition || rows->rows[row].edition == sum->later)
            there[tracks->histories[row].track] = true;
    for (size_t track = 1; there && track <= tracks->count; track++)
        if (there[track] && chosen[track])
            fprintf(out, "<a href=\"#t%zu\">%zu</a> ", track, track);
    free(there);
    return there ? SSK_OK : SSK_MEMORY;
}

static ssk_status put_topic(FILE *out, const struct report_tracks *plans, size_t topic, const char *name)
{
    const bool *chosen = plans->chosen[topic];
    struct track_transition *sums = calloc(plans->tracks->rows->edition_count + 1, sizeof *sums);
    size_t count = sums ? track_transitions(sums, plans->tracks, chosen) : 0;
    ssk_status status = sums ? SSK_OK : SSK_MEMORY;
    for (size_t i = 0; i < count && status == SSK_OK; i++) {
        const struct track_transition *sum = &sums[i];
        const size_t numbers[] = {sum->items,   sum->unchanged,   sum->changed, sum->merged,
                                  sum->dropped, sum->later_items, sum->split,   sum->added};
        fprintf(out, "<tr data-t=\"%zu\"><th scope=\"row\">", topic);
        report_put(out, name);
        fprintf(out, "</th><td class=\"when\">%d → %d</td>", sum->from, sum->to);
        for (size_t j = 0; j < sizeof numbers / sizeof *numbers; j++)
            fprintf(out, "<td%s>%zu</td>", numbers[j] ? "" : " class=\"none\"", numbers[j]);
        fputs("<td class=\"links\">", out);
        status = put_links(out, plans->tracks, chosen, sum);
        fputs("</td></tr>\n", out);
    }
    free(sums);
    return status;
}

static bool is_chosen(const struct report_tracks *plans, size_t topics, size_t track)
{
    for (size_t i = 0; i < topics; i++)
        if (plans->chosen[i][track])
            return true;
    return false;
}

ssk_status report_put_tracks(FILE *out, const struct report *report, const struct report_tracks *plans)
{
    ssk_status status = SSK_OK;
    put_head(out);
    for (size_t i = 0; i < report->topic_count && status == SSK_OK; i++)
        status = put_topic(out, plans, i, report->topics[i].name);
    fputs("</tbody></table></div>\n", out);
    for (size_t track = 1; track <= plans->tracks->count && status == SSK_OK; track++)
        if (is_chosen(plans, report->topic_count, track))
            status = track_put_item(out, plans->tracks, track, plans->dictionary);
    return status;
}
