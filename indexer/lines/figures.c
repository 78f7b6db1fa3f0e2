#include "indexer/lines/figures.h"

struct figures figures_of(struct cursor text)
{
    struct figures found = {0};
    while (!cursor_done(&text)) {
        uint32_t point = cursor_next(&text);
        if (point >= '0' && point <= '9')
            found.digits++;
        else if (point < 'A' || (point >= 0x2010 && point <= 0x25ff) || point_is_among(point, "~〜〃"))
            found.signs++;
        else if (point_is_among(point, "点円人件回百千万億兆"))
            found.units++;
        else
            found.others++;
    }
    return found;
}

bool figures_are_amount(struct cursor text)
{
    struct figures found = figures_of(text);
    return found.digits > 0 && found.others == 0;
}
