/* Tables and boxes stand for their contents while the text around them is laid out. */
#include "indexer/pdf/layout/folded_frames.h"

#include <stdlib.h>
#include <string.h>

static bool holds(const struct box *frame, const struct box *box)
{
    float x = box_middle_x(box), y = box_middle_y(box);
    return x > frame->x1 && x < frame->x2 && y > frame->y1 && y < frame->y2;
}

/* The largest frame not entered yet that holds the item; -1 for none. */
static int frame_holding(const struct pdf_frames *frames, const bool *entered, const struct pdf_item *item)
{
    for (size_t f = 0; f < frames->count; f++)
        if (!entered[f] && holds(&frames->boxes[f], &item->box))
            return (int)f;
    return -1;
}

bool frames_fold(const struct pdf_frames *frames, const bool *entered, struct pdf_item *items, size_t count,
                 struct folded *out)
{
    int *key_of = malloc((count + 1) * sizeof *key_of);
    out->ends = malloc((frames->count + 1) * sizeof *out->ends);
    out->items = malloc((count + frames->count + 1) * sizeof *out->items);
    bool done = key_of && out->ends && out->items;
    for (size_t i = 0; done && i < count; i++)
        key_of[i] = frame_holding(frames, entered, &items[i]) + 1;
    done = done && pdf_part(items, count, key_of, (int)frames->count + 1, out->ends);
    free(key_of);
    if (!done)
        return false;
    out->visible = out->ends[0];
    memcpy(out->items, items, out->visible * sizeof *items);
    for (size_t f = 0; f < frames->count; f++) {
        if (out->ends[f + 1] == out->ends[f])
            continue;
        struct pdf_item frame = {frames->boxes[f], 0, -1, (int)f, false};
        out->items[out->visible++] = frame;
    }
    out->insides = items;
    return true;
}
