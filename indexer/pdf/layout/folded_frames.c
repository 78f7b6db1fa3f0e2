/* Tables and boxes stand for their contents while the text around them is laid out. */
#include "indexer/pdf/layout/folded_frames.h"

#include <string.h>

static bool holds(const struct box *frame, const struct box *box)
{
    float x = box_middle_x(box), y = box_middle_y(box);
    return x > frame->x1 && x < frame->x2 && y > frame->y1 && y < frame->y2;
}

/* The largest frame not entered yet that holds the item, from 1; 0 for none. */
static size_t frame_holding(const struct pdf_frames *frames, const bool *entered, const struct pdf_item *item)
{
    for (size_t f = 0; f < frames->count; f++)
        if (!entered[f] && holds(&frames->boxes[f], &item->box))
            return f + 1;
    return 0;
}

struct folded frames_fold(const struct pdf_frames *frames, const bool *entered, struct pdf_item *items,
                          size_t count)
{
    struct folded out = {.ends = g_new(size_t, frames->count + 1),
                         .items = g_new(struct pdf_item, count + frames->count + 1),
                         .insides = items};
    for (size_t i = 0; i < count; i++)
        items[i].part = frame_holding(frames, entered, &items[i]);
    pdf_part(items, count, frames->count + 1, out.ends);
    out.visible = out.ends[0];
    memcpy(out.items, items, out.visible * sizeof *items);
    for (size_t f = 0; f < frames->count; f++)
        if (out.ends[f + 1] > out.ends[f])
            out.items[out.visible++] = (struct pdf_item){frames->boxes[f], .glyph = -1, .frame = (int)f};
    return out;
}
