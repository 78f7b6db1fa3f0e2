/* Which encoding a text is in: all judgement, and all of it here. */
#ifndef SEISAKU_DETECT_ENCODING_H
#define SEISAKU_DETECT_ENCODING_H

#include <stddef.h>

#include "seisaku/status.h"

/* Sets *out to ICU's name of the likeliest encoding, a constant of the program's. There always is one;
 * whether the bytes are text at all shows when they are decoded. Fails: SSK_MEMORY only. */
ssk_status ssk_detect_encoding(const char **out, const char *bytes, size_t length);

#endif
