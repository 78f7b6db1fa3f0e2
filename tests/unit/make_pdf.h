/* A PDF written by hand, for the tests of its reader. No font is embedded or needed: the characters'
 * meaning comes from a ToUnicode map, their place from the widths (an em; half of it for ASCII; two for ⑱ to
 * ⑳, as where a font tells widths wrongly). */
#ifndef SEISAKU_TESTS_MAKE_PDF_H
#define SEISAKU_TESTS_MAKE_PDF_H

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

enum { PDF_PAGES = 8, PDF_WIDTH = 600, PDF_HEIGHT = 800 };

struct make_pdf {
    struct ssk_buffer pages[PDF_PAGES]; /* the drawing of each */
    size_t count;
    const char *title; /* in the document's information; ASCII; NULL for none */
    bool encrypted;
    bool lying;             /* 800 wide and 600 high */
    const char *labels;     /* before the number of each page; NULL: the file numbers no pages */
    const char *collection; /* of the fonts' characters, which no map names then; NULL: a map does */
};

static inline void make_page(struct make_pdf *pdf)
{
    pdf->count++;
}

static inline struct ssk_buffer *make_drawing(struct make_pdf *pdf)
{
    return &pdf->pages[pdf->count - 1];
}

/* Writes the text with its upper left corner at x, y (from the page's); font 1 runs rightward, 2 down. */
static inline void make_run(struct make_pdf *pdf, int font, double x, double y, double size, const char *text)
{
    struct ssk_buffer *out = make_drawing(pdf);
    double baseline = font == 1 ? PDF_HEIGHT - y - 0.88 * size : PDF_HEIGHT - y;
    ssk_buffer_printf(out, "BT /F%d %g Tf 1 0 0 1 %g %g Tm <", font, size, x, baseline);
    for (size_t byte = 0, length = strlen(text); byte < length;)
        ssk_buffer_printf(out, "%04X", (unsigned)ssk_utf8_next(text, length, &byte));
    ssk_buffer_append_string(out, "> Tj ET\n");
}

static inline void make_text(struct make_pdf *pdf, double x, double y, double size, const char *text)
{
    make_run(pdf, 1, x, y, size, text);
}

/* The same, turned by `degrees` to the left around the text's lower left corner at x, y; each character by
 * itself, as programs write a watermark. */
static inline void make_turned(struct make_pdf *pdf, double x, double y, double size, double degrees,
                               const char *text)
{
    double c = cos(degrees * 3.14159265 / 180), s = sin(degrees * 3.14159265 / 180);
    for (size_t byte = 0, length = strlen(text); byte < length; x += c * size, y -= s * size)
        ssk_buffer_printf(make_drawing(pdf), "BT /F1 %g Tf %g %g %g %g %g %g Tm <%04X> Tj ET\n", size, c, s,
                          -s, c, x, PDF_HEIGHT - y, (unsigned)ssk_utf8_next(text, length, &byte));
}

/* Lines of ten characters and more, 1.7 ems apart; `text` parts them by '\n'. Returns the y below. */
static inline double make_lines(struct make_pdf *pdf, double x, double y, double size, const char *text)
{
    while (*text) {
        char line[512];
        size_t length = strcspn(text, "\n");
        snprintf(line, sizeof line, "%.*s", (int)length, text);
        make_text(pdf, x, y, size, line);
        y += 1.7 * size;
        text += length + (text[length] == '\n');
    }
    return y;
}

static inline void make_rule(struct make_pdf *pdf, double x1, double y1, double x2, double y2)
{
    ssk_buffer_printf(make_drawing(pdf), "0.7 w %g %g m %g %g l S\n", x1, PDF_HEIGHT - y1, x2,
                      PDF_HEIGHT - y2);
}

/* A grid of rules: the given sides of columns and rows. */
static inline void make_grid(struct make_pdf *pdf, const double *xs, size_t columns, const double *ys,
                             size_t rows)
{
    for (size_t i = 0; i < rows; i++)
        make_rule(pdf, xs[0], ys[i], xs[columns - 1], ys[i]);
    for (size_t i = 0; i < columns; i++)
        make_rule(pdf, xs[i], ys[0], xs[i], ys[rows - 1]);
}

static inline void make_map(struct ssk_buffer *out)
{
    ssk_buffer_append_string(out, "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                                  "/CMapName /U def /CMapType 2 def\n"
                                  "1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
    for (unsigned high = 0; high < 256; high++) {
        if (high % 64 == 0)
            ssk_buffer_append_string(out, "64 beginbfrange\n");
        ssk_buffer_printf(out, "<%02X00> <%02XFF> <%02X00>\n", high, high, high);
        if (high % 64 == 63)
            ssk_buffer_append_string(out, "endbfrange\n");
    }
    ssk_buffer_append_string(out, "endcmap CMapName currentdict /CMap defineresource pop end end\n");
}

static inline void make_object(struct ssk_buffer *out, size_t *offsets, size_t number, const char *body)
{
    offsets[number] = out->length;
    ssk_buffer_printf(out, "%zu 0 obj\n%s\nendobj\n", number, body);
}

static inline void make_stream(struct ssk_buffer *out, size_t *offsets, size_t number,
                               const struct ssk_buffer *data)
{
    offsets[number] = out->length;
    ssk_buffer_printf(out, "%zu 0 obj\n<< /Length %zu >>\nstream\n", number, data->length);
    ssk_buffer_append_string(out, ssk_buffer_string(data));
    ssk_buffer_append_string(out, "\nendstream\nendobj\n");
}

static inline void make_fonts(struct ssk_buffer *out, size_t *offsets, const struct make_pdf *pdf)
{
    char fonts[2][256], descendant[512];
    for (int f = 0; f < 2; f++)
        snprintf(fonts[f], sizeof fonts[f],
                 "<< /Type /Font /Subtype /Type0 /BaseFont /Test%c /Encoding /Identity-%c "
                 "/DescendantFonts [6 0 R]%s >>",
                 "HV"[f], "HV"[f], pdf -> collection ? "" : " /ToUnicode 3 0 R");
    snprintf(descendant, sizeof descendant,
             "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /FontDescriptor 7 0 R /DW 1000 "
             "/W [32 126 500 9329 9331 2000] /DW2 [880 -1000] "
             "/CIDSystemInfo << /Registry (Adobe) /Ordering (%s) /Supplement 0 >> >>",
             pdf->collection ? pdf->collection : "Identity");
    struct ssk_buffer map = SSK_BUFFER_INIT;
    make_map(&map);
    make_stream(out, offsets, 3, &map);
    ssk_buffer_free(&map);
    make_object(out, offsets, 4, fonts[0]);
    make_object(out, offsets, 5, fonts[1]);
    make_object(out, offsets, 6, descendant);
    make_object(out, offsets, 7,
                "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -120 1000 880] "
                "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>");
}

/* The whole file; frees the drawings. Object numbers: 1 catalogue, 2 pages, 3 to 7 fonts, 8 information,
 * then two a page. */
static inline void make_file(struct make_pdf *pdf, struct ssk_buffer *out)
{
    size_t offsets[9 + 2 * PDF_PAGES] = {0}, objects = 9 + 2 * pdf->count;
    struct ssk_buffer body = SSK_BUFFER_INIT;
    ssk_buffer_append_string(out, "%PDF-1.6\n");
    ssk_buffer_append_string(&body, "<< /Type /Catalog /Pages 2 0 R");
    if (pdf->labels)
        ssk_buffer_printf(&body, " /PageLabels << /Nums [0 << /S /D /P (%s) >>] >>", pdf->labels);
    ssk_buffer_append_string(&body, " >>");
    make_object(out, offsets, 1, ssk_buffer_string(&body));
    ssk_buffer_clear(&body);
    ssk_buffer_append_string(&body, "<< /Type /Pages /Kids [");
    for (size_t p = 0; p < pdf->count; p++)
        ssk_buffer_printf(&body, "%zu 0 R ", 9 + 2 * p);
    ssk_buffer_printf(&body, "] /Count %zu >>", pdf->count);
    make_object(out, offsets, 2, ssk_buffer_string(&body));
    make_fonts(out, offsets, pdf);
    ssk_buffer_clear(&body);
    ssk_buffer_printf(&body, "<< /Title (%s) >>", pdf->title ? pdf->title : "");
    make_object(out, offsets, 8, ssk_buffer_string(&body));
    for (size_t p = 0; p < pdf->count; p++) {
        ssk_buffer_clear(&body);
        ssk_buffer_printf(&body,
                          "<< /Type /Page /Parent 2 0 R /MediaBox [0 %d %d %d] /Contents %zu 0 R "
                          "/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>",
                          pdf->lying ? PDF_HEIGHT - PDF_WIDTH : 0, pdf->lying ? PDF_HEIGHT : PDF_WIDTH,
                          PDF_HEIGHT, 10 + 2 * p);
        make_object(out, offsets, 9 + 2 * p, ssk_buffer_string(&body));
        make_stream(out, offsets, 10 + 2 * p, &pdf->pages[p]);
        ssk_buffer_free(&pdf->pages[p]);
    }
    size_t start = out->length;
    ssk_buffer_printf(out, "xref\n0 %zu\n0000000000 65535 f \n", objects);
    for (size_t i = 1; i < objects; i++)
        ssk_buffer_printf(out, "%010zu 00000 n \n", offsets[i]);
    ssk_buffer_printf(out, "trailer\n<< /Size %zu /Root 1 0 R /Info 8 0 R", objects);
    if (pdf->encrypted) /* by a password that nobody knows */
        ssk_buffer_append_string(out, " /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                                      "/O (01234567890123456789012345678901) "
                                      "/U (01234567890123456789012345678901) >> /ID [(a) (b)]");
    ssk_buffer_printf(out, " >>\nstartxref\n%zu\n%%%%EOF\n", start);
    ssk_buffer_free(&body);
}

#endif
