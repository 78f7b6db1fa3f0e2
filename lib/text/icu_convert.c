#include "lib/text/icu_convert.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include "seisaku/fork_guard.h"
#include "seisaku/unicode.h"

enum { UNITS = 4096, BOM = 0xFEFF };

static const char REPLACEMENT[] = "\ufffd";

/* ICU's converter, told to stop where it cannot decode; NULL when there is none of that name. */
static UConverter *open_converter(const char *encoding)
{
    UErrorCode code = U_ZERO_ERROR;
    ssk_fork_guard_put_off();
    UConverter *converter = ucnv_open(encoding, &code);
    ssk_fork_guard_allow();
    if (U_FAILURE(code))
        return NULL;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
    return converter;
}

static void close_converter(UConverter *converter)
{
    ssk_fork_guard_put_off();
    ucnv_close(converter);
    ssk_fork_guard_allow();
}

bool ssk_icu_convert_knows(const char *encoding)
{
    UConverter *converter = *encoding ? open_converter(encoding) : NULL;
    close_converter(converter);
    return converter != NULL;
}

/* UTF-16 to UTF-8; *high keeps a leading surrogate that ended the last call. */
static void append_units(struct ssk_buffer *out, const UChar *units, size_t count, UChar *high)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t point = units[i];
        if (U16_IS_LEAD(point)) {
            *high = units[i];
            continue;
        }
        if (*high)
            point = (uint32_t)U16_GET_SUPPLEMENTARY(*high, point);
        *high = 0;
        char bytes[4];
        if (point != BOM || out->length > 0)
            ssk_buffer_append(out, bytes, ssk_utf8_put(bytes, point));
    }
}

/* Well-formed UTF-8, as nearly all sources are, is what it becomes, but for marks of byte order before it. */
static bool is_sound_utf8(const char *bytes, size_t length, const char *encoding)
{
    return strcmp(encoding, "UTF-8") == 0 && ssk_utf8_valid(bytes, length);
}

static void append_utf8(struct ssk_buffer *out, const char *bytes, size_t length)
{
    static const char mark[] = "\ufeff";
    const size_t size = sizeof mark - 1;
    while (out->length == 0 && length >= size && memcmp(bytes, mark, size) == 0)
        bytes += size, length -= size;
    ssk_buffer_append(out, bytes, length);
}

/* Notes the sequence at which the converter stopped, `after` being the offset behind it. */
static void note_bad(struct ssk_conversion *about, UConverter *converter, size_t after, UErrorCode why)
{
    char sequence[16];
    int8_t length = sizeof sequence;
    UErrorCode code = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, sequence, &length, &code);
    if (U_FAILURE(code))
        length = 1;
    if (about->bad++ == 0)
        about->first_bad = after - (size_t)length;
    about->cut = why == U_TRUNCATED_CHAR_FOUND;
}

ssk_status ssk_icu_convert(struct ssk_buffer *out, struct ssk_conversion *about, const char *bytes,
                           size_t length, const char *encoding)
{
    *about = (struct ssk_conversion){0};
    if (is_sound_utf8(bytes, length, encoding)) {
        append_utf8(out, bytes, length);
        return out->failed ? SSK_MEMORY : SSK_OK;
    }
    UConverter *converter = open_converter(encoding);
    if (!converter)
        return SSK_INPUT;
    const char *from = bytes, *end = bytes + length;
    UChar units[UNITS], high = 0;
    UErrorCode code;
    do {
        UChar *to = units;
        code = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, units + UNITS, &from, end, NULL, true, &code);
        append_units(out, units, (size_t)(to - units), &high);
        if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR) {
            note_bad(about, converter, (size_t)(from - bytes), code);
            ssk_buffer_append_string(out, REPLACEMENT);
        }
    } while (code == U_BUFFER_OVERFLOW_ERROR || from < end);
    close_converter(converter);
    return out->failed ? SSK_MEMORY : SSK_OK;
}
