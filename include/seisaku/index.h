/* What both tools do with an index: where its segments are, whether they fit this program.
 *
 * An index is a folder whose file SSK_INDEX_STUB names its segments, the newest first; Xapian's own tools
 * read it, too. A line is `auto PATH`, a database below the folder or elsewhere, or `remote HOST:PORT`, one
 * that xapian-tcpsrv serves. Nothing else is followed: Xapian knows lines that run programs. */
#ifndef SEISAKU_INDEX_H
#define SEISAKU_INDEX_H

#include <stdbool.h>

#include "seisaku/buffer.h"
#include "seisaku/dictionary.h"
#include "seisaku/passage.h"
#include "seisaku/segment.h"
#include "seisaku/status.h"
#include "xapian_c.h"

#define SSK_INDEX_STUB       "XAPIANDB"
#define SSK_INDEX_GENERATION "generation-%d"
#define SSK_INDEX_REMOTE     "remote://"

/* Appends the places of the index's segments: paths, and remote://HOST:PORT, which `path` may be itself.
 * Fails: SSK_NOT_FOUND (says how to build one), SSK_CORRUPT, SSK_IO. */
ssk_status ssk_index_places(struct ssk_strings *out, const char *path, struct ssk_error *error);

/* The number of the generation whose folder is called so, 1 to 99999999; 0 for any other name. */
int ssk_index_generation_number(const char *name);

/* The number of the generation that a place below folder `path` names; 0 if it names none. */
int ssk_index_generation(const char *path, const char *place);

/* Opens the segment at a place. Fails: SSK_MISMATCH when its schema or dictionary is another than ours; says
 * what to do, with the index's `path` in it. Without `dictionary` (NULL) any will do, but for terms. */
ssk_status ssk_index_open(struct ssk_segment **out, const char *path, const char *place,
                          const struct ssk_dictionary *dictionary, struct ssk_error *error);

/* Whether a place is a server's: remote://HOST:PORT. */
bool ssk_index_is_remote(const char *place);

/* Fails with `status` for an index that cannot be used, and says how to build it anew. `path` is its folder,
 * or the place of a segment in it; `what` says what is wrong. */
ssk_status ssk_index_useless(struct ssk_error *error, ssk_status status, const char *path, const char *what);

/* A failure of Xapian as one of ours, the message with the index's path before it. */
ssk_status ssk_index_fail(struct ssk_error *error, xap_status status, const char *path, const char *message);

/* The files of an index beside what they were when they were published.
 *
 * Xapian's tables have no checksums, and a table that lost its end or a bit may still answer. So the stub
 * notes of each file of each segment its size and checksum. Opening compares the sizes, which costs next to
 * nothing, and the smallest file's checksum; seisaku-index --check compares all. */

/* Appends the lines that note the files of `path`/`name`, a segment that is not changed any more. Fails:
 * SSK_IO. */
ssk_status ssk_index_files_note(struct ssk_buffer *stub, const char *path, const char *name,
                                struct ssk_error *error);

/* As above, the lines that the present stub has of them; none when they were never noted. Fails: SSK_CORRUPT,
 * SSK_IO. */
ssk_status ssk_index_files_keep(struct ssk_buffer *stub, const char *path, const char *name,
                                struct ssk_error *error);

/* Appends the line that guards all lines above it: last. */
void ssk_index_guard(struct ssk_buffer *stub);

/* Fails: SSK_CORRUPT when a file of the segment at `place` has not the size that the stub in `path` notes. A
 * segment of which nothing is noted is taken as it is. */
ssk_status ssk_index_files_compare(const char *path, const char *place, struct ssk_error *error);

/* Is told of each file that is not as it was. */
typedef void (*ssk_index_damage)(void *context, const char *message);

/* Compares the sizes and checksums of all files of all segments below `path`, and tells each that differs or
 * is not noted. SSK_OK also when some do; SSK_NOT_FOUND, SSK_CORRUPT for the stub, SSK_IO, SSK_MEMORY.
 * `error` may not be NULL. */
ssk_status ssk_index_files_check(size_t *checked, const char *path, ssk_index_damage tell, void *context,
                                 struct ssk_error *error);

/* What an index was made of, in one number: the same for all who indexed the same files in the same way,
 * whatever the files' paths, their order, the threads, and the updates between. */
struct ssk_content {
    uint64_t sums[2]; /* over the sources: of two checksums of the bytes of each, how it was read, and its
                         passages */
    size_t sources, passages;
};

enum { SSK_CONTENT_SIZE = 33 }; /* of its text, with the NUL */

/* Adds the sources that the index's newest segment knows; what was read from standard input is none. The
 * errors of Xapian. */
ssk_status ssk_content_add(struct ssk_content *content, struct ssk_segment *newest, struct ssk_error *error);

/* Thirty-two hexadecimal digits. */
void ssk_content_text(char out[SSK_CONTENT_SIZE], const struct ssk_content *content);

#endif
