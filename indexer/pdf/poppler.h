/* A PDF file by poppler, which poppler.c and poppler_text.c alone use. It gives each page's characters with
 * their places, its ruling lines, and the file's own title; what they mean is for others to say. */
#ifndef SEISAKU_INDEXER_PDF_POPPLER_H
#define SEISAKU_INDEXER_PDF_POPPLER_H

#include "indexer/pdf/glyphs/pdf_page.h"
#include "seisaku/status.h"

struct pdf_source;

/* Opens the file in `bytes`, which are lent until pdf_source_close. Fails: SSK_INPUT, worded to follow
 * "PATH: ", when it is encrypted, damaged or no PDF; SSK_MEMORY. */
ssk_status pdf_source_open(struct pdf_source **out, const char *bytes, size_t length,
                           struct ssk_error *error);
void pdf_source_close(struct pdf_source *source);

size_t pdf_source_count(const struct pdf_source *source); /* of pages */

/* The title in the document's information, malloc'd; NULL if none. It may be any nonsense. */
char *pdf_source_title(const struct pdf_source *source);

/* The programs that made the file, by its own word; of GLib. */
char *pdf_source_program(const struct pdf_source *source);

/* Fills a zeroed page with glyphs and, if the file numbers its pages itself, the label. Fails: false when the
 * page is damaged. */
bool pdf_source_page(const struct pdf_source *source, size_t index, struct pdf_page *out);

/* Takes off the page what is no text, but the numbers of glyphs of a font without a map. Order: once all
 * pages are read, each of which tells more of a font. */
void pdf_source_drop_codes(const struct pdf_source *source, struct pdf_page *page);

/* Adds the page's rules, which takes longer than its glyphs: the page has to be rendered. */
void pdf_source_rules(const struct pdf_source *source, size_t index, struct pdf_page *page);

#endif
