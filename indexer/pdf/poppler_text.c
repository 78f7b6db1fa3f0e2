/* poppler's text layout gives one rectangle a character of its text, blanks and line ends included; fonts
 * come as runs over the same characters. */
#include "indexer/pdf/poppler_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/pdf/drawn_fonts.h"
#include "indexer/pdf/font_codes.h"
#include "indexer/pdf/glyph_text.h"

enum {
    GLYPHS_MAX = 200000, /* on one page; what has more is a drawing or an attack */
    FONTS_MAX = 1024     /* of a file; those behind are judged as one */
};

#define WIDE 1.5F /* heights; no upright character is wider */

struct poppler_fonts {
    char *names[FONTS_MAX]; /* NULL: not told */
    struct font_codes codes[FONTS_MAX];
    size_t count;
};

struct reader {
    struct pdf_page *page;
    struct poppler_fonts *fonts;
    size_t font; /* the present one */
    bool blank;  /* before the next glyph */
};

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

/* Characters whose font tells no widths have boxes that reach over what follows them on their line: these end
 * where the next one begins. */
static void end_at_next(struct pdf_page *page, const PopplerRectangle *next)
{
    struct box *last = page->count > 0 ? &page->glyphs[page->count - 1].box : NULL;
    float height = last ? last->y2 - last->y1 : 0;
    if (last && last->x2 - last->x1 > WIDE * height && fabs(next->y1 - (double)last->y1) < 0.1 * height &&
        next->x1 > last->x1 + 0.5 * height && next->x1 < last->x2 - 0.3 * height)
        last->x2 = (float)next->x1;
}

static void add_glyph(struct reader *reader, gunichar point, const PopplerRectangle *place,
                      const PopplerTextAttributes *font)
{
    struct pdf_page *page = reader->page;
    PDF_GROW(page->glyphs, page->count, page->capacity);
    end_at_next(page, place);
    float height = (float)(place->y2 - place->y1);
    float size = font ? (float)font->font_size : height;
    page->glyphs[page->count++] = (struct pdf_glyph){
        .box = {(float)place->x1, (float)place->y1, (float)place->x2, (float)place->y2},
        .size = size > 1 ? size : height,
        .point = point,
        .bold = font && sounds_bold(font->font_name),
        .blank = reader->blank,
        .font = (unsigned short)reader->font,
    };
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

/* Turns to the font of the next characters. */
static void turn_to(struct reader *reader, const PopplerTextAttributes *attributes)
{
    struct poppler_fonts *fonts = reader->fonts;
    const char *name = attributes ? attributes->font_name : NULL;
    for (reader->font = 0; reader->font < fonts->count; reader->font++)
        if (g_strcmp0(fonts->names[reader->font], name) == 0)
            return;
    if (fonts->count < FONTS_MAX)
        fonts->names[fonts->count++] = g_strdup(name);
    else
        reader->font = FONTS_MAX - 1;
}

static void add_character(struct reader *reader, gunichar point, const PopplerRectangle *place,
                          const PopplerTextAttributes *font)
{
    bool space = g_unichar_isspace(point), blank = space || g_unichar_iscntrl(point);
    if (!space)
        font_codes_add(&reader->fonts->codes[reader->font], point);
    reader->blank |= blank;
    if (blank || !is_sane(place, reader->page))
        return;
    uint32_t shown = glyph_text(point, font ? font->font_name : NULL);
    if (shown == GLYPH_LOST)
        lose_glyph(reader->page, place);
    if (shown == GLYPH_LOST || shown == GLYPH_NONE || reader->page->count >= GLYPHS_MAX)
        return;
    add_glyph(reader, shown, place, font);
    reader->blank = false;
}

/* Walks text, rectangles and fonts side by side. */
static void add_glyphs(struct reader *reader, const char *text, const PopplerRectangle *places, guint count,
                       const GList *fonts)
{
    guint index = 0;
    turn_to(reader, fonts ? fonts->data : NULL);
    for (const char *c = text; *c && index < count; c = g_utf8_next_char(c)) {
        gunichar point = g_utf8_get_char(c);
        if (is_direction_mark(point))
            continue;
        for (; fonts && fonts->next && (int)index > ((PopplerTextAttributes *)fonts->data)->end_index;
             turn_to(reader, fonts->data))
            fonts = fonts->next;
        add_character(reader, point, &places[index++], fonts ? fonts->data : NULL);
    }
}

static void read_glyphs(PopplerPage *poppler, struct poppler_fonts *seen, struct pdf_page *page)
{
    g_autofree char *text = poppler_page_get_text(poppler);
    g_autofree PopplerRectangle *places = NULL;
    guint count = 0;
    if (!text || !poppler_page_get_text_layout(poppler, &places, &count))
        return;
    GList *fonts = poppler_page_get_text_attributes(poppler);
    struct reader reader = {.page = page, .fonts = seen, .blank = true};
    add_glyphs(&reader, text, places, count, fonts);
    poppler_page_free_text_attributes(fonts);
}

/* poppler has no name for fonts that the file draws. */
static void fit_drawn(const struct poppler_fonts *fonts, struct pdf_page *page)
{
    bool drawn[FONTS_MAX];
    for (size_t f = 0; f < fonts->count; f++)
        drawn[f] = !fonts->names[f] || strcmp(fonts->names[f], "Default") == 0;
    drawn_fonts_fit(page, drawn, fonts->count);
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

void poppler_read_text(PopplerPage *poppler, struct poppler_fonts *fonts, struct pdf_page *page)
{
    guint handler = g_log_set_handler("Poppler", G_LOG_LEVEL_MASK, hear, &page->unpacked);
    read_glyphs(poppler, fonts, page);
    fit_drawn(fonts, page);
    page->unnamed = page->count == 0 && !page->unpacked && (page->lost > 0 || draws_text(poppler));
    g_log_remove_handler("Poppler", handler);
}

struct poppler_fonts *poppler_fonts_new(void)
{
    return g_new0(struct poppler_fonts, 1);
}

void poppler_fonts_free(struct poppler_fonts *fonts)
{
    for (size_t f = 0; f < fonts->count; f++)
        g_free(fonts->names[f]);
    g_free(fonts);
}

void poppler_drop_codes(const struct poppler_fonts *fonts, struct pdf_page *page)
{
    size_t kept = 0, all = page->count;
    for (size_t i = 0; i < all; i++)
        if (font_codes_are_text(&fonts->codes[page->glyphs[i].font]))
            page->glyphs[kept++] = page->glyphs[i];
    page->count = kept;
    page->lost += all - kept;
    page->unnamed |= kept == 0 && all > 0 && !page->unpacked;
}
