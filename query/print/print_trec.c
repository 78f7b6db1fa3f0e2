/* TREC's run format: qid Q0 id rank score seisaku.
 *
 * trec_eval sorts by score alone, which it reads as a float, and breaks ties by id. So that it sees our
 * order, scores are printed as floats and each one is below the one before it, if only by the least step. */
#include <math.h>
#include <string.h>

#include "query/print/printer.h"

static bool is(const char *key, const char *name)
{
    return key && strcmp(key, name) == 0;
}

static void trec_open(struct printer *printer, const char *key)
{
    (void)key;
    printer->depth++;
}

static void trec_end(struct printer *printer)
{
    printer->depth--;
    if (!printer->rank)
        return;
    float score = printer->score;
    if (printer->cell_count && score >= printer->last_score)
        score = nextafterf(printer->last_score, -INFINITY);
    const char *qid = ssk_buffer_string(&printer->qid);
    fprintf(printer->out, "%s Q0 %s %llu %.9g seisaku\n", *qid ? qid : "1", ssk_buffer_string(&printer->id),
            (unsigned long long)printer->rank, (double)score);
    printer->last_score = score;
    printer->cell_count++;
    printer->rank = 0;
}

/* A query's scores fall among themselves alone. */
static void take_qid(struct printer *printer, const char *qid)
{
    if (strcmp(ssk_buffer_string(&printer->qid), qid) == 0)
        return;
    ssk_buffer_clear(&printer->qid);
    ssk_buffer_append_string(&printer->qid, qid);
    printer->cell_count = 0;
}

static void trec_text(struct printer *printer, const char *key, const char *text)
{
    if (is(key, "qid"))
        take_qid(printer, text);
    if (is(key, "id")) {
        ssk_buffer_clear(&printer->id);
        ssk_buffer_append_string(&printer->id, text);
    }
}

static void trec_texts(struct printer *printer, const char *key, const struct ssk_strings *strings,
                       const char *join)
{
    (void)printer, (void)key, (void)strings, (void)join;
}

static void trec_number(struct printer *printer, const char *key, uint64_t number)
{
    if (is(key, "rank"))
        printer->rank = number;
}

static void trec_unknown(struct printer *printer, const char *key)
{
    (void)printer, (void)key;
}

static void trec_decimal(struct printer *printer, const char *key, double number, int digits)
{
    (void)digits;
    if (is(key, "score"))
        printer->score = (float)number;
}

const struct print_format trec_format = {.form = FORM_RUN,
                                         .map = trec_open,
                                         .list = trec_open,
                                         .end = trec_end,
                                         .string = trec_text,
                                         .strings = trec_texts,
                                         .integer = trec_number,
                                         .unknown = trec_unknown,
                                         .real = trec_decimal};
