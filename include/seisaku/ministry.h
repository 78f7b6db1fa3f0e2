/* The government's ministries, agencies and commissions (府省庁) under all their names:
 * dict/ministries.tsv, whose head describes the format. */
#ifndef SEISAKU_MINISTRY_H
#define SEISAKU_MINISTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "seisaku/passage.h"
#include "seisaku/status.h"
#include "seisaku/unicode.h"

struct ssk_ministries;

/* The folder is lent for as long as the table lives. Fails: SSK_INPUT names file and line. */
ssk_status ssk_ministries_open(struct ssk_ministries **out, const char *path, const struct ssk_folder *folder,
                               struct ssk_error *error);
/* As above, with the rows of a user's own file, in any encoding, behind those of `path`; NULL for none. */
ssk_status ssk_ministries_open_with(struct ssk_ministries **out, const char *path, const char *own,
                                    const struct ssk_folder *folder, struct ssk_error *error);
void ssk_ministries_free(struct ssk_ministries *ministries);

/* The canonical name of the ministry called exactly `name` (any name of the table, folded: 経産省,
 * METI, 経済産業省); NULL when none is. Lent, lives as long as the table. */
const char *ssk_ministry_find(const struct ssk_ministries *ministries, const char *name, size_t length);

/* As above for a name that opens the text: sets *bytes to its length in the text. The longest name
 * wins. NULL when the text opens with no name, or with a longer word that is none (消防庁舎). */
const char *ssk_ministry_prefix(const struct ssk_ministries *ministries, const char *text, size_t length,
                                size_t *bytes);

/* As above for the title of a speaker: 外務大臣, 官房長官 and 警察庁長官官房審議官 too. *bytes is the length
 * of what was recognised (外務大臣, 官房長官, 警察庁). */
const char *ssk_ministry_speaker(const struct ssk_ministries *ministries, const char *text, size_t length,
                                 size_t *bytes);

/* Adds the canonical names of all ministries named in the text to `out`, in order of first mention,
 * each once (those that `out` holds already are not added again); longest names win, and a Latin
 * abbreviation counts only as a whole word. Foreign ministries (米国財務省) and groups (関係府省庁) are no
 * mentions. Fails: SSK_MEMORY only. */
ssk_status ssk_ministry_mentions(const struct ssk_ministries *ministries, const char *text, size_t length,
                                 struct ssk_strings *out);

/* Up to `limit` canonical names nearest to `name` (edit distance over code points, shared
 * characters), best first, lent. Returns how many. */
size_t ssk_ministry_nearest(const struct ssk_ministries *ministries, const char *name, size_t length,
                            const char **out, size_t limit);

/* The canonical names of the bodies that have the duties of `canonical` now: the last of its successors, or
 * itself. Lent, NULL-terminated; empty when there is no such body. A body counts as `name` in a search just
 * when `name`, which has no successor, is among these. */
const char *const *ssk_ministry_heirs(const struct ssk_ministries *ministries, const char *canonical);

/* The canonical names that count as `canonical` itself in a search: itself, and what it succeeded
 * or was succeeded by (NISC ⇄ 国家サイバー統括室), itself first. Lent, NULL-terminated; empty when there
 * is no such body. */
const char *const *ssk_ministry_lineage(const struct ssk_ministries *ministries, const char *canonical);

/* Is the first an office or a council that belongs to the second, both by their canonical names, or to a body
 * that does? Agencies and commissions stand for themselves. */
bool ssk_ministry_is_part(const struct ssk_ministries *ministries, const char *canonical, const char *of);

#endif
