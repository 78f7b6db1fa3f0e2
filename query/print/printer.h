/* The event printer: an output (hits, counts, a concordance, a survey) says what it has as maps, lists,
 * strings and numbers, once; a format (one file each) writes them down. As notmuch's sprinter.
 *
 * Order: printer_open; then any events, print_end for each print_map and print_list; then printer_close.
 *
 *     print_columns(printer, names, count);      the table's head, where the format has one
 *     print_list(printer, NULL);
 *     for each record:
 *         print_map(printer, NULL);
 *         print_string(printer, "id", passage->id);
 *         print_end(printer);
 *     print_end(printer);
 *
 * Keys are the names of a map's members and NULL in a list. Formats differ in what they can hold, which
 * `form` tells: a table has neither maps in maps nor two kinds of records. */
#ifndef SEISAKU_QUERY_PRINT_PRINTER_H
#define SEISAKU_QUERY_PRINT_PRINTER_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "query/base/choices.h"
#include "seisaku/buffer.h"
#include "seisaku/passage.h"

enum form {
    FORM_PAGE, /* text for a person: records of a table aligned, the rest as each output lays it out itself */
    FORM_TREE, /* JSON: anything */
    FORM_LINES, /* JSON Lines: the outermost list has no brackets, its members a line each */
    FORM_TABLE, /* CSV, TSV: one table of flat records */
    FORM_RUN    /* TREC: hits only */
};

struct printer;

/* A format. */
struct print_format {
    enum form form;
    void (*columns)(struct printer *printer, const char *const *names, size_t count); /* NULL for none */
    void (*comment)(struct printer *printer, const char *line, size_t length);        /* NULL for none */
    void (*map)(struct printer *printer, const char *key);
    void (*list)(struct printer *printer, const char *key);
    void (*end)(struct printer *printer);
    void (*string)(struct printer *printer, const char *key, const char *text); /* NULL text: unknown */
    void (*strings)(struct printer *printer, const char *key, const struct ssk_strings *strings,
                    const char *join); /* `join` stands between them where there are no lists */
    void (*integer)(struct printer *printer, const char *key, uint64_t number);
    void (*unknown)(struct printer *printer, const char *key);
    void (*real)(struct printer *printer, const char *key, double number, int digits);
    void (*close)(struct printer *printer); /* frees the format's own; NULL for nothing */
};

/* A row of text while a table is aligned. */
struct print_row {
    char **cells;
    size_t count;
};

struct printer {
    const struct print_format *format;
    FILE *out;
    bool colour;  /* marks matches by colour instead of 【】; text only */
    bool guard;   /* tables are for a spreadsheet: a byte order mark, and no cell that would run */
    bool sampled; /* hits were drawn at random, by `seed`, which is told */
    size_t seed;
    bool links;     /* paths are links, as a terminal opens them (OSC 8); text only */
    size_t columns; /* of the terminal; 0 for a file: nothing is cut or folded */
    bool failed;    /* memory ran out */
    /* the formats' own */
    uint64_t lists, filled; /* JSON: bit d is set when what is open at depth d is a list, has a member */
    unsigned depth;
    bool tabs, marked;        /* CSV: it is TSV; the byte order mark is written */
    size_t cell_count;        /* of the row so far */
    struct ssk_buffer buffer; /* scratch */
    struct print_row *rows;   /* text: the table so far, its head first */
    size_t row_count, row_capacity;
    uint64_t numbers;          /* text: bit c is set for a column of numbers */
    struct ssk_buffer qid, id; /* TREC: of the hit at hand */
    uint64_t rank;
    float score, last_score;
};

/* `columns`: see above. The printer is freed by printer_close, which says SSK_MEMORY if that ran out on the
 * way; errors of the stream are left on it. */
void printer_open(struct printer *printer, enum format format, FILE *out);
ssk_status printer_close(struct printer *printer);

static inline enum form print_form(const struct printer *printer)
{
    return printer->format->form;
}

/* Whether records are flat, in the order of the columns. */
static inline bool print_is_flat(const struct printer *printer)
{
    return printer->format->form == FORM_TABLE || printer->format->form == FORM_PAGE;
}

/* A line of a person's own before the records: "# line" where the format has such lines, else nothing. */
void print_comment(struct printer *printer, const char *line, size_t length);

void print_columns(struct printer *printer, const char *const *names, size_t count);
void print_map(struct printer *printer, const char *key);
void print_list(struct printer *printer, const char *key);
void print_end(struct printer *printer);
void print_string(struct printer *printer, const char *key, const char *text);
void print_strings(struct printer *printer, const char *key, const struct ssk_strings *strings,
                   const char *join);
void print_integer(struct printer *printer, const char *key, uint64_t number);
void print_known(struct printer *printer, const char *key, int number);               /* 0 is unknown */
void print_real(struct printer *printer, const char *key, double number, int digits); /* behind the point */
/* A whole value; SSK_MEMORY is noted when it is NULL. Trees and lines only. Steals the value. */
void print_json(struct printer *printer, const char *key, json_t *value);

/* The formats. */
extern const struct print_format json_format, jsonl_format, csv_format, tsv_format, text_format, trec_format;

/* The name as the text format shows it, in the user's language; a name that is no label as it is. */
const char *print_label(const char *name);

#endif
