/* Lines are made of glyphs that share a baseline. A glyph much larger than its neighbours shares one with
 * each line that it crosses, and would draw them into one; so does text that runs aslant. Both are found
 * first: glyphs of one size on one baseline make runs in the file's order, and a run that lies on smaller
 * text, or stands beside two of its lines, is no part of any. */
#include "indexer/pdf/glyphs/overlays.h"

#include <math.h>

#define SMALL  0.8F  /* size of text that a run may lie over, as a share of the run's */
#define NEAR   0.5F  /* ems of the run between it and the lines beside it */
#define REACH  2.5F  /* ems between the glyphs of a watermark */
#define ASLANT 0.25F /* sine of the least angle of slanted text: 15 degrees */

enum {
    RUN_MAX = 16,     /* glyphs of what lies over lines; a longer run is a line itself */
    WEIGHT = 4,       /* glyphs that make the text beside a run lines */
    ENDS = 2,         /* glyphs of a watermark behind the first that covers nothing */
    PDF_OVERLAY = -2, /* not numbered yet */
    RUNS_MAX = 4000   /* on one page; what has more is a drawing */
};

/* Glyphs [start, end) of one size on one baseline. */
struct glyph_run {
    struct box box;
    float size;
    size_t start, end;
};

struct glyph_runs {
    struct pdf_page *page;
    struct glyph_run *list;
    size_t count;
    float least; /* size of the smallest */
};

static bool is_body(const struct pdf_glyph *glyph)
{
    return !glyph->header && glyph->stack == 0 && glyph->overlay == 0;
}

static void make_runs(struct glyph_runs *runs)
{
    const struct pdf_page *page = runs->page;
    for (size_t i = 0; i < page->count; i++) {
        const struct pdf_glyph *glyph = &page->glyphs[i];
        struct glyph_run *last = runs->count > 0 ? &runs->list[runs->count - 1] : NULL;
        if (!is_body(glyph))
            continue;
        if (last && last->end == i && pdf_goes_on(&last->box, last->size, &glyph->box, glyph->size)) {
            box_add(&last->box, &glyph->box);
            last->end++;
        } else {
            runs->list[runs->count++] = (struct glyph_run){glyph->box, glyph->size, i, i + 1};
        }
    }
}

/* --- text aslant --- */

struct step {
    float x, y;
};

static struct step step_to(const struct pdf_glyph *glyph, const struct pdf_glyph *next)
{
    return (struct step){box_middle_x(&next->box) - box_middle_x(&glyph->box),
                         box_middle_y(&next->box) - box_middle_y(&glyph->box)};
}

/* Whether the glyphs at `at` and the two behind it go aslant in equal steps. */
static bool is_aslant(const struct pdf_page *page, size_t at)
{
    const struct pdf_glyph *glyph = &page->glyphs[at];
    for (size_t i = 0; i < 3; i++)
        if (glyph[i].header || glyph[i].stack > 0 || fabsf(glyph[i].size - glyph->size) > 0.05F * glyph->size)
            return false;
    struct step one = step_to(glyph, glyph + 1), two = step_to(glyph + 1, glyph + 2);
    float length = hypotf(one.x, one.y);
    return length > 0.4F * glyph->size && length < 2.5F * glyph->size && fabsf(one.x) > ASLANT * length &&
           fabsf(one.y) > ASLANT * length && hypotf(one.x - two.x, one.y - two.y) < 0.3F * glyph->size;
}

static void mark_aslant(struct pdf_page *page)
{
    for (size_t i = 0; i + 2 < page->count; i++)
        if (is_aslant(page, i))
            for (size_t g = i; g < i + 3; g++)
                page->glyphs[g].overlay = PDF_OVERLAY;
}

/* --- runs over lines --- */

/* What stands under and beside a run. */
struct below {
    size_t covered, glyphs;        /* glyphs under it; in lines that it crosses */
    const struct pdf_glyph *first; /* of the uppermost line */
    float left;                    /* of all */
    float lowest;                  /* baseline */
};

/* Whether the glyph is smaller, and stands in a line that the run crosses. */
static bool is_crossed(const struct pdf_page *page, const struct glyph_run *run,
                       const struct pdf_glyph *glyph)
{
    const struct box *box = &glyph->box;
    float beside = overlap(run->box.x1, run->box.x2, box->x1, box->x2);
    return is_body(glyph) && glyph->size <= SMALL * run->size && beside >= -NEAR * run->size &&
           overlap(run->box.y1, run->box.y2, box->y1, box->y2) >= 0.3F * (box->y2 - box->y1) &&
           !(beside < 1 && pdf_are_ruled_apart(page, &run->box, box, true));
}

static struct below look_below(const struct glyph_runs *runs, const struct glyph_run *run)
{
    struct below below = {.left = INFINITY, .lowest = -INFINITY};
    for (size_t i = 0; i < runs->page->count; i++) {
        const struct pdf_glyph *glyph = &runs->page->glyphs[i];
        const struct box *box = &glyph->box;
        if (!is_crossed(runs->page, run, glyph))
            continue;
        if (!below.first || box_middle_y(box) < box_middle_y(&below.first->box))
            below.first = glyph;
        below.glyphs++;
        below.lowest = fmaxf(below.lowest, box_middle_y(box));
        below.left = fminf(below.left, box->x1);
        below.covered += overlap(run->box.x1, run->box.x2, box->x1, box->x2) > 0.4F * (box->x2 - box->x1) &&
                         overlap(run->box.y1, run->box.y2, box->y1, box->y2) > 0.4F * (box->y2 - box->y1);
    }
    return below;
}

/* A bracket, or a piece of one that is drawn in pieces. */
static bool is_bracket(uint32_t point)
{
    GUnicodeType type = g_unichar_type(point);
    return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_CLOSE_PUNCTUATION ||
           (point >= 0x239b && point <= 0x23ae);
}

/* Fits the run into the first line beside it; the lines below begin where the run does. */
static void fit_initial(struct glyph_runs *runs, const struct glyph_run *run, const struct below *below)
{
    for (size_t i = run->start; i < run->end; i++) {
        struct pdf_glyph *glyph = &runs->page->glyphs[i];
        glyph->box.y1 = below->first->box.y1;
        glyph->box.y2 = below->first->box.y2;
        glyph->size = below->first->size;
    }
    for (size_t i = 0; i < runs->count; i++) {
        const struct glyph_run *other = &runs->list[i];
        struct box *box = &runs->page->glyphs[other->start].box;
        if (other != run && other->size <= SMALL * run->size && box->x1 - run->box.x2 < NEAR * run->size &&
            box->x1 > run->box.x2 - 1 && box_middle_y(&other->box) > below->first->box.y2 &&
            box_middle_y(&other->box) < run->box.y2)
            box->x1 = run->box.x1;
    }
}

static void set_apart(struct glyph_runs *runs, const struct glyph_run *run)
{
    for (size_t i = run->start; i < run->end; i++)
        runs->page->glyphs[i].overlay = PDF_OVERLAY;
}

static void judge(struct glyph_runs *runs, const struct glyph_run *run)
{
    size_t length = run->end - run->start;
    struct below below = look_below(runs, run);
    bool over = below.covered > 0 && below.glyphs > length;
    if (!over && (below.glyphs < WEIGHT * length ||
                  below.lowest - box_middle_y(&below.first->box) <= 0.6F * below.first->size))
        return;
    uint32_t point = runs->page->glyphs[run->start].point;
    if (length == 1 && is_bracket(point))
        runs->page->glyphs[run->start].overlay = PDF_NO_OVERLAY;
    else if (!over && run->box.x2 <= below.left + 1)
        fit_initial(runs, run, &below);
    else
        set_apart(runs, run);
}

/* --- glyphs into overlays --- */

/* Whether the two are of one watermark: 取 扱 注 意 across the page. */
static bool are_near(const struct pdf_glyph *a, const struct pdf_glyph *b)
{
    struct step step = step_to(a, b);
    return fabsf(a->size - b->size) <= 0.05F * a->size && hypotf(step.x, step.y) < REACH * a->size;
}

/* The number of an overlay that the glyph stands near; 0 for none. */
static int overlay_near(const struct pdf_page *page, const struct pdf_glyph *glyph)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].overlay > 0 && are_near(glyph, &page->glyphs[i]))
            return page->glyphs[i].overlay;
    return 0;
}

/* What stands by itself is taken in though it covers nothing: a watermark's end. */
static void take_in_ends(const struct glyph_runs *runs)
{
    for (const struct glyph_run *run = runs->list; run < runs->list + runs->count; run++) {
        struct pdf_glyph *glyph = &runs->page->glyphs[run->start];
        if (run->end == run->start + 1 && glyph->overlay == 0 && runs->least <= SMALL * glyph->size)
            glyph->overlay = overlay_near(runs->page, glyph);
    }
}

static void number(const struct glyph_runs *runs)
{
    struct pdf_page *page = runs->page;
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].overlay == PDF_OVERLAY) {
            int near = overlay_near(page, &page->glyphs[i]);
            page->glyphs[i].overlay = near ? near : ++page->overlays;
        }
    for (int pass = 0; pass < ENDS && page->overlays > 0; pass++)
        take_in_ends(runs);
}

/* Whether any text of the page is much smaller than this run. */
static float smallest(const struct glyph_runs *runs)
{
    float size = INFINITY;
    for (size_t i = 0; i < runs->count; i++)
        size = fminf(size, runs->list[i].size);
    return size;
}

void pdf_find_overlays(struct pdf_page *page)
{
    if (page->slide)
        return; /* its boxes are found without lines across */
    struct glyph_runs runs = {.page = page, .list = g_new(struct glyph_run, page->count + 1)};
    if (page->turn == PDF_AS_IS)
        mark_aslant(page);
    make_runs(&runs);
    runs.least = smallest(&runs);
    for (size_t i = 0; runs.count <= RUNS_MAX && i < runs.count; i++)
        if (runs.list[i].end - runs.list[i].start <= RUN_MAX && runs.least <= SMALL * runs.list[i].size)
            judge(&runs, &runs.list[i]);
    number(&runs);
    g_free(runs.list);
}
