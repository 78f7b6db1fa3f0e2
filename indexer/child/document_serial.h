/* A read document as bytes, to pass from one process to another. */
#ifndef SEISAKU_INDEXER_CHILD_DOCUMENT_SERIAL_H
#define SEISAKU_INDEXER_CHILD_DOCUMENT_SERIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/document.h"
#include "seisaku/buffer.h"

/* Each appends a record. Of a document all that a reader fills in: not its path, nor what later stages find.
 */
void serial_put_document(struct ssk_buffer *out, const struct document *document);

/* A member of an archive; `bytes` NULL for one whose content cannot be had. */
void serial_put_member(struct ssk_buffer *out, const char *name, const char *bytes, size_t length);

/* A message, under one letter that tells what it is. */
void serial_put_message(struct ssk_buffer *out, char kind, const char *message);

/* What takes apart the bytes, which may be cut short or wrong. */
struct serial_reader {
    const char *at, *end;
};

enum { SERIAL_DOCUMENT = 'D', SERIAL_MEMBER = 'M' };

/* Takes the next record off the stream; its letter, or '\0' when no more than a part of one is there. */
char serial_next(struct serial_reader *stream, struct serial_reader *record);

/* The message of a record, malloc'd. Fails: NULL without memory or when broken. */
char *serial_message(struct serial_reader *record);

/* The name (malloc'd, also on failure) and the lent bytes of a member. Fails: SSK_CORRUPT, SSK_MEMORY. */
ssk_status serial_member(struct serial_reader *record, char **name, const char **bytes, size_t *length);

/* Fills a zeroed document. Fails: SSK_CORRUPT when broken, SSK_MEMORY; the caller frees the document in any
 * case. */
ssk_status serial_document(struct serial_reader *record, struct document *out);

#endif
