/* The encoding of an HTML page: what its META says, where the bytes bear it out. */
#ifndef SEISAKU_INDEXER_HTML_HTML_ENCODING_H
#define SEISAKU_INDEXER_HTML_HTML_ENCODING_H

#include "indexer/input/source.h"
#include "seisaku/decode.h"

/* Decodes the page: in the encoding that the user asked for; else by its byte order mark; else as META says,
 * if the bytes leave it open, as those of the legacy encodings do (CP932 or EUC-JP); else as detected. Warns
 * of what could not be decoded. Statuses of ssk_decode(); free with ssk_decoded_free, after a failure too. */
ssk_status html_decode(struct ssk_decoded *out, const struct source *source, struct ssk_error *error);

#endif
