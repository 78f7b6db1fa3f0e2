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
    INITIAL_MAX = 3,  /* glyphs of an initial: 第1 */
    WEIGHT = 4,       /* glyphs that make the text beside a run lines */
    DEPTH_MAX = 100,  /* glyphs of one overlay, one beside the other */
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
    size_t covered, glyphs; /* glyphs under it; in lines that it crosses */
    struct box first;       /* of its uppermost line */
    float size;             /* of that line */
    float left;             /* of all */
    float middles[2];       /* the highest and the lowest baseline */
};

static void note_line(struct below *below, const struct glyph_run *other)
{
    float middle = box_middle_y(&other->box);
    if (middle < below->middles[0]) {
        below->first = other->box;
        below->size = other->size;
    }
    below->middles[0] = fminf(below->middles[0], middle);
    below->middles[1] = fmaxf(below->middles[1], middle);
    below->left = fminf(below->left, other->box.x1);
    below->glyphs += other->end - other->start;
}

static size_t covered_glyphs(const struct pdf_page *page, const struct glyph_run *run,
                             const struct glyph_run *other)
{
    size_t count = 0;
    for (size_t i = other->start; i < other->end; i++) {
        const struct box *box = &page->glyphs[i].box;
        count += overlap(run->box.x1, run->box.x2, box->x1, box->x2) > 0.4F * (box->x2 - box->x1) &&
                 overlap(run->box.y1, run->box.y2, box->y1, box->y2) > 0.4F * (box->y2 - box->y1);
    }
    return count;
}

static struct below look_below(const struct glyph_runs *runs, const struct glyph_run *run)
{
    struct below below = {.left = INFINITY, .middles = {INFINITY, -INFINITY}};
    for (size_t i = 0; i < runs->count; i++) {
        const struct glyph_run *other = &runs->list[i];
        float height = other->box.y2 - other->box.y1;
        if (other->size > SMALL * run->size ||
            overlap(run->box.y1, run->box.y2, other->box.y1, other->box.y2) < 0.3F * height ||
            overlap(run->box.x1, run->box.x2, other->box.x1, other->box.x2) < -NEAR * run->size ||
            (overlap(run->box.x1, run->box.x2, other->box.x1, other->box.x2) < 1 &&
             pdf_are_ruled_apart(runs->page, &run->box, &other->box, true)))
            continue;
        note_line(&below, other);
        below.covered += covered_glyphs(runs->page, run, other);
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
        glyph->box.y1 = below->first.y1;
        glyph->box.y2 = below->first.y2;
        glyph->size = below->size;
    }
    for (size_t i = 0; i < runs->count; i++) {
        const struct glyph_run *other = &runs->list[i];
        struct box *box = &runs->page->glyphs[other->start].box;
        if (other != run && other->size <= SMALL * run->size && box->x1 - run->box.x2 < NEAR * run->size &&
            box->x1 > run->box.x2 - 1 && box_middle_y(&other->box) > below->first.y2 &&
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
    if (!over && (below.middles[1] - below.middles[0] <= 0.6F * below.size || below.glyphs < WEIGHT * length))
        return;
    uint32_t point = runs->page->glyphs[run->start].point;
    if (length == 1 && is_bracket(point))
        runs->page->glyphs[run->start].overlay = PDF_NO_OVERLAY;
    else if (!over && length <= INITIAL_MAX && run->box.x2 <= below.left + 1)
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

/* Gives the glyph's number to all that stand near it, and to those near them. What stands by itself is taken
 * in though it covers nothing: a watermark's end. */
static void spread(struct glyph_runs *runs, size_t at, int depth)
{
    struct pdf_glyph *glyphs = runs->page->glyphs;
    for (size_t i = 0; depth < DEPTH_MAX && i < runs->page->count; i++)
        if (glyphs[i].overlay == PDF_OVERLAY && are_near(&glyphs[at], &glyphs[i])) {
            glyphs[i].overlay = glyphs[at].overlay;
            spread(runs, i, depth + 1);
        }
    for (const struct glyph_run *other = runs->list; depth < DEPTH_MAX && other < runs->list + runs->count;
         other++) {
        struct pdf_glyph *glyph = &glyphs[other->start];
        if (other->end == other->start + 1 && glyph->overlay == 0 && runs->least <= SMALL * glyph->size &&
            are_near(&glyphs[at], glyph)) {
            glyph->overlay = glyphs[at].overlay;
            spread(runs, other->start, depth + 1);
        }
    }
}

static void number(struct glyph_runs *runs)
{
    struct pdf_page *page = runs->page;
    for (size_t i = 0; i < page->count; i++)
        if (page->glyphs[i].overlay == PDF_OVERLAY) {
            page->glyphs[i].overlay = ++page->overlays;
            spread(runs, i, 0);
        }
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
