/* The values that records are made of, believed no more than they can be. Each takes one off the reader. */
#ifndef SEISAKU_INDEXER_CHILD_SERIAL_VALUES_H
#define SEISAKU_INDEXER_CHILD_SERIAL_VALUES_H

#include <stdint.h>

#include "indexer/child/document_serial.h"

/* Fails: false when the record ends before. */
bool serial_number(struct serial_reader *serial, uint64_t *number);

/* Lends the bytes; *length is LACKS for NULL. Fails: likewise. */
bool serial_bytes(struct serial_reader *serial, const char **bytes, uint64_t *length);

/* Coordinates of a page, whatever a damaged file makes of them. Fails: likewise. */
bool serial_floats(struct serial_reader *serial, float *floats, size_t count);

/* A path or a message, malloc'd; *out stays for NULL. Fails: SSK_CORRUPT, SSK_MEMORY. */
ssk_status serial_name(struct serial_reader *serial, char **out);

/* A document's text is UTF-8 for all who come after: what is not becomes U+FFFD, in `repaired`. Lent from
 * there or from the record. Fails: SSK_CORRUPT, SSK_MEMORY. */
ssk_status serial_text(struct serial_reader *serial, const char **text, uint64_t *length,
                       struct ssk_buffer *repaired);

/* The same, malloc'd; *out stays for NULL. */
ssk_status serial_string(struct serial_reader *serial, char **out);
ssk_status serial_strings(struct serial_reader *serial, struct ssk_strings *out);

#endif
