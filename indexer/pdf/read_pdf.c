/* PDF: the stages in their order. Each page is read alone; running heads, sizes and what goes on
 * overleaf are seen over all pages together. */
#include "indexer/pdf/read_pdf.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "indexer/base/messages.h"
#include "indexer/pdf/glyphs/vertical_fonts.h"
#include "indexer/pdf/glyphs/writing_direction.h"
#include "indexer/pdf/layout/pdf_layout.h"
#include "indexer/pdf/pdf_headers.h"
#include "indexer/pdf/poppler.h"
#include "indexer/pdf/slides.h"
#include "indexer/pdf/write_pages.h"
#include "seisaku/buffer.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

#define RULES_SECONDS 5.0 /* of processor time, that rendering a file's pages may take */
#define RULES_PAGE    0.1 /* and as much more for each page it has */

enum { PAGES_MAX = 20000 };

struct pdf_file {
    struct pdf_page *pages;
    size_t count;
    double spent; /* seconds of processor time on rules */
};

/* A page wider than high, of writing across: most often a slide, whose text stands in boxes. */
static bool is_slide(const struct pdf_page *page)
{
    return page->turn == PDF_AS_IS && page->width > 1.2F * page->height;
}

/* Rendering a page takes 20 ms, but a damaged font can make it seconds. */
static void read_rules(const struct pdf_source *source, struct pdf_file *file, struct pdf_page *page)
{
    if (!pdf_needs_rules(page))
        return;
    clock_t start = clock();
    page->unruled = file->spent > RULES_SECONDS + RULES_PAGE * (double)file->count;
    if (!page->unruled)
        pdf_source_rules(source, (size_t)(page - file->pages), page);
    file->spent += (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void read_pages(const struct pdf_source *source, struct pdf_file *file)
{
    for (size_t p = 0; p < file->count; p++) {
        struct pdf_page *page = &file->pages[p];
        page->damaged = !pdf_source_page(source, p, page);
        read_rules(source, file, page);
        pdf_turn(page);
        vertical_fonts_settle(page);
        page->slide = is_slide(page);
    }
    for (size_t p = 0; p < file->count; p++)
        pdf_source_drop_codes(source, &file->pages[p]);
}

/* --- what could not be read --- */

enum lack { NO_TEXT, DAMAGED, UNRULED, UNPACKED, UNNAMED, LOST, LACKS };

static bool lacks(const struct pdf_page *page, enum lack lack)
{
    const bool lacking[LACKS] = {
        [NO_TEXT] = !page->damaged && page->count == 0 && !page->unpacked && !page->unnamed,
        [DAMAGED] = page->damaged,
        [UNRULED] = page->unruled,
        [UNPACKED] = page->unpacked,
        [UNNAMED] = page->unnamed,
        [LOST] = page->lost > 0 && !page->unnamed,
    };
    return lacking[lack];
}

/* Adds "what: pages 3-17, 20" for the pages that lack it, if any. */
static void complain(struct ssk_buffer *out, const struct pdf_file *file, enum lack lack)
{
    static const char *const words[LACKS] = {
        [NO_TEXT] = N_("no text layer"),
        [DAMAGED] = N_("damaged"),
        [UNRULED] = N_("too slow to render, so read without their tables' rules"),
        [UNPACKED] = N_("text lost, whose fonts need the Debian package poppler-data"),
        [UNNAMED] = N_("text that cannot be read, its fonts not saying which characters they draw"),
        [LOST] = N_("characters left out that their fonts do not name"),
    };
    struct ssk_buffer list = SSK_BUFFER_INIT;
    size_t many = 0;
    for (size_t p = 0, last; p < file->count; p = last + 1) {
        last = p;
        if (!lacks(&file->pages[p], lack))
            continue;
        while (last + 1 < file->count && lacks(&file->pages[last + 1], lack))
            last++;
        ssk_buffer_printf(&list, last > p ? "%s%zu-%zu" : "%s%zu", many ? ", " : "", p + 1, last + 1);
        many += last + 1 - p;
    }
    if (many > 0)
        ssk_buffer_printf(out, "%s%s: %s %s", out->length ? "; " : "", ssk_both(words[lack]),
                          many > 1 ? ssk_both("pages") : ssk_both("page"), ssk_buffer_string(&list));
    ssk_buffer_free(&list);
}

static bool has_text(const struct document *document)
{
    for (size_t p = 0; p < document->count; p++)
        if (document->pages[p].count > 0)
            return true;
    return false;
}

/* One line for what the pages do not give, which is the error where they give nothing. */
static ssk_status warn(const struct pdf_file *file, const struct source *source,
                       const struct document *document, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    struct ssk_buffer said = SSK_BUFFER_INIT;
    for (enum lack lack = 0; lack < LACKS; lack++)
        complain(&said, file, lack);
    if (said.length > 0 && !has_text(document))
        status = ssk_fail(error, SSK_INPUT, "%s: nothing to index", ssk_buffer_string(&said));
    else if (said.length > 0 && !source->quiet)
        message_print("%s: %s", source->path, ssk_buffer_string(&said));
    ssk_buffer_free(&said);
    return status;
}

static ssk_status read_all(struct document *out, const struct pdf_source *pdf, struct pdf_file *file,
                           const struct source *source, struct ssk_error *error)
{
    file->pages = g_new0(struct pdf_page, file->count);
    read_pages(pdf, file);
    pdf_find_headers(file->pages, file->count);
    for (size_t p = 0; p < file->count; p++)
        pdf_lay_out(&file->pages[p]);
    g_autofree char *program = pdf_source_program(pdf);
    if (slides_are_these(file->pages, file->count, program))
        out->genre = SSK_GENRE_SLIDES;
    out->named = pdf_source_title(pdf);
    pdf_write_pages(out, file->pages, file->count);
    ssk_status status = warn(file, source, out, error);
    for (size_t p = 0; p < file->count; p++)
        pdf_page_free(&file->pages[p]);
    g_free(file->pages);
    return status;
}

ssk_status read_pdf(const struct source *source, struct document *out, struct ssk_error *error)
{
    struct pdf_source *pdf;
    ssk_status status = pdf_source_open(&pdf, source->bytes.data, source->bytes.length, error);
    if (status != SSK_OK)
        return status;
    struct pdf_file file = {.count = pdf_source_count(pdf)};
    if (file.count == 0 || file.count > PAGES_MAX)
        status = ssk_fail(error, SSK_INPUT, "damaged: it has %zu pages", file.count);
    else
        status = read_all(out, pdf, &file, source, error);
    pdf_source_close(pdf);
    return status;
}
