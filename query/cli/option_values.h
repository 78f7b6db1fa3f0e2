/* Values that are more than a word of a list: kinds by their Japanese names, ranges of years, colour. Each
 * reads one value into the struct options; see ssk_option.read. Private to query/cli. */
#ifndef SEISAKU_QUERY_CLI_OPTION_VALUES_H
#define SEISAKU_QUERY_CLI_OPTION_VALUES_H

#include "query/cli/options.h"

/* Lists are parted by any sign of ssk_buffer_append_list(), and their letters, digits and signs may be wide.
 */

/* plan, progress, text; 計画, 成果, 本文; also parted by a slash. */
extern const char *const kind_names[];
ssk_status read_kinds(void *options, const char *value, struct ssk_error *error);

/* 2024, R6, 2022..2024; a range also as 2022-2024 or 2022～2024; or a list. What is a year, the search
 * knows. */
ssk_status read_years(void *options, const char *value, struct ssk_error *error);

/* A list of one to KEYS_MOST facets. */
ssk_status read_by(void *options, const char *value, struct ssk_error *error);

/* L:R, each up to 100, not both 0; NULL is 5:5. */
ssk_status read_collocates(void *options, const char *value, struct ssk_error *error);

/* year, which NULL is too, or month. */
ssk_status read_trend(void *options, const char *value, struct ssk_error *error);

/* hit, left, right, left:2. */
ssk_status read_kwic_order(void *options, const char *value, struct ssk_error *error);

/* KEY:A,B: the key of a filter and two of its values. */
ssk_status read_compare(void *options, const char *value, struct ssk_error *error);

/* A list of plan, white-paper, 白書. What is a genre, the search knows. */
extern const char *const genre_names[];
ssk_status read_genres(void *options, const char *value, struct ssk_error *error);

/* A list of days, months, years and ranges of them. What is a date, the search knows. */
ssk_status read_dates(void *options, const char *value, struct ssk_error *error);

/* auto: on a terminal, unless NO_COLOR is set (no-color.org). */
extern const char *const colour_names[];
ssk_status read_colour(void *options, const char *value, struct ssk_error *error);

#endif
