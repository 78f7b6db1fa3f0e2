#include "indexer/formats/read_mail.h"

#include <gmime/gmime.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/formats/format_names.h"
#include "indexer/html/read_html.h"
#include "indexer/text/read_text.h"
#include "seisaku/decode.h"

enum { DEPTH = 32, PARTS = 10000 }; /* of parts within parts, and in all */

struct mail {
    const struct source *source;
    const struct document_sink *sink;
    struct document document;
    struct ssk_error *error;
    size_t parts;
};

/* ------------------------------------------------------------------------------------------ text */

/* The part's bytes, its transfer encoding undone. */
static void get_bytes(struct ssk_buffer *out, GMimeObject *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
    GMimeStream *stream = content ? g_mime_stream_mem_new() : NULL;
    if (stream && g_mime_data_wrapper_write_to_stream(content, stream) >= 0) {
        const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
        ssk_buffer_append(out, (const char *)bytes->data, bytes->len);
    }
    if (stream)
        g_object_unref(stream);
}

/* The text becomes pages of the mail. A character set that is not known, or none, is found out. */
static ssk_status read_inline(struct mail *mail, GMimeObject *part, bool html)
{
    const char *charset = g_mime_object_get_content_type_parameter(part, "charset");
    struct source text = {.path = mail->source->path, .quiet = mail->source->quiet};
    struct document read = {0};
    text.encoding = charset && ssk_decode_knows(charset) ? charset : NULL;
    get_bytes(&text.bytes, part);
    ssk_status status = SSK_OK;
    if (text.bytes.failed)
        status = ssk_no_memory(mail->error);
    else if (text.bytes.length)
        status = html ? read_html(&text, &read, mail->error) : read_text(&text, &read, mail->error);
    if (status == SSK_OK && !document_move_pages(&mail->document, &read))
        status = ssk_no_memory(mail->error);
    document_free(&read);
    ssk_buffer_free(&text.bytes);
    return status;
}

/* ------------------------------------------------------------------------------------------ parts */

static ssk_status send_attachment(struct mail *mail, GMimeObject *part)
{
    const char *given = g_mime_part_get_filename(GMIME_PART(part));
    struct ssk_buffer bytes = SSK_BUFFER_INIT, name = SSK_BUFFER_INIT;
    if (!given || !*given)
        return SSK_OK;
    for (const char *c = given; *c; c++)
        ssk_buffer_append_char(&name, *c == '/' || *c == '\\' || (unsigned char)*c < 0x20 ? '_' : *c);
    enum format format = format_of_name(ssk_buffer_string(&name));
    bool known = format != FORMATS && !format_is_of_passages(format);
    if (known)
        get_bytes(&bytes, part);
    ssk_status status =
        name.failed || bytes.failed
            ? ssk_no_memory(mail->error)
            : mail->sink->member(mail->sink->context, ssk_buffer_string(&name),
                                 known ? ssk_buffer_string(&bytes) : NULL, bytes.length, mail->error);
    ssk_buffer_free(&name);
    ssk_buffer_free(&bytes);
    return status;
}

static bool is_attached(GMimeObject *part)
{
    const char *disposition = g_mime_object_get_disposition(part);
    return disposition && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

static ssk_status read_part(struct mail *mail, GMimeObject *part, int depth, bool attachments);

/* Of alternatives, which say the same, the plain text; without one, the last that is text. */
static GMimeObject *best_of(GMimeMultipart *alternatives)
{
    GMimeObject *best = NULL;
    for (int i = 0; i < g_mime_multipart_get_count(alternatives); i++) {
        GMimeObject *part = g_mime_multipart_get_part(alternatives, i);
        GMimeContentType *type = g_mime_object_get_content_type(part);
        if (g_mime_content_type_is_type(type, "text", "plain"))
            return part;
        if (g_mime_content_type_is_type(type, "text", "html") || GMIME_IS_MULTIPART(part))
            best = part;
    }
    return best;
}

static ssk_status read_multipart(struct mail *mail, GMimeObject *whole, int depth, bool attachments)
{
    GMimeMultipart *parts = GMIME_MULTIPART(whole);
    bool alternative =
        g_mime_content_type_is_type(g_mime_object_get_content_type(whole), "multipart", "alternative");
    GMimeObject *best = alternative ? best_of(parts) : NULL;
    ssk_status status = SSK_OK;
    for (int i = 0; i < g_mime_multipart_get_count(parts) && status == SSK_OK; i++) {
        GMimeObject *part = g_mime_multipart_get_part(parts, i);
        if (!best || part == best)
            status = read_part(mail, part, depth + 1, attachments);
    }
    return status;
}

/* Reads the text, or, in a second round, hands on the attachments: the mail comes before what is attached. */
static ssk_status read_part(struct mail *mail, GMimeObject *part, int depth, bool attachments)
{
    if (!part || depth > DEPTH || ++mail->parts > PARTS)
        return ssk_fail(mail->error, SSK_INPUT, "a mail of more parts than are read");
    if (GMIME_IS_MULTIPART(part))
        return read_multipart(mail, part, depth, attachments);
    if (GMIME_IS_MESSAGE_PART(part)) {
        GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
        GMimeObject *body = message ? g_mime_message_get_mime_part(message) : NULL;
        return body ? read_part(mail, body, depth + 1, attachments) : SSK_OK;
    }
    if (!GMIME_IS_PART(part))
        return SSK_OK;
    GMimeContentType *type = g_mime_object_get_content_type(part);
    bool html = g_mime_content_type_is_type(type, "text", "html");
    bool text = !is_attached(part) && (html || g_mime_content_type_is_type(type, "text", "plain"));
    if (text)
        return attachments ? SSK_OK : read_inline(mail, part, html);
    return attachments ? send_attachment(mail, part) : SSK_OK;
}

/* ------------------------------------------------------------------------------------------ the head */

/* A copy, or NULL for nothing; *good is false without memory. */
static char *copy_of(const char *text, bool *good)
{
    char *copy = text && *text ? strdup(text) : NULL;
    *good &= copy || !text || !*text;
    return copy;
}

static bool read_head(struct document *document, GMimeMessage *message)
{
    bool good = true;
    GDateTime *sent = g_mime_message_get_date(message);
    InternetAddressList *senders = g_mime_message_get_from(message);
    InternetAddress *sender = senders && internet_address_list_length(senders) > 0
                                  ? internet_address_list_get_address(senders, 0)
                                  : NULL;
    const char *name = sender ? internet_address_get_name(sender) : NULL;
    if (sender && (!name || !*name) && INTERNET_ADDRESS_IS_MAILBOX(sender))
        name = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender));
    document->title = copy_of(g_mime_message_get_subject(message), &good);
    document->publisher = copy_of(name, &good);
    char *day = sent ? g_date_time_format(sent, "%Y-%m-%d") : NULL;
    document->date = copy_of(day, &good);
    document->date_given = document->date != NULL;
    g_free(day);
    return good;
}

static ssk_status read_message(struct mail *mail, GMimeMessage *message)
{
    GMimeObject *body = g_mime_message_get_mime_part(message);
    if (!body || (!g_mime_message_get_date(message) && !g_mime_message_get_subject(message) &&
                  !g_mime_message_get_from(message)))
        return ssk_fail(mail->error, SSK_INPUT, "no mail that can be read: save it anew as .eml");
    if (!read_head(&mail->document, message))
        return ssk_no_memory(mail->error);
    ssk_status status = read_part(mail, body, 0, false);
    if (status == SSK_OK)
        status = mail->sink->document(mail->sink->context, &mail->document, mail->error);
    mail->parts = 0;
    return status == SSK_OK ? read_part(mail, body, 0, true) : status;
}

ssk_status read_mail(const struct source *source, const struct document_sink *sink, struct ssk_error *error)
{
    struct mail mail = {.source = source, .sink = sink, .error = error};
    g_mime_init();
    GMimeStream *stream =
        g_mime_stream_mem_new_with_buffer(ssk_buffer_string(&source->bytes), source->bytes.length);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    ssk_status status = message
                            ? read_message(&mail, message)
                            : ssk_fail(error, SSK_INPUT, "no mail that can be read: save it anew as .eml");
    document_free(&mail.document);
    if (message)
        g_object_unref(message);
    g_object_unref(parser);
    g_object_unref(stream);
    return status;
}
