/* The page: head, heat map, years, stamp, dialog. Tables are written here, so that they are there without the
 * script; it sorts, filters, and opens cells. */
#include "query/report/report.h"

#include <stdlib.h>
#include <string.h>

#include "query/report/assets.h"
#include "query/report/report_data.h"
#include "query/report/report_tables.h"

static void put_head(FILE *out, const struct report *report)
{
    report_put_start(out, report->japanese, report->japanese ? "話題調査" : "survey");
    fputs("<h1>", out);
    report_put_both(out, "政策文書の話題調査", "Survey of topics in policy documents");
    fputs("</h1>\n<div class=\"bar\"><input type=\"search\" id=\"filter\" data-ja=\"話題を絞り込む\" "
          "data-en=\"Filter topics\" aria-label=\"Filter topics\"><span id=\"status\" role=\"status\"></span>"
          "<button type=\"button\" id=\"language\">",
          out);
    report_put_both(out, "English", "日本語");
    fputs("</button></div>\n", out);
}

static void put_stamp(FILE *out, const struct report *report)
{
    fputs("<h2>", out);
    report_put_both(out, "再現のための記録", "Stamp");
    fputs("</h2>\n<p class=\"quiet\">", out);
    report_put_both(out, "この記録が同じ調査は、同じ表になる。",
                    "Two surveys that have the same stamp have the same table.");
    fputs("</p>\n<pre>", out);
    for (const char *line = report->stamp; *line;) {
        size_t length = strcspn(line, "\n");
        char *copy = strndup(line, length);
        report_put(out, copy ? copy : "");
        free(copy);
        fputc('\n', out);
        line += length + (line[length] == '\n');
    }
    fputs("</pre>\n", out);
}

static void put_dialog(FILE *out)
{
    fputs(
        "<dialog id=\"passages\" aria-labelledby=\"passages-title\"><div class=\"head\"><h2 "
        "id=\"passages-title\"></h2>"
        "<div class=\"bar\"><span class=\"note\"></span><input type=\"search\" data-ja=\"段落を絞り込む\" "
        "data-en=\"Filter passages\" aria-label=\"Filter passages\"><button type=\"button\" class=\"close\">",
        out);
    report_put_both(out, "閉じる", "Close");
    fputs("</button></div></div><ol class=\"lines\"></ol></dialog>\n", out);
}

ssk_status report_write(FILE *out, const struct report *report)
{
    put_head(out, report);
    report_put_heat_map(out, report);
    report_put_years(out, report);
    ssk_status status = report->tracks ? report_put_tracks(out, report, report->tracks) : SSK_OK;
    put_stamp(out, report);
    put_dialog(out);
    fputs("<script type=\"application/json\" id=\"data\">", out);
    if (status == SSK_OK)
        status = report_write_data(out, report);
    fprintf(out, "</script>\n<script>\n%s</script>\n</body>\n</html>\n", report_js);
    return status;
}
