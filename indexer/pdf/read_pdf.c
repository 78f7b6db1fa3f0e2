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
#include "indexer/pdf/pdf_edges.h"
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
    bool *damaged;
    bool *unruled; /* pages whose rules would have taken too long to find */
    double spent;  /* seconds of processor time on rules */
};

/* A page wider than high, of writing across: most often a slide, whose text stands in boxes. */
static bool is_slide(const struct pdf_page *page)
{
    return page->turn == PDF_AS_IS && page->width > 1.2F * page->height;
}

/* Rendering a page takes 20 ms, but a damaged font can make it seconds. */
static ssk_status read_rules(const struct pdf_source *source, struct pdf_file *file, size_t p)
{
    bool needed;
    if (!pdf_needs_rules(&file->pages[p], &needed))
        return SSK_MEMORY;
    file->unruled[p] = needed && file->spent > RULES_SECONDS + RULES_PAGE * (double)file->count;
    if (!needed || file->unruled[p])
        return SSK_OK;
    clock_t start = clock();
    ssk_status status = pdf_source_rules(source, p, &file->pages[p]);
    file->spent += (double)(clock() - start) / CLOCKS_PER_SEC;
    return status;
}

static ssk_status read_pages(const struct pdf_source *source, struct pdf_file *file)
{
    file->pages = calloc(file->count + 1, sizeof *file->pages);
    file->damaged = calloc(file->count + 1, sizeof *file->damaged);
    file->unruled = calloc(file->count + 1, sizeof *file->unruled);
    if (!file->pages || !file->damaged || !file->unruled)
        return SSK_MEMORY;
    for (size_t p = 0; p < file->count; p++) {
        ssk_status status = pdf_source_page(source, p, &file->pages[p]);
        file->damaged[p] = status == SSK_INPUT;
        if (status == SSK_OK)
            status = read_rules(source, file, p);
        if (status == SSK_MEMORY || !pdf_turn(&file->pages[p]))
            return SSK_MEMORY;
        vertical_fonts_settle(&file->pages[p]);
        file->pages[p].slide = is_slide(&file->pages[p]);
    }
    for (size_t p = 0; p < file->count; p++)
        pdf_source_drop_codes(source, &file->pages[p]);
    return SSK_OK;
}

static ssk_status lay_out(struct pdf_file *file)
{
    if (!pdf_find_headers(file->pages, file->count))
        return SSK_MEMORY;
    for (size_t p = 0; p < file->count; p++) {
        if (!pdf_lay_out(&file->pages[p]))
            return SSK_MEMORY;
    }
    return SSK_OK;
}

/* --- what could not be read --- */

/* Writes "3-17, 20" for the pages marked. */
static void list_pages(struct ssk_buffer *out, const bool *marked, size_t count)
{
    const char *between = "";
    for (size_t p = 0; p < count; p++) {
        if (!marked[p])
            continue;
        size_t last = p;
        while (last + 1 < count && marked[last + 1])
            last++;
        ssk_buffer_printf(out, last > p ? "%s%zu-%zu" : "%s%zu", between, p + 1, last + 1);
        between = ", ";
        p = last;
    }
}

enum lack { NO_TEXT, DAMAGED, UNRULED, UNPACKED, UNNAMED, LOST, LACKS };

static bool lacks(const struct pdf_file *file, size_t p, enum lack lack)
{
    const struct pdf_page *page = &file->pages[p];
    switch (lack) {
    case NO_TEXT:
        return !file->damaged[p] && page->count == 0 && !page->unpacked && !page->unnamed;
    case DAMAGED:
        return file->damaged[p];
    case UNRULED:
        return file->unruled[p];
    case UNPACKED:
        return page->unpacked;
    case UNNAMED:
        return page->unnamed;
    default:
        return page->lost > 0 && !page->unnamed;
    }
}

/* Adds "what: pages 3-17, 20" for the pages that lack it, if any. `marked` is scratch. */
static void complain(struct ssk_buffer *out, const struct pdf_file *file, enum lack lack, bool *marked)
{
    static const char *const words[LACKS] = {
        [NO_TEXT] = N_("no text layer"),
        [DAMAGED] = N_("damaged"),
        [UNRULED] = N_("too slow to render, so read without their tables' rules"),
        [UNPACKED] = N_("text lost, whose fonts need the Debian package poppler-data"),
        [UNNAMED] = N_("text that cannot be read, its fonts not saying which characters they draw"),
        [LOST] = N_("characters left out that their fonts do not name"),
    };
    size_t many = 0;
    for (size_t p = 0; p < file->count; p++) {
        marked[p] = lacks(file, p, lack);
        many += marked[p];
    }
    if (many == 0)
        return;
    ssk_buffer_printf(out, "%s%s: %s ", out->length ? "; " : "", ssk_both(words[lack]),
                      many > 1 ? ssk_both("pages") : ssk_both("page"));
    list_pages(out, marked, file->count);
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
    bool *marked = calloc(file->count + 1, sizeof *marked);
    if (!marked)
        return SSK_MEMORY;
    ssk_status status = SSK_OK;
    struct ssk_buffer said = SSK_BUFFER_INIT;
    for (enum lack lack = 0; lack < LACKS; lack++)
        complain(&said, file, lack, marked);
    if (said.length > 0 && !has_text(document))
        status = ssk_fail(error, SSK_INPUT, "%s: nothing to index", ssk_buffer_string(&said));
    else if (said.length > 0 && !source->quiet)
        message_print("%s: %s", source->path, ssk_buffer_string(&said));
    ssk_buffer_free(&said);
    free(marked);
    return status;
}

static void pdf_file_free(struct pdf_file *file)
{
    for (size_t p = 0; file->pages && p < file->count; p++)
        pdf_page_free(&file->pages[p]);
    free(file->pages);
    free(file->damaged);
    free(file->unruled);
}

static ssk_status read_all(struct document *out, const struct pdf_source *pdf, struct pdf_file *file)
{
    ssk_status status = read_pages(pdf, file);
    if (status == SSK_OK)
        status = lay_out(file);
    if (status != SSK_OK)
        return status;
    char *program = pdf_source_program(pdf);
    if (slides_are_these(file->pages, file->count, program))
        out->genre = SSK_GENRE_SLIDES;
    free(program);
    out->named = pdf_source_title(pdf);
    return pdf_write_pages(out, file->pages, file->count) ? SSK_OK : SSK_MEMORY;
}

ssk_status read_pdf(const struct source *source, struct document *out, struct ssk_error *error)
{
    struct pdf_source *pdf = NULL;
    ssk_status status = pdf_source_open(&pdf, source->bytes.data, source->bytes.length, error);
    if (status != SSK_OK)
        return status;
    struct pdf_file file = {.count = pdf_source_count(pdf)};
    if (file.count == 0 || file.count > PAGES_MAX)
        status = ssk_fail(error, SSK_INPUT, "damaged: it has %zu pages", file.count);
    else
        status = read_all(out, pdf, &file);
    if (status == SSK_OK)
        status = warn(&file, source, out, error);
    if (status == SSK_MEMORY)
        ssk_fail(error, status, "out of memory");
    pdf_file_free(&file);
    pdf_source_close(pdf);
    return status;
}
