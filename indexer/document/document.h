/* The document between the stages of the indexer: pages of lines.
 *
 * A reader (formats, html, pdf) fills it; page/ finds what is no body text; order/ rewrites each page's lines
 * into reading order; structure/ reads headings, rows and kinds off them; passages/ cuts passages. genres/
 * does the work of the last two for documents with a form of their own.
 *
 * Glossary, as the code uses the words:
 *
 *   柱, ノンブル  running head, page label   LINE_SET_ASIDE, page.label
 *   脚注, 注      footnote; note mark        LINE_NOTE; page/note_marks.h
 *   見出し        heading                    LINE_HEADING, struct heading, struct outline
 *   編部章節款目  chapter and its like       ordinal_unit; heading levels 1 to 6
 *   条 項 号      article, paragraph, item   ORDINAL_ARTICLE; labels in lines/line_marks.h
 *   目次          table of contents          structure/contents_lines.h
 *   段落          paragraph                  line.begins_paragraph
 *   段組          columns                    line.column
 *   表の行        row                        line.row, keys.row
 *   箇条書き      list; bullet, label        line_opening
 *   府省庁        ministry; a row's owners   LINE_OWNERS, keys.ministries
 *   年次計画      annual plan                plan/, SSK_KIND_PLAN
 *   成果・進捗    progress                   SSK_KIND_PROGRESS
 *   年度          fiscal year                keys.fiscal_year
 *   会議録, 発言  minutes, speech            genres/minutes/minutes.h, keys.speaker_name
 *   本則, 附則    main, supplement           genres/statute_outline.h
 *   改正後        a column's head            line.head
 *   ルビ          ruby                       page/page.h
 *
 * And words with one meaning each, in all rooms:
 *
 *   piece      what one column has of a printed line
 *   strip      a printed line on its way through order/; a stretch is strips that are decided together
 *   run        characters or glyphs one behind the other, without a gap
 *   span       pages one behind the other
 *   reading    of a word, in kana; reading order is that of a page's pieces
 *   candidate  a passage that terms find and whose text is to be looked at (query/verify/candidates.h)
 *   spent      of a line whose text went into another */
#ifndef SEISAKU_INDEXER_DOCUMENT_DOCUMENT_H
#define SEISAKU_INDEXER_DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "indexer/document/place.h"
#include "indexer/lines/heading_number.h"
#include "indexer/lines/line_form.h"
#include "seisaku/passage.h"
#include "seisaku/status.h"

/* What a reader already knows of a line; LINE_TEXT leaves it to structure.c. */
enum line_role {
    LINE_TEXT,
    LINE_HEADING,   /* a heading by the source's own markup (h1 to h6, font size); see `level` */
    LINE_SET_ASIDE, /* what a page bears beside its text: running head, foot, label, tab, ruby, table head */
    LINE_NOTE,      /* a footnote: a passage of its own */
    LINE_ITEM,      /* opens a row of a plan's table: "(ア) 内閣官房"; kept out of passages */
    LINE_OWNERS,    /* more of the row's ministries; likewise */
    LINE_KEY,       /* other words that became keys (a marker of kind, a number); likewise */
    LINE_SPENT      /* its text went into another line: a note's further lines, a mark put back in its gap */
};

/* What holds of the lines that point to it, found by structure.c. Strings are NULL where unknown. */
struct keys {
    char *section_number; /* of the innermost heading with a number */
    char *section_title;
    struct ssk_strings path; /* all headings above, outermost first */
    char *item;
    struct ssk_strings ministries; /* canonical names of the item's owners */
    enum ssk_kind kind;
    int fiscal_year;                         /* 0 when unknown: */
    enum ssk_year_source fiscal_year_source; /* the document's holds if nothing here says a year */
    char *speaker_name, *speaker_office, *speaker_group;
    char *speech; /* the id of the speech wherever it is printed: passages have theirs of it */
    int row;      /* counts the rows of tables; 0 outside of any */
    struct keys *next;
};

enum {
    LINE_COLUMNS = 8
}; /* columns are numbered from 0 up to this; what is further right counts as the last */

struct line {
    char *text;            /* UTF-8, as written, no newline; owned; line_set_text changes it */
    struct line_form form; /* of the text, see line_form() */
    int number;            /* 1-based line in the source file; 0 where the format has none */
    enum line_role role;
    int level;             /* of a LINE_HEADING, 1 the outermost; 0 otherwise */
    int column;            /* after reading_order.c: 0 spans the page, 1 the first column, 2 the second … */
    int row;               /* of a table, counting through the document from 1; 0 outside of any */
    bool begins_paragraph; /* the source's markup (<p>, a cell, an indent) or a stage says so */
    bool apart;            /* no text before it is read on into it: a slide's box */
    char *head; /* its table's column that tells the text apart (改正後, 現行); owned, or NULL */
    const struct keys *keys; /* after structure.c; owned by the document */
    struct place place;      /* on the page; of size 0 where the source does not tell */
};

/* What the line's characters say of it: read when it is first asked for. Lent. */
const struct line_form *line_form(const struct line *line);

/* The number that the line opens with as a heading does; false when there is none. See heading_parse. */
bool line_heading(const struct line *line, struct heading *out);

/* Gives the line another text, which it takes over. */
void line_set_text(struct line *line, char *text);

/* Gives the line a copy of `head`, NULL for none. Fails: false without memory. */
bool line_set_head(struct line *line, const char *head);

/* Returns: true for a line that is no text of the document, LINE_SET_ASIDE or LINE_SPENT. */
static inline bool line_is_out(const struct line *line)
{
    return line->role == LINE_SET_ASIDE || line->role == LINE_SPENT;
}

struct page {
    struct line *lines;
    size_t count, capacity;
    char *label;          /* as printed, "別添2 - 71 -"; owned; NULL if none */
    int number;           /* 1-based in the file */
    float width, height;  /* in points; 0 where the source has no coordinates */
    bool laid_out;        /* the reader already put the lines in reading order: reading_order.c leaves it */
    bool paragraph_lines; /* plain text whose every line is a paragraph */
    bool marked_up;       /* `begins_paragraph` alone says where a paragraph begins, and a heading heads */
};

/* Returns: true for a page whose lines have places. */
static inline bool page_is_placed(const struct page *page)
{
    return page->width > 0;
}

struct document {
    char *path;                    /* as given or walked */
    char *id;                      /* doc_id */
    char *title, *publisher, *url; /* owned; NULL if unknown */
    enum ssk_genre genre;
    char *date;                /* ISO 8601, as exact as known; owned; NULL if unknown */
    bool web;                  /* a page of a site, which bears more than the document */
    bool date_given;           /* by the source itself: no other is looked for */
    struct ssk_strings issuer; /* canonical names of the ministries that issued it */
    int fiscal_year;           /* that its title or head names; 0 when unknown */
    char *named;               /* a title in the file's information, perhaps another document's; owned */
    float body;                /* the size most text is set in; 0 where no line tells its size */
    struct page *pages;
    size_t count, capacity;
    struct keys *keys; /* all of them, the newest first */
};

/* Fails: NULL without memory. Pointers into a document are lent until the next add. */
struct page *document_add_page(struct document *document);
/* Moves all pages of `from` behind those of `to`, and numbers them on. Fails: false without memory. */
bool document_move_pages(struct document *to, struct document *from);
struct line *page_add_line(struct page *page, const char *text, size_t length, int number);
/* Puts the line, whose strings become the page's, before line `at`. Fails: false without memory. */
bool page_insert_line(struct page *page, size_t at, const struct line *line);
/* Frees the page's lines, with what they own; the page has none afterwards. */
void page_free_lines(struct page *page);
struct keys *document_add_keys(struct document *document);
void document_free(struct document *document); /* its content, not the struct */

#endif
