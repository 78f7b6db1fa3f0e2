/* Reading by poppler-glib. */
#include "indexer/pdf/poppler.h"

#include <math.h>
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/pdf/glyphs/ruling_lines.h"
#include "indexer/pdf/poppler_text.h"

enum {
    SIDE_MAX = 5000 /* points; a larger page is not rendered for its rules */
};

struct pdf_source {
    PopplerDocument *document;
    struct poppler_fonts *fonts;
};

static ssk_status open_failure(GError *failure, struct ssk_error *error)
{
    bool encrypted = g_error_matches(failure, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
    g_error_free(failure);
    if (encrypted)
        return ssk_fail(error, SSK_INPUT, "encrypted: save it without its password");
    return ssk_fail(
        error, SSK_INPUT,
        "no PDF, or damaged beyond reading: open it in a viewer, and save it anew or get it again");
}

ssk_status pdf_source_open(struct pdf_source **out, const char *bytes, size_t length, struct ssk_error *error)
{
    *out = NULL;
    GError *failure = NULL;
    GBytes *lent = g_bytes_new_static(bytes, length);
    PopplerDocument *document = poppler_document_new_from_bytes(lent, NULL, &failure);
    g_bytes_unref(lent);
    if (!document)
        return open_failure(failure, error);
    *out = g_new(struct pdf_source, 1);
    **out = (struct pdf_source){document, poppler_fonts_new()};
    return SSK_OK;
}

void pdf_source_close(struct pdf_source *source)
{
    g_object_unref(source->document);
    poppler_fonts_free(source->fonts);
    g_free(source);
}

size_t pdf_source_count(const struct pdf_source *source)
{
    int count = poppler_document_get_n_pages(source->document);
    return count > 0 ? (size_t)count : 0;
}

char *pdf_source_program(const struct pdf_source *source)
{
    g_autofree char *creator = poppler_document_get_creator(source->document);
    g_autofree char *producer = poppler_document_get_producer(source->document);
    return g_strconcat(creator ? creator : "", " ", producer ? producer : "", NULL);
}

char *pdf_source_title(const struct pdf_source *source)
{
    g_autofree char *title = poppler_document_get_title(source->document);
    return title ? strdup(title) : NULL;
}

/* A label that only counts the pages is poppler's own invention, not the file's. */
static void read_label(PopplerPage *poppler, size_t index, struct pdf_page *page)
{
    g_autofree char *label = poppler_page_get_label(poppler);
    char counted[24];
    snprintf(counted, sizeof counted, "%zu", index + 1);
    if (label && *label && strcmp(label, counted) != 0)
        page->text.label = strdup(label);
}

bool pdf_source_page(const struct pdf_source *source, size_t index, struct pdf_page *out)
{
    PopplerPage *poppler = poppler_document_get_page(source->document, (int)index);
    if (!poppler)
        return false;
    double width = 0, height = 0;
    poppler_page_get_size(poppler, &width, &height);
    out->width = (float)width;
    out->height = (float)height;
    poppler_read_text(poppler, source->fonts, out);
    read_label(poppler, index, out);
    g_object_unref(poppler);
    return true;
}

void pdf_source_drop_codes(const struct pdf_source *source, struct pdf_page *page)
{
    poppler_drop_codes(source->fonts, page);
}

/* poppler-glib has no way to the drawing operators, so the rules are read off the rendered page,
 * one pixel a point: 4 to 20 ms a page. */
static void read_rules(PopplerPage *poppler, struct pdf_page *page)
{
    int width = (int)page->width, height = (int)page->height;
    if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX)
        return;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    poppler_page_render(poppler, cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        const struct pdf_pixels pixels = {(const uint32_t *)(void *)cairo_image_surface_get_data(surface),
                                          (size_t)cairo_image_surface_get_stride(surface) / 4, width, height};
        pdf_find_rules(page, &pixels);
    }
    cairo_surface_destroy(surface);
}

void pdf_source_rules(const struct pdf_source *source, size_t index, struct pdf_page *page)
{
    PopplerPage *poppler = poppler_document_get_page(source->document, (int)index);
    if (!poppler)
        return;
    read_rules(poppler, page);
    g_object_unref(poppler);
}
