/* Passage → Xapian document. */
#include "indexer/segment/index_document.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    free(maker);
}

/* ------------------------------------------------------------------------------------------ words */

static void note(struct index_document_maker *maker, xap_status status)
{
    if (maker->failed == XAP_OK)
        maker->failed = status;
}

void index_term(struct ssk_buffer *term, const char *prefix, const char *text, size_t length)
{
    size_t room = SSK_TERM_BYTES - strlen(prefix);
    ssk_buffer_clear(term);
    ssk_buffer_append_string(term, prefix);
    ssk_buffer_append(term, text, length < room ? length : room);
}

static void add_word(struct index_document_maker *maker, const char *prefix, const char *text, size_t length)
{
    index_term(&maker->term, prefix, text, length);
    note(maker,
         xap_document_add_term(maker->document, ssk_buffer_string(&maker->term), maker->term.length, 1));
}

/* The words of the text, kept in *terms for whoever wants them. */
static ssk_status add_text(struct index_document_maker *maker, const char *text,
                           const struct ssk_term **terms, size_t *count)
{
    ssk_status status = ssk_analyze(maker->analyzer, text, strlen(text), terms, count);
    for (size_t i = 0; status == SSK_OK && i < *count; i++)
        if ((*terms)[i].length)
            add_word(maker, "", (*terms)[i].text, (*terms)[i].length);
    return status;
}

static ssk_status add_title(struct index_document_maker *maker, struct title_words *words, const char *prefix,
                            const char *title)
{
    if (!title)
        return SSK_OK;
    ssk_status status = title_words_read(words, maker->analyzer, title);
    const char *at = ssk_buffer_string(&words->terms);
    for (size_t i = 0; status == SSK_OK && i < words->count; at += words->words[i++].length)
        add_word(maker, prefix, at, words->words[i].length);
    return status;
}

/* ------------------------------------------------------------------------------------------ keys */

static void add_key(struct index_document_maker *maker, const char *prefix, const char *text)
{
    if (!text)
        return;
    index_term(&maker->term, prefix, text, strlen(text));
    note(maker,
         xap_document_add_boolean_term(maker->document, ssk_buffer_string(&maker->term), maker->term.length));
}

static char *fold(const struct index_document_maker *maker, const char *text)
{
    return text ? ssk_fold_string(maker->dictionary->folder, SSK_FOLD_LITERAL, text, strlen(text)) : NULL;
}

static void add_folded_key(struct index_document_maker *maker, const char *prefix, const char *text)
{
    char *folded = fold(maker, text);
    add_key(maker, prefix, folded);
    free(folded);
}

/* 3.2.1, then 3.2, then 3: a section is found by those it is in. */
static void add_sections(struct index_document_maker *maker, const char *number)
{
    char *folded = number ? ssk_section_number(maker->dictionary->folder, number, strlen(number)) : NULL;
    while (folded && *folded) {
        add_key(maker, SSK_TERM_SECTION, folded);
        char *dot = strrchr(folded, '.');
        *(dot ? dot : folded) = '\0';
    }
    free(folded);
}

/* The part of the document that the heading opens: 第3章 of 第三章 雑則, 別表1 and 別表 of 別表第一. */
static void add_part(struct index_document_maker *maker, const char *heading)
{
    struct ssk_buffer label = SSK_BUFFER_INIT;
    size_t family;
    char *text = heading ? ssk_outline_text(maker->dictionary->folder, heading) : NULL;
    if (text && ssk_outline_label(&label, &family, text)) {
        add_key(maker, SSK_TERM_OUTLINE, ssk_buffer_string(&label));
        if (family && !label.failed) {
            label.data[family] = '\0';
            add_key(maker, SSK_TERM_OUTLINE, label.data);
        }
    }
    if ((heading && !text) || label.failed)
        note(maker, XAP_MEMORY);
    ssk_buffer_free(&label);
    free(text);
}

/* The parts that the passage stands in. */
static void add_outline(struct index_document_maker *maker, const struct ssk_passage *passage)
{
    for (size_t i = 0; i < passage->path.count; i++)
        add_part(maker, passage->path.items[i]);
    add_part(maker, passage->section_number ? passage->section_number : passage->section_title);
}

/* Patterns are looked for from any folder on, so of a long path the end serves best. */
static void add_path(struct index_document_maker *maker, const char *path)
{
    size_t length = path ? strlen(path) : 0, most = 240 - strlen(SSK_TERM_PATH);
    if (length > most) {
        const char *folder = strchr(path + length - most, '/');
        path = folder ? folder + 1 : path + length - most;
    }
    add_key(maker, SSK_TERM_PATH, path);
}

/* What holds of the whole document, and who speaks. */
static void add_document_keys(struct index_document_maker *maker, const struct ssk_passage *passage)
{
    add_key(maker, SSK_TERM_GENRE, ssk_genre_name(passage->genre));
    add_path(maker, passage->source_path);
    add_folded_key(maker, SSK_TERM_PUBLISHER, passage->publisher);
    add_folded_key(maker, SSK_TERM_SPEAKER, passage->speaker_name);
    add_folded_key(maker, SSK_TERM_OFFICE, passage->speaker_office);
    add_folded_key(maker, SSK_TERM_SPEAKER, passage->speaker_group);
    for (size_t i = 0; i < passage->issuer.count; i++)
        add_key(maker, SSK_TERM_ISSUER, passage->issuer.items[i]);
}

static void add_keys(struct index_document_maker *maker, const struct batch_item *item)
{
    const struct ssk_passage *passage = &item->passage;
    add_key(maker, SSK_TERM_DOCUMENT, passage->doc_id);
    if (passage->doc_id && (!item->source || strcmp(item->source, passage->doc_id) != 0))
        add_key(maker, SSK_TERM_SOURCE, item->source ? item->source : SSK_SOURCE_STDIN);
    add_key(maker, SSK_TERM_KIND, ssk_kind_name(passage->kind));
    add_folded_key(maker, SSK_TERM_ITEM, passage->item);
    add_sections(maker, passage->section_number);
    add_outline(maker, passage);
    for (size_t i = 0; i < passage->ministries.count; i++)
        add_key(maker, SSK_TERM_MINISTRY, passage->ministries.items[i]);
    for (size_t i = 0; i < passage->mentions.count; i++)
        add_key(maker, SSK_TERM_NAMED, passage->mentions.items[i]);
    if (ssk_passage_year(passage)) {
        char year[16];
        snprintf(year, sizeof year, "%04d", ssk_passage_year(passage));
        add_key(maker, SSK_TERM_YEAR, year);
    }
    add_document_keys(maker, passage);
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
    add_keys(maker, item);
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
