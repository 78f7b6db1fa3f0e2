/* The passage: what is indexed, found and printed. One JSON object a line (schema 1), the same from
 * `seisaku-index --dump` and into `--format=jsonl`. See seisaku-index(1), PASSAGES. */
#ifndef SEISAKU_PASSAGE_H
#define SEISAKU_PASSAGE_H

#include <stddef.h>

#include "seisaku/buffer.h"
#include "seisaku/status.h"

struct ssk_folder;

enum { SSK_PASSAGE_SCHEMA = 1 };

enum ssk_kind { SSK_KIND_TEXT, SSK_KIND_PLAN, SSK_KIND_PROGRESS, SSK_KINDS };

/* "text", "plan", "progress". */
const char *ssk_kind_name(enum ssk_kind kind);
/* Returns: SSK_KINDS when there is no such kind. */
enum ssk_kind ssk_kind_of(const char *name);

/* What kind of document a passage is of. SSK_GENRE_NONE where it is not known. */
enum ssk_genre {
    SSK_GENRE_NONE,
    SSK_GENRE_PLAN,
    SSK_GENRE_STATUTE,
    SSK_GENRE_MINUTES,
    SSK_GENRE_QUESTION, /* a written question to the cabinet (質問主意書) */
    SSK_GENRE_ANSWER,   /* the cabinet's answer (答弁書) */
    SSK_GENRE_NOTICE,   /* 通知, 告示, 事務連絡 */
    SSK_GENRE_JUDGMENT,
    SSK_GENRE_WHITE_PAPER,
    SSK_GENRE_GAZETTE, /* 官報 */
    SSK_GENRE_SLIDES,
    SSK_GENRE_REPORT,
    SSK_GENRE_OTHER,
    SSK_GENRES
};

/* "plan", "white paper" …; NULL for SSK_GENRE_NONE. */
const char *ssk_genre_name(enum ssk_genre genre);
/* Returns: SSK_GENRES when there is no such genre. `white_paper` and `white-paper` are read as well. */
enum ssk_genre ssk_genre_of(const char *name);

/* What says a passage's fiscal year: its row of a table, a heading above it, or its document. */
enum ssk_year_source { SSK_YEAR_NONE, SSK_YEAR_ROW, SSK_YEAR_HEADING, SSK_YEAR_DOCUMENT, SSK_YEAR_SOURCES };

#define SSK_GENRE_LIST                                                                                       \
    "plan, statute, minutes, question, answer, notice, judgment, white paper, gazette, slides, report, "     \
    "other"
#define SSK_YEAR_SOURCE_LIST "row, heading, document"

/* "row", "heading", "document"; NULL for SSK_YEAR_NONE. */
const char *ssk_year_source_name(enum ssk_year_source source);
/* Returns: SSK_YEAR_SOURCES when there is none of that name. */
enum ssk_year_source ssk_year_source_of(const char *name);

/* Is this a day, a month or a year of the calendar as ISO 8601 writes it: 2025-03-18, 2025-03, 2025? */
_Bool ssk_is_date(const char *date);

/* A list of owned strings. */
struct ssk_strings {
    char **items;
    size_t count;
};

/* Appends a copy of `length` bytes. Fails: false without memory. */
_Bool ssk_strings_add(struct ssk_strings *strings, const char *string, size_t length);
void ssk_strings_free(struct ssk_strings *strings);

/* The bytes of a passage's text and the names in one of its lists: the indexer refuses passages of more, and
 * a block that has more is of an index made to fill its readers' memory. Analysing a text takes some fifty
 * times its bytes. */
enum { SSK_TEXT_MOST = 1 << 20, SSK_NAMES_MOST = 1 << 16 };

/* Strings are UTF-8, owned by the passage, NULL where unknown. */
struct ssk_passage {
    char *id;             /* stable over re-runs; no white space */
    char *doc_id;         /* the document; unique per source file */
    char *title;          /* of the document */
    char *publisher;      /* of the document */
    char *url;            /* of the document */
    char *section_number; /* "3.2", of the innermost heading with a number */
    char *section_title;
    struct ssk_strings path;       /* all headings above the passage, outermost first */
    char *item;                    /* the item's label as printed, "(ア)" */
    struct ssk_strings ministries; /* canonical names of the owners */
    struct ssk_strings mentions;   /* canonical names of those named in the text */
    enum ssk_kind kind;
    int fiscal_year;  /* western year (年度); 0 when unknown */
    int page;         /* 1-based; 0 when unknown */
    char *page_label; /* as printed, "別添2 - 71 -" */
    char *source_path;
    int line_start, line_end; /* 1-based, 0 where the format has no lines */
    char *text;
    enum ssk_genre genre;
    char *date; /* of the document, as exact as known; see ssk_is_date */
    char *speaker_name, *speaker_office;
    char *speaker_group;       /* in the house (会派) */
    struct ssk_strings issuer; /* canonical names of the ministries that issued the document */
    enum ssk_year_source fiscal_year_source;
};

void ssk_passage_free(struct ssk_passage *passage); /* its strings, not the struct itself */

/* The year that the passage counts for: the fiscal year, else that of the date; 0 when neither is known. */
int ssk_passage_year(const struct ssk_passage *passage);

/* Fills `out`, whatever it held, with copies of all strings. Fails: false without memory. */
_Bool ssk_passage_copy(struct ssk_passage *out, const struct ssk_passage *passage);
/* Fails: SSK_INPUT unless the passage has an id, without white space, a text, and a date that is one if any.
 */
ssk_status ssk_passage_check(const struct ssk_passage *passage, struct ssk_error *error);

/* Appends the object without a newline. Control characters are escaped by JSON's rules. */
ssk_status ssk_passage_to_json(const struct ssk_passage *passage, struct ssk_buffer *out);

/* Fills a zeroed passage from one JSON object. `id` and `text` are required, unknown fields are
 * ignored. Fails: SSK_INPUT says which field is wrong. On failure the passage is left freed. */
ssk_status ssk_passage_from_json(struct ssk_passage *out, const char *json, size_t length,
                                 struct ssk_error *error);

/* ---- The parts of a document in which sections stand, by the labels of their headings: 第3章, 附則, 別表第1
 * ---- */

/* The heading, or what a user typed, as ssk_outline_label reads it: folded, digits for numerals, | for white
 * space; of a long heading the beginning. Malloc'd. Fails: NULL without memory. */
char *ssk_outline_text(const struct ssk_folder *folder, const char *heading);

/* The label that the text opens with: appends it to *label in one writing for all (第3章 for 三章 and 第Ⅲ章,
 * 附則 for 付則, 別表1 for 別表第一号). *family is how many bytes of it name the part without its number,
 * 別表; 0 where it has none. Returns: the bytes of the text that it takes; 0 where there is none (第37条
 * and 3.2 are sections). */
size_t ssk_outline_label(struct ssk_buffer *label, size_t *family, const char *text);

#endif
