#include "query/report/track_page.h"

#include <stdlib.h>
#include <string.h>

#include "query/report/assets.h"
#include "query/report/report_html.h"
#include "query/report/track_items.h"

/* ------------------------------------------------------------------------------------------ head and sums */

static void put_buttons(FILE *out)
{
    for (int i = ORIGIN_UNCHANGED; i < ROW_ORIGINS + ROW_FATES; i++) {
        const struct track_label *word =
            i < ROW_ORIGINS ? &track_origin_labels[i] : &track_fate_labels[i - ROW_ORIGINS];
        if (!word->mark)
            continue;
        fprintf(out, "<button type=\"button\" data-mark=\"%s\" aria-pressed=\"false\">", word->mark);
        report_put_both(out, word->japanese, word->english);
        fputs("</button>", out);
    }
}

static void put_head(FILE *out, const struct track_page *page)
{
    report_put_start(out, page->japanese, page->japanese ? "年次計画の追跡" : "annual plans");
    fputs("<h1>", out);
    report_put_both(out, "年次計画の追跡", "Items of annual plans through the years");
    fputs("</h1>\n", out);
    if (page->question) {
        fputs("<p>", out);
        report_put(out, page->question);
        fputs("</p>\n", out);
    }
    fputs("<div class=\"bar\"><input type=\"search\" id=\"filter\" data-ja=\"施策を絞り込む\" "
          "data-en=\"Filter items\" "
          "aria-label=\"Filter items\">",
          out);
    put_buttons(out);
    fputs("<span id=\"status\" role=\"status\"></span><button type=\"button\" id=\"language\">", out);
    report_put_both(out, "English", "日本語");
    fputs("</button></div>\n", out);
}

static void put_sum_head(FILE *out)
{
    static const char *const names[][2] = {{"年度", "Years"},
                                           {"施策", "items"},
                                           {"前年の計画のまま", "word for word"},
                                           {"変更", "changed"},
                                           {"統合", "merged"},
                                           {"翌年なし", "dropped"},
                                           {"翌年の施策", "items the year after"},
                                           {"分割", "split"},
                                           {"新規", "new"}};
    fputs("<h2 id=\"sums\">", out);
    report_put_both(out, "年度から年度へ", "From year to year");
    fputs("</h2>\n<div class=\"scroll\"><table aria-labelledby=\"sums\"><thead><tr>", out);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        fputs("<th scope=\"col\" style=\"padding:.4rem;position:static\">", out);
        report_put_both(out, names[i][0], names[i][1]);
        fputs("</th>", out);
    }
    fputs("</tr></thead>\n<tbody>\n", out);
}

static ssk_status put_sums(FILE *out, const struct track_page *page)
{
    struct track_transition *sums = calloc(page->tracks->rows->edition_count + 1, sizeof *sums);
    size_t count = sums ? track_transitions(sums, page->tracks, page->chosen) : 0;
    if (count)
        put_sum_head(out);
    for (size_t i = 0; i < count; i++) {
        const struct track_transition *sum = &sums[i];
        const size_t numbers[] = {sum->items,   sum->unchanged,   sum->changed, sum->merged,
                                  sum->dropped, sum->later_items, sum->split,   sum->added};
        fprintf(out, "<tr><th scope=\"row\">%d → %d</th>", sum->from, sum->to);
        for (size_t j = 0; j < sizeof numbers / sizeof *numbers; j++)
            fprintf(out, "<td>%zu</td>", numbers[j]);
        fputs("</tr>\n", out);
    }
    fputs(count ? "</tbody></table></div>\n" : "", out);
    free(sums);
    return sums ? SSK_OK : SSK_MEMORY;
}

ssk_status track_page_write(FILE *out, const struct track_page *page)
{
    put_head(out, page);
    ssk_status status = put_sums(out, page);
    for (size_t track = 1, count = 0; track <= page->tracks->count && status == SSK_OK; track++)
        if (page->chosen[track] && count++ < page->limit)
            status = track_put_item(out, page->tracks, track, page->dictionary);
    fprintf(out, "<script>\n%s</script>\n</body>\n</html>\n", track_js);
    return status;
}
