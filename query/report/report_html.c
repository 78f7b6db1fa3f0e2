#include "query/report/report_html.h"

#include <string.h>

#include "query/report/assets.h"
#include "query/show/snippet.h"

void report_put_start(FILE *out, bool japanese, const char *title)
{
    const char *language = japanese ? "ja" : "en";
    fprintf(
        out,
        "<!doctype html>\n<html lang=\"%s\" data-ui=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; "
        "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<title>seisaku: %s</title>\n<style>\n%s</style>\n"
        "</head>\n<body>\n",
        language, language, title, report_css);
}

void report_put(FILE *out, const char *text)
{
    struct ssk_buffer plain = SSK_BUFFER_INIT;
    append_printable(&plain, text, strlen(text));
    for (const char *byte = ssk_buffer_string(&plain); *byte; byte++)
        switch (*byte) {
        case '&':
            fputs("&amp;", out);
            break;
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        case '\'':
            fputs("&#39;", out);
            break;
        default:
            fputc(*byte, out);
        }
    ssk_buffer_free(&plain);
}

void report_put_both(FILE *out, const char *japanese, const char *english)
{
    fprintf(out, "<span class=\"ja\" lang=\"ja\">%s</span><span class=\"en\" lang=\"en\">%s</span>", japanese,
            english);
}
