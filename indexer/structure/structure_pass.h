/* The state of structure.c's pass over the lines, and what each kind of line does to it: row_keys.c and
 * read_headings.c. All of these fail with SSK_MEMORY alone. */
#ifndef SEISAKU_INDEXER_STRUCTURE_STRUCTURE_PASS_H
#define SEISAKU_INDEXER_STRUCTURE_STRUCTURE_PASS_H

#include "indexer/document/document.h"
#include "indexer/document/outline.h"
#include "indexer/plan/plan_table.h"
#include "indexer/structure/heading_context.h"
#include "seisaku/dictionary.h"

/* A row of a plan's table. */
struct row {
    char *item; /* NULL outside of a row */
    struct ssk_strings owners;
    int number;      /* counts the document's rows */
    bool in_columns; /* lines of it stand in columns */
    bool marked;     /* a marker was met: kind and year hold for what follows it */
    enum ssk_kind kind;
    int year;
};

struct structure {
    struct document *document;
    const struct ssk_dictionary *dictionary;
    struct outline outline;
    struct heading_context around;
    struct row row;
    struct plan_table table;
    size_t column_width; /* of the widest column of the page */
    int rows;
    bool marked; /* the reader marked headings */
    struct {     /* the last heading by its look that has a number: what stands further in is below it */
        int level;
        struct place place;
    } numbered;
    struct heading apart;           /* a heading whose number stood alone, */
    const struct line *apart_title; /* and the line of its title; NULL for none on this page */
    const struct keys *current[SSK_KINDS + 1];
};

/* ---- Rows and keys ---- */

/* The next line gets keys of its own. */
void row_forget_keys(struct structure *state);
/* Ends the row, if there is one, and forgets the keys. */
void row_end(struct structure *state);

/* Gives the line the keys of kind and year under the present headings and row; made once. */
ssk_status row_give_keys(struct structure *state, struct line *line, enum ssk_kind kind, int year);
/* Gives text its keys. Of a row: in the first column, or before any marker, it is the plan that the row
 * reports on. */
ssk_status row_key_text(struct structure *state, struct line *line);

/* `(ア) 内閣官房` opens a row. */
ssk_status row_read_item(struct structure *state, const struct line *line);
/* More ministries of the row. */
ssk_status row_read_owners(struct structure *state, const struct line *line);
/* <成果・進捗状況>: kind and year of what follows in the row. Returns false when the line is no marker. */
bool row_read_marker(struct structure *state, struct line *line);
/* Text. What spans the page below a row's columns is the row's no longer. */
ssk_status row_read_text(struct structure *state, struct line *line);

/* ---- Headings ---- */

/* Makes the line a heading. */
ssk_status heading_enter(struct structure *state, struct line *line, const struct heading *heading);
/* As above, unless it is one that the page stands under and repeats at its top: that changes nothing, a row
 * goes on below it. */
ssk_status heading_read(struct structure *state, struct line *line, const struct heading *heading);
/* 基　本　方　針: set in single characters, without a number, it stands above all that numbers tell. */
ssk_status heading_read_spread(struct structure *state, struct line *line);
/* (1), ① and the like: below the numbers that are above. */
ssk_status heading_enter_marked(struct structure *state, struct line *line, const struct list_label *mark);
/* Text that opens with (2), beside a heading (1), ends that. */
void heading_pass_item(struct structure *state, const struct line *line);
/* A table of contents, or a line of one, heads nothing. */
ssk_status heading_read_contents(struct structure *state, struct line *line);
/* A heading that the reader found. A number it opens with is its section's. */
ssk_status heading_read_given(struct structure *state, struct line *line);
/* The level of the headings that the line ends, though it is none: an article (第５条　…) ends the remarks on
 * the one before (【第４条】), an entry's code (Ａ０００　初診料) what only numbers tell; 0 for none. */
int heading_closes(struct structure *state, const struct line *line);
/* A number that stands alone: without a title it is text, but no part of the sentences about it. */
ssk_status heading_read_number_apart(struct structure *state, struct line *line,
                                     const struct heading *heading);

#endif
