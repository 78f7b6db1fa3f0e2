#include "indexer/html/html_encoding.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "seisaku/decode.h"

enum { HEAD = 4096, NAME = 40 };

/* Copies the encoding's name that follows `charset=` or `encoding=` near the start; false when there is none.
 */
static bool find_name(const char *bytes, size_t length, char name[NAME])
{
    static const char *const words[] = {"charset", "encoding", NULL};
    const char *end = bytes + (length < HEAD ? length : HEAD);
    for (const char *at = bytes; at < end; at++)
        for (const char *const *word = words; *word; word++) {
            size_t size = strlen(*word), used = 0;
            if ((size_t)(end - at) <= size || strncasecmp(at, *word, size) != 0)
                continue;
            const char *value = at + size;
            while (value < end && strchr(" \t\r\n", *value) && *value)
                value++;
            if (value == end || *value != '=')
                continue;
            for (value++; value < end && *value && strchr(" \t\r\n\"'", *value);)
                value++;
            while (value + used < end && used + 1 < NAME && value[used] > ' ' &&
                   !strchr("\"'/>;?", value[used]))
                used++;
            memcpy(name, value, used);
            name[used] = '\0';
            return used > 0;
        }
    return false;
}

/* Does a byte stand for different characters in the encodings that the detector took this one from? */
static bool is_open(const char *detected)
{
    return strncmp(detected, "UTF-", 4) != 0 && strncmp(detected, "ISO_2022", 8) != 0;
}

/* Encodings in which any bytes make sense prove nothing. */
static bool can_fail(const char *name)
{
    return strncasecmp(name, "iso-8859", 8) != 0 && strncasecmp(name, "windows-125", 11) != 0 &&
           strcasecmp(name, "us-ascii") != 0 && strcasecmp(name, "latin1") != 0;
}

static ssk_status count_bad(size_t *bad, const char *bytes, size_t length, const char *encoding)
{
    struct ssk_decoded trial;
    struct ssk_error ignored;
    ssk_status status = ssk_decode(&trial, bytes, length, encoding, &ignored);
    *bad = status == SSK_OK ? trial.bad : SIZE_MAX;
    ssk_decoded_free(&trial);
    return status == SSK_MEMORY ? status : SSK_OK;
}

/* Sets *encoding to the declared one (in `name`) if it fits the bytes no worse than the detected one. */
static ssk_status choose(const char **encoding, char name[NAME], const char *bytes, size_t length)
{
    const char *detected;
    size_t declared_bad, detected_bad;
    ssk_status status = ssk_detect_encoding(&detected, bytes, length);
    if (status != SSK_OK || !is_open(detected) || !find_name(bytes, length, name) || !can_fail(name) ||
        !ssk_decode_knows(name))
        return status;
    status = count_bad(&declared_bad, bytes, length, name);
    if (status == SSK_OK)
        status = count_bad(&detected_bad, bytes, length, detected);
    if (status == SSK_OK && declared_bad <= detected_bad && declared_bad != SIZE_MAX)
        *encoding = name;
    return status;
}

ssk_status html_decode(struct ssk_decoded *out, const struct source *source, struct ssk_error *error)
{
    const char *bytes = ssk_buffer_string(&source->bytes), *encoding = source->encoding;
    char name[NAME];
    *out = (struct ssk_decoded){0};
    ssk_status status = encoding ? SSK_OK : choose(&encoding, name, bytes, source->bytes.length);
    if (status != SSK_OK)
        return ssk_fail(error, status, "out of memory");
    status = ssk_decode(out, bytes, source->bytes.length, encoding, error);
    if (status == SSK_OK)
        source_warn_undecodable(source, out);
    out->encoding = NULL; /* may be lent from here */
    return status;
}
