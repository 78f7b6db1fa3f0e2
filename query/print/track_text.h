/* A track as text. Private to query/print. */
#ifndef SEISAKU_QUERY_PRINT_TRACK_TEXT_H
#define SEISAKU_QUERY_PRINT_TRACK_TEXT_H

#include "query/print/print_tracks.h"

extern const char *const track_part_names[ROW_PARTS];

/* The section, the item and the owners. */
void track_append_place(struct ssk_buffer *out, const struct ssk_passage *head);

/* A year: what became of the row, and its parts, changes marked. */
void track_append_year(struct ssk_buffer *out, const struct track_year *year, const struct printer *printer);

#endif
