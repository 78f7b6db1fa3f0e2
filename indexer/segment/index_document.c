/* Passage → Xapian document. */
#include "indexer/segment/index_document.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/segment/index_keys.h"
#include "indexer/segment/title_words.h"
#include "seisaku/passage.h"
#include "seisaku/schema.h"
#include "seisaku/segment.h"

struct index_document_maker {
    const struct ssk_dictionary *dictionary;
    struct ssk_analyzer *analyzer;
    struct ssk_folded folded;
    struct ssk_buffer term, value;
    struct title_words title, heading;
    struct index_keys keys;
    struct xap_document *document; /* that is being filled */
    xap_status failed;             /* the first failure to fill it */
};

ssk_status index_document_maker_new(struct index_document_maker **out,
                                    const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    struct index_document_maker *maker = calloc(1, sizeof *maker);
    *out = maker;
    if (!maker)
        return ssk_no_memory(error);
    maker->dictionary = dictionary;
    maker->keys.folder = dictionary->folder;
    ssk_status status = ssk_analyzer_new(&maker->analyzer, dictionary, error);
    if (status != SSK_OK) {
        index_document_maker_free(maker);
        *out = NULL;
    }
    return status;
}

void index_document_maker_free(struct index_document_maker *maker)
{
    if (!maker)
        return;
    ssk_analyzer_free(maker->analyzer);
    ssk_folded_free(&maker->folded);
    ssk_buffer_free(&maker->term);
    ssk_buffer_free(&maker->value);
    title_words_free(&maker->title);
    title_words_free(&maker->heading);
    index_keys_free(&maker->keys);
    free(maker);
}

/* ------------------------------------------------------------------------------------------ words */

static void note(struct index_document_maker *maker, xap_status status)
{
    if (maker->failed == XAP_OK)
        maker->failed = status;
}

static void add_word(struct index_document_maker *maker, const char *term, size_t length)
{
    note(maker, xap_document_add_term(maker->document, term, length, 1));
}

static_assert((int)SSK_TERM_LIMIT <= (int)SSK_TERM_BYTES, "a word is a term as it is");

/* The words of the text, kept in *terms for whoever wants them. */
static ssk_status add_text(struct index_document_maker *maker, const char *text,
                           const struct ssk_term **terms, size_t *count)
{
    ssk_status status = ssk_analyze(maker->analyzer, text, strlen(text), terms, count);
    for (size_t i = 0; status == SSK_OK && i < *count; i++)
        if ((*terms)[i].length)
            add_word(maker, (*terms)[i].text, (*terms)[i].length);
    return status;
}

static ssk_status add_title(struct index_document_maker *maker, struct title_words *words, const char *prefix,
                            const char *title)
{
    if (!title)
        return SSK_OK;
    ssk_status status = title_words_read(words, maker->analyzer, prefix, title);
    const char *at = ssk_buffer_string(&words->terms);
    for (size_t i = 0; status == SSK_OK && i < words->count; at += words->words[i++].length)
        add_word(maker, at, words->words[i].length);
    return status;
}

/* ------------------------------------------------------------------------------------------ values */

/* Adds what maker->value holds, and clears it. */
static void add_value(struct index_document_maker *maker, uint32_t slot)
{
    note(maker, maker->value.failed
                    ? XAP_MEMORY
                    : xap_document_add_value(maker->document, slot, ssk_buffer_string(&maker->value),
                                             maker->value.length));
    ssk_buffer_clear(&maker->value);
}

/* By these two a query names passages to a server. */
static void add_place(struct index_document_maker *maker, const struct index_place *place)
{
    unsigned char slot;
    ssk_place_term(&maker->term, &slot, place->tag, place->part, place->number);
    note(maker,
         xap_document_add_boolean_term(maker->document, ssk_buffer_string(&maker->term), maker->term.length));
    ssk_buffer_append_char(&maker->value, (char)slot);
    add_value(maker, SSK_SLOT_PLACE);
}

static void add_values(struct index_document_maker *maker, const struct batch_item *item,
                       const struct index_place *place)
{
    const struct ssk_passage *passage = &item->passage;
    struct ssk_buffer *value = &maker->value;
    ssk_buffer_clear(value);
    ssk_order_value(value, passage->doc_id ? passage->doc_id : passage->id, (uint32_t)item->number);
    add_value(maker, SSK_SLOT_ORDER);
    if (ssk_passage_year(passage))
        ssk_year_value(value, ssk_passage_year(passage));
    add_value(maker, SSK_SLOT_YEAR);
    if (passage->date)
        ssk_date_value(value, passage->date);
    add_value(maker, SSK_SLOT_DATE);
    ssk_keys_value(value, place->part, place->keys);
    add_value(maker, SSK_SLOT_KEYS);
    add_place(maker, place);
}

/* ------------------------------------------------------------------------------------------ all of it */

static ssk_status fill(struct index_document *out, struct index_document_maker *maker,
                       const struct batch_item *item, const struct index_place *place)
{
    const struct ssk_passage *passage = &item->passage;
    ssk_status status = add_title(maker, &maker->title, SSK_TERM_TITLE, passage->title);
    if (status == SSK_OK)
        status = add_title(maker, &maker->heading, SSK_TERM_HEADING, passage->section_title);
    if (status == SSK_OK)
        status = add_text(maker, passage->text, &out->terms, &out->count);
    if (status == SSK_OK)
        status = ssk_fold(maker->dictionary->folder, SSK_FOLD_LITERAL, passage->text, strlen(passage->text),
                          &maker->folded);
    if (status != SSK_OK)
        return status;
    out->folded = &maker->folded;
    note(maker, index_keys_add(&maker->keys, maker->document, item));
    add_values(maker, item, place);
    return maker->term.failed ? SSK_MEMORY : SSK_OK;
}

ssk_status index_document_make(struct index_document *out, struct index_document_maker *maker,
                               const struct batch_item *item, const struct index_place *place,
                               struct ssk_error *error)
{
    maker->failed = xap_document_new(&maker->document);
    ssk_status status = maker->failed == XAP_OK ? fill(out, maker, item, place) : SSK_MEMORY;
    if (status != SSK_OK || maker->failed == XAP_MEMORY)
        status = ssk_no_memory(error);
    else if (maker->failed != XAP_OK)
        status =
            ssk_fail(error, SSK_OTHER, "%s: %s", item->passage.id, xap_document_message(maker->document));
    out->document = maker->document;
    maker->document = NULL;
    if (status != SSK_OK) {
        xap_document_free(out->document);
        out->document = NULL;
    }
    return status;
}
