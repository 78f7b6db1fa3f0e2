/* The mark that a line of a list opens with. */
#ifndef SEISAKU_INDEXER_LINES_BULLETS_H
#define SEISAKU_INDEXER_LINES_BULLETS_H

#include "indexer/lines/cursor.h"
#include "indexer/lines/line_marks.h"

/* OPENS_BULLET, OPENS_CIRCLED or OPENS_DOUBTFUL_BULLET by what stands at the cursor; else OPENS_NOTHING. A
 * mark repeated is a blank to be filled (○○省), leaders (・・・) or a rule (--). */
enum opening bullet_kind(struct cursor rest);

/* ① ❶ ㋐ */
bool point_is_circled(uint32_t point);

#endif
