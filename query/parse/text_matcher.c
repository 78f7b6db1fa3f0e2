#include "query/parse/text_matcher.h"

#include <stdlib.h>
#include <string.h>

#include "query/parse/regex_pattern.h"
#include "query/parse/wildcard_match.h"

/* One of the two. */
struct text_matcher {
    struct ssk_regex *regex;
    struct wildcard_match *wildcards;
    size_t at; /* behind the last match of the latter */
};

static ssk_status compile(struct text_matcher *matcher, const struct node *leaf, const char *pattern,
                          struct ssk_error *error)
{
    if (!*pattern)
        return ssk_fail(error, SSK_INPUT, "nothing stands between the slashes");
    if (!leaf->typed)
        return ssk_regex_new(&matcher->regex, pattern, error);
    matcher->wildcards = wildcard_match_new(pattern);
    return matcher->wildcards ? SSK_OK : ssk_no_memory(error);
}

ssk_status node_compile(struct node *leaf, const struct ssk_folder *folder, struct ssk_error *error)
{
    if (leaf->matcher)
        return SSK_OK;
    struct text_matcher *matcher = calloc(1, sizeof *matcher);
    char *pattern = regex_folded(folder, leaf->text);
    ssk_status status = matcher && pattern ? compile(matcher, leaf, pattern, error) : ssk_no_memory(error);
    free(pattern);
    if (status == SSK_OK)
        leaf->matcher = matcher;
    else
        text_matcher_free(matcher);
    return status;
}

const uint32_t *text_matcher_string(size_t *count, const struct text_matcher *matcher)
{
    *count = 0;
    return matcher->wildcards ? wildcard_match_string(count, matcher->wildcards) : NULL;
}

ssk_status text_matcher_open(struct text_matcher *matcher, const struct ssk_folded *text,
                             struct ssk_error *error)
{
    matcher->at = 0;
    if (matcher->regex)
        return ssk_regex_open(matcher->regex, text->points, text->count, error);
    return wildcard_match_open(matcher->wildcards, text) ? SSK_OK : ssk_no_memory(error);
}

ssk_status text_matcher_next(bool *found, size_t *start, size_t *end, struct text_matcher *matcher,
                             struct ssk_error *error)
{
    if (matcher->regex)
        return ssk_regex_next(found, start, end, matcher->regex, error);
    *found = wildcard_match_find(start, end, matcher->wildcards, matcher->at);
    matcher->at = *found ? *end : matcher->at;
    return SSK_OK;
}

void text_matcher_free(struct text_matcher *matcher)
{
    if (!matcher)
        return;
    ssk_regex_free(matcher->regex);
    wildcard_match_free(matcher->wildcards);
    free(matcher);
}
