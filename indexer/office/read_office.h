/* Office files: Word, Excel, PowerPoint (Office Open XML), OpenDocument text, sheets and slides, EPUB. */
#ifndef SEISAKU_INDEXER_OFFICE_READ_OFFICE_H
#define SEISAKU_INDEXER_OFFICE_READ_OFFICE_H

#include "indexer/document/document.h"
#include "indexer/input/source.h"
#include "indexer/office/package.h"
#include "seisaku/status.h"

/* A reader, see formats.h. What the archive holds says which of the formats it is, not its name. Headings are
 * those of the styles; a table's row is a line, with the words of its head before each cell; notes are notes,
 * the heads and feet of pages set aside; tracked changes count as accepted, and text that is hidden as a
 * character's property is left off. Sheets and slides are pages; those that are hidden are read, and told. */
ssk_status read_office(const struct source *source, struct document *out, struct ssk_error *error);

/* Is the zip archive (its first bytes; see format_reader) one of these? */
bool office_is(const char *bytes, size_t length);

/* One file a format. Each fills a zeroed document.
 * Fails: SSK_INPUT, worded to follow "PATH: "; SSK_MEMORY. */
ssk_status docx_read(const struct source *source, const struct package *package, const char *part,
                     struct document *out, struct ssk_error *error);
ssk_status xlsx_read(const struct source *source, const struct package *package, const char *part,
                     struct document *out, struct ssk_error *error);
ssk_status pptx_read(const struct source *source, const struct package *package, const char *part,
                     struct document *out, struct ssk_error *error);
ssk_status odf_read(const struct source *source, const struct package *package, const char *part,
                    struct document *out, struct ssk_error *error);
ssk_status epub_read(const struct source *source, const struct package *package, const char *part,
                     struct document *out, struct ssk_error *error);

#endif
