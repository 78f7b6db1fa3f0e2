/* A read document as bytes, to pass from one process to another. */
#ifndef SEISAKU_INDEXER_FORMATS_DOCUMENT_SERIAL_H
#define SEISAKU_INDEXER_FORMATS_DOCUMENT_SERIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/document.h"
#include "seisaku/buffer.h"

/* Appends all that a reader fills in (not path, id and keys, which are the caller's). */
void serial_put_document(struct ssk_buffer *out, const struct document *document);

/* Appends a message, under one letter that tells what it is. */
void serial_put_message(struct ssk_buffer *out, char kind, const char *message);

/* What takes apart the bytes, which may be cut short or wrong. */
struct serial_reader {
    const char *at, *end;
};

/* The next record's letter: SERIAL_DOCUMENT, or a message's; '\0' at the end or when the rest is broken. */
char serial_next(struct serial_reader *serial);

enum { SERIAL_DOCUMENT = 'D' };

/* The message of the record just met, malloc'd; NULL without memory or when broken. */
char *serial_message(struct serial_reader *serial);

/* Fills a zeroed document from the record just met. SSK_CORRUPT when broken, SSK_MEMORY; the caller
 * frees the document in any case. */
ssk_status serial_document(struct serial_reader *serial, struct document *out);

#endif
