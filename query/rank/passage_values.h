/* What a passage counts for: the values of its keys, as facets have them. */
#ifndef SEISAKU_QUERY_RANK_PASSAGE_VALUES_H
#define SEISAKU_QUERY_RANK_PASSAGE_VALUES_H

#include "query/base/choices.h"
#include "seisaku/buffer.h"
#include "seisaku/ministry.h"
#include "seisaku/passage.h"

/* Value number `i` of the passage for the facet, appended to `out`: a passage without one has one, which is
 * empty. False when there are not so many. `ministries` tells who followed whom; the keys that ask for that
 * need it. */
bool passage_value(struct ssk_buffer *out, const struct ssk_passage *passage, enum facet facet, size_t i,
                   const struct ssk_ministries *ministries);

#endif
