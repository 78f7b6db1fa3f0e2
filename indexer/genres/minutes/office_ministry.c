#include "indexer/genres/minutes/office_ministry.h"

#include "seisaku/buffer.h"

const char *office_ministry(const struct ssk_ministries *ministries, struct cursor office)
{
    for (; !cursor_done(&office); cursor_next(&office)) {
        size_t bytes;
        const char *name =
            ssk_ministry_speaker(ministries, office.at, (size_t)(office.end - office.at), &bytes);
        if (!name)
            name = ssk_ministry_prefix(ministries, office.at, (size_t)(office.end - office.at), &bytes);
        if (name)
            return name;
    }
    return NULL;
}

const char *office_in_charge(const struct ssk_ministries *ministries, struct cursor office)
{
    struct cursor inside = office;
    struct ssk_buffer minister = SSK_BUFFER_INIT;
    const char *found = NULL;
    if (cursor_take(&inside, '(') && cursor_holds(&inside, "担当")) {
        while (!cursor_done(&inside) && cursor_peek(&inside) != ')') {
            const char *start = inside.at;
            cursor_next(&inside);
            ssk_buffer_append(&minister, start, (size_t)(inside.at - start));
        }
        ssk_buffer_append_string(&minister, "大臣");
        found = office_ministry(ministries, cursor_of(ssk_buffer_string(&minister)));
    }
    ssk_buffer_free(&minister);
    return found;
}
