#include "indexer/base/path_filter.h"

#include <fnmatch.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/unicode.h"

bool path_filter_add(struct path_filter *patterns, const char *pattern, bool exclude)
{
    const char ***list = exclude ? &patterns->excluded : &patterns->included;
    size_t *count = exclude ? &patterns->exclude_count : &patterns->include_count;
    const char **bigger = reallocarray(*list, *count + 1, sizeof *bigger);
    if (!bigger)
        return false;
    *list = bigger;
    bigger[(*count)++] = pattern;
    return true;
}

/* A `?` is a character and not a byte. */
static bool matches_in_utf8(const char *pattern, const char *name)
{
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
    bool matched = fnmatch(pattern, name, 0) == 0;
    if (utf8) {
        uselocale(before);
        freelocale(utf8);
    }
    return matched;
}

static bool matches(const char *pattern, const char *path)
{
    const char *slash = strchr(pattern, '/') ? NULL : strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    if (fnmatch(pattern, name, 0) == 0) /* by bytes: names need not be UTF-8 */
        return true;
    char *composed_pattern = ssk_normalize(pattern, strlen(pattern), true);
    char *composed_name = ssk_normalize(name, strlen(name), true);
    bool matched = composed_pattern && composed_name && matches_in_utf8(composed_pattern, composed_name);
    free(composed_pattern);
    free(composed_name);
    return matched;
}

static bool any_matches(const char *const *patterns, size_t count, const char *path)
{
    for (size_t i = 0; i < count; i++)
        if (matches(patterns[i], path))
            return true;
    return false;
}

bool path_filter_want(const struct path_filter *patterns, const char *path, bool folder)
{
    if (any_matches((const char *const *)patterns->excluded, patterns->exclude_count, path))
        return false;
    return folder || !patterns->include_count ||
           any_matches((const char *const *)patterns->included, patterns->include_count, path);
}

void path_filter_free(struct path_filter *patterns)
{
    free(patterns->included);
    free(patterns->excluded);
    *patterns = (struct path_filter){0};
}
