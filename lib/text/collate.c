/* The order of a language's words, by ICU's collator. */
#include "seisaku/unicode.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>

#include "lib/text/icu_i18n.h"

struct ssk_collator {
    UCollator *collator;
};

ssk_status ssk_collator_open(struct ssk_collator **out, const char *language, struct ssk_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    const struct icu_i18n *icu = icu_i18n();
    *out = malloc(sizeof **out);
    if (!*out)
        return ssk_no_memory(error);
    (*out)->collator = icu ? icu->ucol_open(language, &code) : NULL;
    if (icu && U_SUCCESS(code))
        return SSK_OK;
    free(*out);
    *out = NULL;
    return ssk_fail(error, SSK_OTHER, "ICU has no order for the language %s (%s): install its data", language,
                    u_errorName(code));
}

void ssk_collator_free(struct ssk_collator *collator)
{
    if (collator)
        icu_i18n()->ucol_close(collator->collator);
    free(collator);
}

char *ssk_collation_key(const struct ssk_collator *collator, const char *text)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = 0, most = (int32_t)strlen(text) + 1;
    UChar *wide = calloc((size_t)most, sizeof *wide);
    char *key = NULL;
    if (wide)
        u_strFromUTF8WithSub(wide, most, &length, text, most - 1, 0xFFFD, NULL, &code);
    if (wide && U_SUCCESS(code)) {
        int32_t size = icu_i18n()->ucol_getSortKey(collator->collator, wide, length, NULL, 0);
        key = calloc((size_t)size + 1, 1);
        if (key)
            icu_i18n()->ucol_getSortKey(collator->collator, wide, length, (uint8_t *)key, size);
    }
    free(wide);
    return key;
}
