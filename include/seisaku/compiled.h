/* The tables of dict/ in a form that needs no parsing: one file beside them, written by make. It is used as
 * long as no table is newer or of another size; then the tables themselves are read. */
#ifndef SEISAKU_COMPILED_H
#define SEISAKU_COMPILED_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/status.h"

/* A section is what one module saved of one table or two. */
enum ssk_section {
    SSK_SECTION_CHECKSUM,
    SSK_SECTION_VARIANTS,
    SSK_SECTION_ERAS,
    SSK_SECTION_OKURIGANA,
    SSK_SECTION_TOPICS,
    SSK_SECTION_WRITINGS,
    SSK_SECTIONS
};

struct ssk_compiled;

/* The file beside the tables, mapped; NULL where there is none that fits them. */
struct ssk_compiled *ssk_compiled_open(void);
void ssk_compiled_free(struct ssk_compiled *compiled);

/* What is left of a section. Arrays are lent by the mapping, aligned to eight bytes. */
struct ssk_saved {
    const char *at, *end;
};

struct ssk_saved ssk_compiled_section(const struct ssk_compiled *compiled, enum ssk_section section);

/* The next array, of as many bytes as it was saved with. Fails: false when the section has no more. */
bool ssk_saved_take(const void **array, size_t *bytes, struct ssk_saved *saved);

/* Appends an array to a section. */
void ssk_saved_put(struct ssk_buffer *section, const void *array, size_t bytes);

/* Writes the sections as the file at `path`. Fails: SSK_IO, SSK_MEMORY, SSK_NOT_FOUND without the tables. */
ssk_status ssk_compiled_write(const char *path, const struct ssk_buffer sections[SSK_SECTIONS],
                              struct ssk_error *error);

#endif
