/* Reading by poppler-glib. Its text layout gives one rectangle a character of its text, blanks and
 * line ends included; fonts come as runs over the same characters. */
#include "indexer/pdf/poppler.h"

#include <math.h>
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/pdf/glyph_text.h"
#include "indexer/pdf/layout/ruling_lines.h"

enum {
    GLYPHS_MAX = 200000, /* on one page; what has more is a drawing or an attack */
    SIDE_MAX = 5000      /* points; a larger page is not rendered for its rules */
};

struct pdf_source {
    PopplerDocument *document;
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
    struct pdf_source *source = calloc(1, sizeof *source);
    if (!source)
        return ssk_no_memory(error);
    GError *failure = NULL;
    GBytes *lent = g_bytes_new_static(bytes, length);
    source->document = poppler_document_new_from_bytes(lent, NULL, &failure);
    g_bytes_unref(lent);
    if (!source->document) {
        free(source);
        return open_failure(failure, error);
    }
    *out = source;
    return SSK_OK;
}

void pdf_source_close(struct pdf_source *source)
{
    if (!source)
        return;
    g_object_unref(source->document);
    free(source);
}

size_t pdf_source_count(const struct pdf_source *source)
{
    int count = poppler_document_get_n_pages(source->document);
    return count > 0 ? (size_t)count : 0;
}

char *pdf_source_title(const struct pdf_source *source)
{
    char *title = poppler_document_get_title(source->document);
    char *copy = title ? strdup(title) : NULL;
    g_free(title);
    return copy;
}

/* The font's own name is the only word on its weight that poppler gives. A Gothic stands for bold
 * among Mincho; its name comes in UTF-8 or, from older programs, in Shift_JIS. */
static bool sounds_bold(const char *font)
{
    static const char *const signs[] = {"Bold",   "bold",     "Heavy", "Black",
                                        "Gothic", "ゴシック", "ｺﾞｼｯｸ", "\x83\x53\x83\x56\x83\x62\x83\x4e"};
    for (size_t i = 0; font && i < sizeof signs / sizeof *signs; i++)
        if (strstr(font, signs[i]))
            return true;
    return false;
}

/* Marks of direction that poppler writes around right-to-left words; they have no rectangle. */
static bool is_direction_mark(gunichar point)
{
    return point == 0x200e || point == 0x200f || (point >= 0x202a && point <= 0x202e);
}

static bool is_sane(const PopplerRectangle *place, const struct pdf_page *page)
{
    return place->x2 > place->x1 && place->y2 > place->y1 && place->x1 > -page->width &&
           place->x2 < 2 * page->width && place->y1 > -page->height && place->y2 < 2 * page->height;
}

static bool add_glyph(struct pdf_page *page, gunichar point, const PopplerRectangle *place,
                      const PopplerTextAttributes *font, bool blank)
{
    if (!pdf_grow(&page->glyphs, page->count, &page->capacity, sizeof *page->glyphs))
        return false;
    float height = (float)(place->y2 - place->y1);
    float size = font ? (float)font->font_size : height;
    page->glyphs[page->count++] = (struct pdf_glyph){
        .box = {(float)place->x1, (float)place->y1, (float)place->x2, (float)place->y2},
        .size = size > 1 ? size : height,
        .point = point,
        .bold = font && sounds_bold(font->font_name),
        .blank = blank,
    };
    return true;
}

/* Counts a character that is not named. The one before takes its room, so that no blank stands there. */
static void lose_glyph(struct pdf_page *page, const PopplerRectangle *place)
{
    page->lost++;
    struct box *last = page->count > 0 ? &page->glyphs[page->count - 1].box : NULL;
    if (last && overlap(last->y1, last->y2, (float)place->y1, (float)place->y2) > 0 &&
        fabs(place->x1 - (double)last->x2) < 0.5 * (place->y2 - place->y1))
        last->x2 = (float)place->x2;
}

/* Walks text, rectangles and fonts side by side. */
static bool add_glyphs(struct pdf_page *page, const char *text, const PopplerRectangle *places, guint count,
                       GList *fonts)
{
    bool blank = true;
    guint index = 0;
    for (const char *c = text; *c && index < count; c = g_utf8_next_char(c)) {
        gunichar point = g_utf8_get_char(c);
        if (is_direction_mark(point))
            continue;
        while (fonts && fonts->next && (int)index > ((PopplerTextAttributes *)fonts->data)->end_index)
            fonts = fonts->next;
        const PopplerRectangle *place = &places[index++];
        if (g_unichar_isspace(point) || g_unichar_iscntrl(point)) {
            blank = true;
            continue;
        }
        const PopplerTextAttributes *font = fonts ? fonts->data : NULL;
        uint32_t shown = glyph_text(point, font ? font->font_name : NULL);
        if (shown == GLYPH_LOST && is_sane(place, page))
            lose_glyph(page, place);
        if (shown == GLYPH_LOST || shown == GLYPH_NONE)
            continue;
        if (is_sane(place, page) && page->count < GLYPHS_MAX) {
            if (!add_glyph(page, shown, place, font, blank))
                return false;
            blank = false;
        }
    }
    return true;
}

static bool read_glyphs(PopplerPage *poppler, struct pdf_page *page)
{
    char *text = poppler_page_get_text(poppler);
    PopplerRectangle *places = NULL;
    guint count = 0;
    bool done = true;
    if (text && poppler_page_get_text_layout(poppler, &places, &count)) {
        GList *fonts = poppler_page_get_text_attributes(poppler);
        done = add_glyphs(page, text, places, count, fonts);
        poppler_page_free_text_attributes(fonts);
    }
    g_free(places);
    g_free(text);
    return done;
}

/* A label that only counts the pages is poppler's own invention, not the file's. */
static bool read_label(PopplerPage *poppler, size_t index, struct pdf_page *page)
{
    char *label = poppler_page_get_label(poppler);
    char counted[24];
    snprintf(counted, sizeof counted, "%zu", index + 1);
    bool done = true;
    if (label && *label && strcmp(label, counted) != 0) {
        page->label = strdup(label);
        done = page->label != NULL;
    }
    g_free(label);
    return done;
}

/* --- text that is drawn but not named --- */

/* Takes poppler's messages; where one says that poppler-data is missing, *context becomes true. */
static void hear(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer context)
{
    (void)domain, (void)level;
    bool *unpacked = context;
    *unpacked |= strstr(message, "Missing language pack") != NULL;
}

static void see_glyphs(cairo_surface_t *observer, cairo_surface_t *target, void *context)
{
    (void)observer, (void)target;
    bool *drawn = context;
    *drawn = true;
}

/* Whether the page draws characters at all: a font without a map of them gives no text. Nothing is painted.
 */
static bool draws_text(PopplerPage *poppler)
{
    bool drawn = false;
    cairo_surface_t *record = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, NULL);
    cairo_surface_t *observer = cairo_surface_create_observer(record, CAIRO_SURFACE_OBSERVER_NORMAL);
    cairo_surface_observer_add_glyphs_callback(observer, see_glyphs, &drawn);
    cairo_t *cairo = cairo_create(observer);
    poppler_page_render(poppler, cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(observer);
    cairo_surface_destroy(record);
    return drawn;
}

/* read_glyphs, and what of the text could not be read. */
static bool read_text(PopplerPage *poppler, struct pdf_page *page)
{
    guint handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, hear, &page->unpacked);
    bool done = read_glyphs(poppler, page);
    struct glyph_scripts scripts = {0};
    for (size_t i = 0; i < page->count; i++)
        glyph_scripts_add(&scripts, page->glyphs[i].point);
    if (glyph_scripts_clash(&scripts)) {
        page->lost += page->count;
        page->count = 0;
    }
    page->unnamed = page->count == 0 && !page->unpacked && (page->lost > 0 || draws_text(poppler));
    g_log_remove_handler("Poppler", handler);
    return done;
}

ssk_status pdf_source_page(const struct pdf_source *source, size_t index, struct pdf_page *out)
{
    PopplerPage *poppler = poppler_document_get_page(source->document, (int)index);
    if (!poppler)
        return SSK_INPUT;
    double width = 0, height = 0;
    poppler_page_get_size(poppler, &width, &height);
    out->width = (float)width;
    out->height = (float)height;
    bool done = read_text(poppler, out) && read_label(poppler, index, out);
    g_object_unref(poppler);
    return done ? SSK_OK : SSK_MEMORY;
}

/* poppler-glib has no way to the drawing operators, so the rules are read off the rendered page,
 * one pixel a point: 4 to 20 ms a page. */
static bool read_rules(PopplerPage *poppler, struct pdf_page *page)
{
    int width = (int)page->width, height = (int)page->height;
    if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX)
        return true;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    poppler_page_render(poppler, cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    bool done = true;
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        const struct pdf_pixels pixels = {(const uint32_t *)(void *)cairo_image_surface_get_data(surface),
                                          (size_t)cairo_image_surface_get_stride(surface) / 4, width, height};
        done = pdf_find_rules(page, &pixels);
    }
    cairo_surface_destroy(surface);
    return done;
}

ssk_status pdf_source_rules(const struct pdf_source *source, size_t index, struct pdf_page *page)
{
    PopplerPage *poppler = poppler_document_get_page(source->document, (int)index);
    if (!poppler)
        return SSK_OK;
    bool done = read_rules(poppler, page);
    g_object_unref(poppler);
    return done ? SSK_OK : SSK_MEMORY;
}
