/* The index in one table: term prefixes, value slots, metadata keys. A change here changes
 * SSK_SCHEMA_VERSION, and an index of another version is refused.
 *
 * An index is one or more segments, each a Xapian database that never changes. Terms have no positions, and
 * documents neither data nor a list of their terms: what a passage says is in its block. Metadata travels to
 * and from servers as terms do. */
#ifndef SEISAKU_SCHEMA_H
#define SEISAKU_SCHEMA_H

#define SSK_SCHEMA_VERSION "6"

/* Terms. Words have no prefix: folded text never starts with a capital Latin letter. */
#define SSK_TERM_DOCUMENT "D" /* doc_id: all passages of a source */
#define SSK_TERM_SOURCE                                                                                      \
    "F" /* the id of the source that the passage came from, where that is not its doc_id */
#define SSK_SOURCE_STDIN   "-"
#define SSK_TERM_GENRE     "G" /* as in the passage: white paper */
#define SSK_TERM_HEADING   "H" /* words of the section's title */
#define SSK_TERM_ITEM      "I" /* the item's label, folded */
#define SSK_TERM_KIND      "K" /* text, plan, progress */
#define SSK_TERM_MINISTRY  "M" /* canonical name of an owner */
#define SSK_TERM_PATH      "L" /* the source's path; of one over 240 bytes its end */
#define SSK_TERM_OFFICE    "O" /* the speaker's, folded */
#define SSK_TERM_SPEAKER   "P" /* the speaker's name, and that of the speaker's group, folded */
#define SSK_TERM_PUBLISHER "R" /* folded */
#define SSK_TERM_OUTLINE   "C" /* label of a part that the passage stands in: 第3章, 附則; see passage.h */
#define SSK_TERM_ISSUER    "U" /* canonical name of a ministry that issued the document */
#define SSK_TERM_SECTION   "S" /* the section's number, folded, and those of the sections it is in: 3.2, 3 */
#define SSK_TERM_TITLE     "T" /* words of the document's title */
#define SSK_TERM_YEAR      "Y" /* fiscal year, else the year of the date; four digits */
#define SSK_TERM_NAMED     "N" /* canonical name of a ministry that the text names */
#define SSK_TERM_PLACE     "X" /* tag of the segment, part, block of 64: see ssk_segment_place */

enum { SSK_TERM_BYTES = 240 }; /* of a prefix and a text; what is longer is cut */

/* Values: short, for each passage has them. segment.h says how. */
enum {
    SSK_SLOT_ORDER, /* the document's id and the passage's number in it: document order */
    SSK_SLOT_YEAR,  /* fiscal year, else the year of the date; none when unknown */
    SSK_SLOT_DATE,  /* as in the passage; none when unknown */
    SSK_SLOT_KEYS,  /* what it counts by: its row in the tables that segment.h tells of */
    SSK_SLOT_PLACE, /* one byte: which passage of the block that SSK_TERM_PLACE names */
    SSK_SLOTS
};

/* Metadata of every segment. */
#define SSK_META_SCHEMA     "seisaku.schema"
#define SSK_META_DICTIONARY "seisaku.dictionary" /* ssk_dictionary's checksum */
#define SSK_META_ANALYSER   "seisaku.analyser"   /* versions of MeCab and ICU, for people */
#define SSK_META_LAYOUT     "seisaku.layout"     /* tag, bits of buckets, parts: see segment.h */
#define SSK_META_EXAMPLES                                                                                    \
    "seisaku.examples."    /* and a genre's number: dictionary of the compression; none in small segments */
#define SSK_META_LIST  "b" /* and a bigram: the passages whose text has it; see ssk_bigrams, postings.h */
#define SSK_META_SHORT "c" /* and a character: of each bigram that begins with it and has a list of a few */
                           /* bytes, in their order, its second code point, the bytes of the list, the list */
#define SSK_META_PAIR "p"  /* and a pair of words, six bytes: the passages where the second stands right */
                           /* behind the first; see ssk_pair */
#define SSK_META_IDS   "i" /* and a bucket, two bytes: hashes of ids, and where these passages are */
#define SSK_META_KEYS  "k" /* and part and block, four bytes each: see segment.h */
#define SSK_META_BLOCK "x" /* and part and block, four bytes each: see passage_block.h */

/* Metadata of the newest segment: what holds of all segments of the index. */
#define SSK_META_SOURCE "source:" /* and the id of a source: see indexer/index/manifest.h */
#define SSK_META_DEAD   "dead:" /* and the tag of a segment: passages of it that are no more; see segment.h */
#define SSK_META_LOST   "lost:" /* and a tag, and a term or 1 and a bigram: in how many of these it was */

#endif
