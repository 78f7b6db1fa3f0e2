/* Records: a letter, the length of what follows, then numbers of eight bytes in the machine's own order,
 * strings with their length before them (LACKS for NULL). Both ends are the same program, so no version is
 * needed; but the one that writes may have been taken over by what it read, so the other believes nothing. */
#ifndef SEISAKU_INDEXER_CHILD_SERIAL_FORM_H
#define SEISAKU_INDEXER_CHILD_SERIAL_FORM_H

#include <stdint.h>

#define LACKS UINT64_MAX

enum { HEAD_BYTES = 1 + sizeof(uint64_t), PLACE_FLOATS = 10 };

#endif
