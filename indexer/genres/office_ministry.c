#include "indexer/genres/office_ministry.h"

#include "seisaku/buffer.h"

const char *office_ministry(const struct ssk_ministries *ministries, struct scan office)
{
    for (; !scan_done(&office); scan_next(&office)) {
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

const char *office_in_charge(const struct ssk_ministries *ministries, struct scan office)
{
    struct scan inside = office;
    struct ssk_buffer minister = SSK_BUFFER_INIT;
    const char *found = NULL;
    if (scan_take(&inside, '(') && scan_holds(&inside, "担当")) {
        while (!scan_done(&inside) && scan_peek(&inside) != ')') {
            const char *start = inside.at;
            scan_next(&inside);
            ssk_buffer_append(&minister, start, (size_t)(inside.at - start));
        }
        ssk_buffer_append_string(&minister, "大臣");
        found = office_ministry(ministries, scan_of(ssk_buffer_string(&minister)));
    }
    ssk_buffer_free(&minister);
    return found;
}
