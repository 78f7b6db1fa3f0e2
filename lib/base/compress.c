/* Zstandard: of statutes in blocks of 16 passages level 3 leaves .37, with a dictionary .26; zlib leaves .46
 * and .40 and takes three times as long to unpack. Level 5 leaves 8 % less than level 3 and takes twice as
 * long, which is 3 % of indexing for 1 or 2 % of the index; level 9 another 5 %, three times as long as that.
 */
#include "seisaku/compress.h"

#include <stdlib.h>
#include <zdict.h>
#include <zstd.h>

enum { LEVEL = 3, DICTIONARY_BYTES = 64 << 10, UNPACKED_BYTES = 1 << 28 };

struct ssk_packer {
    ZSTD_CCtx *context;
};

struct ssk_unpacker {
    ZSTD_DCtx *context;
};

void ssk_train(struct ssk_buffer *out, const char *data, const size_t *lengths, unsigned count)
{
    if (!ssk_buffer_reserve(out, DICTIONARY_BYTES))
        return;
    size_t size = ZDICT_trainFromBuffer(out->data + out->length, DICTIONARY_BYTES, data, lengths, count);
    if (!ZDICT_isError(size))
        out->length += size;
}

struct ssk_packer *ssk_packer_new(const char *dictionary, size_t length)
{
    struct ssk_packer *packer = calloc(1, sizeof *packer);
    if (packer && (packer->context = ZSTD_createCCtx()) &&
        !ZSTD_isError(ZSTD_CCtx_setParameter(packer->context, ZSTD_c_compressionLevel, LEVEL)) &&
        !ZSTD_isError(ZSTD_CCtx_setParameter(packer->context, ZSTD_c_dictIDFlag, 0)) &&
        !ZSTD_isError(ZSTD_CCtx_loadDictionary(packer->context, dictionary, length)))
        return packer;
    ssk_packer_free(packer);
    return NULL;
}

void ssk_packer_free(struct ssk_packer *packer)
{
    if (packer)
        ZSTD_freeCCtx(packer->context);
    free(packer);
}

struct ssk_unpacker *ssk_unpacker_new(const char *dictionary, size_t length)
{
    struct ssk_unpacker *unpacker = calloc(1, sizeof *unpacker);
    if (unpacker && (unpacker->context = ZSTD_createDCtx()) &&
        !ZSTD_isError(ZSTD_DCtx_loadDictionary(unpacker->context, dictionary, length)))
        return unpacker;
    ssk_unpacker_free(unpacker);
    return NULL;
}

void ssk_unpacker_free(struct ssk_unpacker *unpacker)
{
    if (unpacker)
        ZSTD_freeDCtx(unpacker->context);
    free(unpacker);
}

ssk_status ssk_pack(struct ssk_buffer *out, struct ssk_packer *packer, const char *data, size_t length)
{
    size_t room = ZSTD_compressBound(length);
    if (length > UNPACKED_BYTES)
        return SSK_INPUT;
    if (!ssk_buffer_reserve(out, room))
        return SSK_MEMORY;
    size_t size = ZSTD_compress2(packer->context, out->data + out->length, room, data, length);
    if (ZSTD_isError(size))
        return SSK_MEMORY;
    out->length += size;
    return SSK_OK;
}

ssk_status ssk_unpack(struct ssk_buffer *out, struct ssk_unpacker *unpacker, const char *data, size_t length)
{
    unsigned long long size = ZSTD_getFrameContentSize(data, length);
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > UNPACKED_BYTES)
        return SSK_CORRUPT;
    if (!ssk_buffer_reserve(out, size))
        return SSK_MEMORY;
    size_t got = ZSTD_decompressDCtx(unpacker->context, out->data + out->length, size, data, length);
    if (ZSTD_isError(got) || got != size)
        return SSK_CORRUPT;
    out->length += got;
    out->data[out->length] = '\0';
    return SSK_OK;
}
