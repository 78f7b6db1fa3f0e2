/* Mail and web archives in MIME (.eml, .mht), by GMime: the text is a document, attachments are members. */
#ifndef SEISAKU_INDEXER_FORMATS_READ_MAIL_H
#define SEISAKU_INDEXER_FORMATS_READ_MAIL_H

#include "indexer/document/document_sink.h"
#include "indexer/input/source.h"
#include "seisaku/status.h"

/* The subject is the title, the sender the publisher, the day sent the date. Of alternatives the plain text
 * is read. Fails: SSK_INPUT, worded to follow "PATH: "; SSK_MEMORY; or what the sink returned. */
ssk_status read_mail(const struct source *source, const struct document_sink *sink, struct ssk_error *error);

#endif
