/* ICU decodes; newlines of all kinds become one. */
#include "seisaku/decode.h"

#include <stdint.h>
#include <strings.h>

#include "lib/text/icu_convert.h"
#include "lib/text/icu_i18n.h"
#include "seisaku/unicode.h"

enum { FORM_FEED = '\f', NEXT_LINE = 0x85, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

/* Names in use that ICU lacks, or takes for an encoding that no Japanese file is in. */
static const char *icu_name(const char *encoding)
{
    static const char *const names[][2] = {
        {"sjis", "ibm-943_P15A-2003"},
        {"shift-jis", "ibm-943_P15A-2003"},
        {"cp932", "ibm-943_P15A-2003"},
        {"eucjp", "EUC-JP"},
        {"euc", "EUC-JP"},
        {"eucjp-ms", "EUC-JP"},
        {"jis", "ISO_2022,locale=ja,version=3"},
        {"iso-2022-jp", "ISO_2022,locale=ja,version=3"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(encoding, names[i][0]) == 0)
            return names[i][1];
    return encoding;
}

bool ssk_decode_knows(const char *encoding)
{
    return ssk_icu_convert_knows(icu_name(encoding));
}

static bool ends_line(uint32_t point)
{
    return point == '\n' || point == '\r' || point == '\v' || point == NEXT_LINE || point == LINE_SEPARATOR ||
           point == PARAGRAPH_SEPARATOR;
}

static bool is_control(uint32_t point)
{
    return (point < 0x20 && point != '\t' && point != FORM_FEED) || (point >= 0x7f && point < 0xa0);
}

/* Appends `text` with every kind of line end as LF and without controls; returns how many it dropped that
 * speak of a binary file. A control within a word would hide the word from every search. In an encoding that
 * was `asked` for, high ones (U+0080 to U+009F) are text in another: EUC-JP has them where CP932 has kanji.
 */
static size_t clean(struct ssk_buffer *out, const char *text, size_t length, bool asked)
{
    size_t dropped = 0, start = 0; /* of what is kept as it is */
    ssk_buffer_reserve(out, length);
    for (size_t byte = 0, at = 0; byte < length; at = byte) {
        uint32_t point = ssk_utf8_next(text, length, &byte);
        bool ends = point != '\n' && ends_line(point);
        if (!ends && (point == '\n' || !is_control(point)))
            continue;
        ssk_buffer_append(out, text + start, at - start);
        if (point == '\r' && byte < length && text[byte] == '\n')
            byte++;
        if (ends)
            ssk_buffer_append_char(out, '\n');
        else
            dropped += point < 0x80 || !asked;
        start = byte;
    }
    ssk_buffer_append(out, text + start, length - start);
    return dropped;
}

static ssk_status refuse_binary(const struct ssk_decoded *decoded, size_t controls, bool asked,
                                struct ssk_error *error)
{
    size_t wrong = (asked ? 0 : decoded->bad) + controls;
    if (wrong <= 1)
        return SSK_OK;
    size_t points = ssk_utf8_count(ssk_buffer_string(&decoded->text), decoded->text.length);
    if (wrong <= 1 + (points + controls) / 10)
        return SSK_OK;
    if (asked)
        return ssk_fail(
            error, SSK_INPUT,
            "no text in this encoding: name another with --encoding, or export a binary file as text "
            "first");
    return ssk_fail(error, SSK_INPUT,
                    controls ? "binary file: export it as text first"
                             : "neither text nor in a known encoding: try --encoding=NAME");
}

void ssk_decode_prepare(void)
{
    icu_i18n();
}

ssk_status ssk_decode(struct ssk_decoded *out, const char *bytes, size_t length, const char *encoding,
                      struct ssk_error *error)
{
    *out = (struct ssk_decoded){.encoding = encoding ? icu_name(encoding) : NULL};
    ssk_status status = encoding ? SSK_OK : ssk_detect_encoding(&out->encoding, bytes, length);
    struct ssk_buffer raw = SSK_BUFFER_INIT;
    struct ssk_conversion about = {0};
    if (status == SSK_OK)
        status = ssk_icu_convert(&raw, &about, bytes, length, out->encoding);
    if (status == SSK_OK) {
        size_t controls = clean(&out->text, ssk_buffer_string(&raw), raw.length, encoding != NULL);
        out->bad = about.bad;
        out->first_bad = about.first_bad;
        status = out->text.failed ? SSK_MEMORY : refuse_binary(out, controls, encoding != NULL, error);
    }
    ssk_buffer_free(&raw);
    return status == SSK_MEMORY ? ssk_fail(error, status, "out of memory") : status;
}

void ssk_decoded_free(struct ssk_decoded *decoded)
{
    ssk_buffer_free(&decoded->text);
}
