#include "indexer/lines/line_form.h"

#include <string.h>

#include "indexer/lines/heading_number.h"

struct line_form line_form_read(const char *text)
{
    size_t length = strlen(text);
    struct heading heading;
    enum opening opening = line_opening(text, length).kind;
    return (struct line_form){
        .read = true,
        .opening = opening,
        .ending = line_ending(text, length),
        .item = opening != OPENS_NOTHING && opening != OPENS_MARKER,
        .label = line_is_label(text, length),
        .numbered = heading_parse(text, &heading),
    };
}
