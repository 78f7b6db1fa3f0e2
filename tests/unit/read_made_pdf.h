/* Reads the PDFs of make_pdf.h. Include after cmocka.h. */
#ifndef SEISAKU_TESTS_READ_MADE_PDF_H
#define SEISAKU_TESTS_READ_MADE_PDF_H

#include <stdlib.h>

#include "indexer/base/messages.h"
#include "indexer/pdf/read_pdf.h"
#include "indexer/run/lay_out.h"
#include "tests/unit/make_pdf.h"

static char reported[1024];

static inline void keep(void *context, const char *message)
{
    (void)context;
    snprintf(reported, sizeof reported, "%s", message);
}

static inline ssk_status read_file(struct make_pdf *pdf, struct document *out, struct ssk_error *error)
{
    struct source source = {.path = "x.pdf"};
    make_file(pdf, &source.bytes);
    reported[0] = '\0';
    message_through(keep, NULL);
    ssk_status status = read_pdf(&source, out, error);
    message_through(NULL, NULL);
    ssk_buffer_free(&source.bytes);
    return status;
}

static inline void read_good(struct make_pdf *pdf, struct document *out)
{
    struct ssk_error error = {""};
    *out = (struct document){0};
    assert_int_equal(read_file(pdf, out, &error), SSK_OK);
    assert_true(lay_out_places(out));
}

/* The lines of a role over all pages: those that begin a paragraph behind '|', the others joined. */
static inline const char *lines_of(const struct document *document, enum line_role role)
{
    static char text[8192];
    text[0] = '\0';
    for (size_t p = 0; p < document->count; p++)
        for (size_t l = 0; l < document->pages[p].count; l++) {
            const struct line *line = &document->pages[p].lines[l];
            if (line->role == role)
                sprintf(text + strlen(text), "%s%s", line->begins_paragraph ? "|" : "", line->text);
        }
    return text;
}

#endif
