/* What a line says by its characters alone, read once for all stages. */
#ifndef SEISAKU_INDEXER_LINES_LINE_FORM_H
#define SEISAKU_INDEXER_LINES_LINE_FORM_H

#include <stdbool.h>

#include "indexer/lines/line_marks.h"

struct line_form {
    bool read; /* the rest holds of the text as it is */
    enum opening opening;
    enum ending ending;
    bool item;     /* opens with a bullet, or with the label of a list's or statute's item */
    bool label;    /* is such a label and nothing else */
    bool numbered; /* opens with a heading's number: see heading_parse */
};

/* Reads a line's text. */
struct line_form line_form_read(const char *text);

#endif
