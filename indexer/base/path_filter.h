/* --include and --exclude: which files of a folder are read. */
#ifndef SEISAKU_INDEXER_BASE_PATH_FILTER_H
#define SEISAKU_INDEXER_BASE_PATH_FILTER_H

#include <stdbool.h>
#include <stddef.h>

/* Zero it to have none. The patterns are lent. */
struct path_filter {
    const char **included, **excluded;
    size_t include_count, exclude_count;
};

/* Adds one. Fails: false without memory. */
bool path_filter_add(struct path_filter *patterns, const char *pattern, bool exclude);

/* Is the file or folder wanted that is at `path` below the folder given? A pattern with a slash is matched
 * with all of that path, one without with the last name of it; `*` matches slashes, too. A file is wanted
 * when it matches one of those included, if there are any, and none of those excluded; a folder unless it is
 * excluded. Composed and decomposed characters are the same. */
bool path_filter_want(const struct path_filter *patterns, const char *path, bool folder);

void path_filter_free(struct path_filter *patterns);

#endif
