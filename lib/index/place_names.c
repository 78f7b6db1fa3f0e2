/* What the names of an index's places say. */
#include <stdlib.h>
#include <string.h>

#include "seisaku/index.h"

bool ssk_index_is_remote(const char *place)
{
    return strncmp(place, SSK_INDEX_REMOTE, strlen(SSK_INDEX_REMOTE)) == 0;
}

int ssk_index_generation_number(const char *name)
{
    static const char *const prefix = "generation-";
    enum { DIGITS = 8 };
    const char *digits = strncmp(name, prefix, strlen(prefix)) == 0 ? name + strlen(prefix) : "";
    size_t count = strspn(digits, "0123456789");
    return count && count <= DIGITS && !digits[count] && *digits != '0' ? atoi(digits) : 0;
}
