/* Keys → terms. Folding them and reading their numbers is done once for neighbours that have the same. */
#include "indexer/segment/index_keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/eras.h"
#include "seisaku/numbers.h"
#include "seisaku/passage.h"
#include "seisaku/schema.h"

void index_term(struct ssk_buffer *term, const char *prefix, const char *text, size_t length)
{
    size_t room = SSK_TERM_BYTES - strlen(prefix);
    ssk_buffer_clear(term);
    ssk_buffer_append_string(term, prefix);
    ssk_buffer_append(term, text, length < room ? length : room);
}

static void note(struct index_keys *keys, xap_status status)
{
    if (keys->failed == XAP_OK)
        keys->failed = status;
}

static void add_term(struct index_keys *keys, const char *term, size_t length)
{
    note(keys, xap_document_add_boolean_term(keys->target, term, length));
}

static void add_key(struct index_keys *keys, const char *prefix, const char *text)
{
    if (!text)
        return;
    index_term(&keys->term, prefix, text, strlen(text));
    if (keys->term.failed) {
        note(keys, XAP_MEMORY);
        return;
    }
    add_term(keys, keys->term.data, keys->term.length);
    if (keys->keeping) {
        ssk_append_number(&keys->keeping->terms, keys->term.length);
        ssk_buffer_append(&keys->keeping->terms, keys->term.data, keys->term.length);
    }
}

/* ------------------------------------------------------------------------------------------ kept ones */

static void append_field(struct index_keys *keys, const char *field)
{
    ssk_buffer_append_char(&keys->fields, field ? '+' : '-');
    ssk_buffer_append(&keys->fields, field ? field : "", field ? strlen(field) + 1 : 0);
}

static void append_fields(struct index_keys *keys, const struct ssk_strings *fields)
{
    for (size_t i = 0; i < fields->count; i++)
        append_field(keys, fields->items[i]);
    append_field(keys, NULL);
}

/* Adds the terms that are kept if they follow from keys->fields, which it clears. Else those that are added
 * from now on, until keep_no_more, are kept in their place. */
static bool add_kept(struct index_keys *keys, struct kept_keys *kept)
{
    struct ssk_buffer fields = keys->fields;
    const bool same = !fields.failed && kept->fields.length == fields.length &&
                      memcmp(kept->fields.data, fields.data, fields.length) == 0;
    struct ssk_bytes terms = {ssk_buffer_string(&kept->terms),
                              ssk_buffer_string(&kept->terms) + kept->terms.length};
    uint64_t length;
    while (same && ssk_take_number(&terms, &length)) {
        const char *term = ssk_take_bytes(&terms, length);
        add_term(keys, term, length);
    }
    if (!same) {
        keys->fields = kept->fields;
        kept->fields = fields;
        ssk_buffer_clear(&kept->terms);
        keys->keeping = kept;
    }
    ssk_buffer_clear(&keys->fields);
    return same;
}

static void keep_no_more(struct index_keys *keys)
{
    if (keys->keeping && (keys->keeping->terms.failed || keys->keeping->fields.failed))
        note(keys, XAP_MEMORY);
    keys->keeping = NULL;
}

/* ------------------------------------------------------------------------------------------ of the section
 */

static char *fold(const struct index_keys *keys, const char *text)
{
    return text ? ssk_fold_string(keys->folder, SSK_FOLD_LITERAL, text, strlen(text)) : NULL;
}

static void add_folded_key(struct index_keys *keys, const char *prefix, const char *text)
{
    char *folded = fold(keys, text);
    add_key(keys, prefix, folded);
    free(folded);
}

/* 3.2.1, then 3.2, then 3: a section is found by those it is in. */
static void add_sections(struct index_keys *keys, const char *number)
{
    char *folded = number ? ssk_section_number(keys->folder, number, strlen(number)) : NULL;
    while (folded && *folded) {
        add_key(keys, SSK_TERM_SECTION, folded);
        char *dot = strrchr(folded, '.');
        *(dot ? dot : folded) = '\0';
    }
    free(folded);
}

/* The part of the document that the heading opens: 第3章 of 第三章 雑則, 別表1 and 別表 of 別表第一. */
static void add_part(struct index_keys *keys, const char *heading)
{
    struct ssk_buffer label = SSK_BUFFER_INIT;
    size_t family;
    char *text = heading ? ssk_outline_text(keys->folder, heading) : NULL;
    if (text && ssk_outline_label(&label, &family, text)) {
        add_key(keys, SSK_TERM_OUTLINE, ssk_buffer_string(&label));
        if (family && !label.failed) {
            label.data[family] = '\0';
            add_key(keys, SSK_TERM_OUTLINE, label.data);
        }
    }
    if ((heading && !text) || label.failed)
        note(keys, XAP_MEMORY);
    ssk_buffer_free(&label);
    free(text);
}

/* The parts that the passage stands in, but for its own section. */
static void add_path_parts(struct index_keys *keys, const struct ssk_strings *path)
{
    for (size_t i = 0; i < path->count; i++) {
        if (i < KEPT_HEADINGS) {
            append_field(keys, path->items[i]);
            if (add_kept(keys, &keys->path[i]))
                continue;
        }
        add_part(keys, path->items[i]);
        keep_no_more(keys);
    }
}

static void add_section(struct index_keys *keys, const struct ssk_passage *passage)
{
    append_field(keys, passage->section_number);
    append_field(keys, passage->section_title);
    if (add_kept(keys, &keys->section))
        return;
    add_sections(keys, passage->section_number);
    add_part(keys, passage->section_number ? passage->section_number : passage->section_title);
    keep_no_more(keys);
}

/* ------------------------------------------------------------------------------------------ of the document
 */

/* Patterns are looked for from any folder on, so of a long path the end serves best. */
static void add_path(struct index_keys *keys, const char *path)
{
    size_t length = path ? strlen(path) : 0, most = SSK_TERM_BYTES - strlen(SSK_TERM_PATH);
    if (length > most) {
        const char *folder = strchr(path + length - most, '/');
        path = folder ? folder + 1 : path + length - most;
    }
    add_key(keys, SSK_TERM_PATH, path);
}

/* What holds of the whole document, and who speaks. */
static void add_document_keys(struct index_keys *keys, const struct ssk_passage *passage)
{
    const char *genre = ssk_genre_name(passage->genre);
    append_field(keys, genre);
    append_field(keys, passage->source_path);
    append_field(keys, passage->publisher);
    append_field(keys, passage->speaker_name);
    append_field(keys, passage->speaker_office);
    append_field(keys, passage->speaker_group);
    append_fields(keys, &passage->issuer);
    if (add_kept(keys, &keys->document))
        return;
    add_key(keys, SSK_TERM_GENRE, genre);
    add_path(keys, passage->source_path);
    add_folded_key(keys, SSK_TERM_PUBLISHER, passage->publisher);
    add_folded_key(keys, SSK_TERM_SPEAKER, passage->speaker_name);
    add_folded_key(keys, SSK_TERM_OFFICE, passage->speaker_office);
    add_folded_key(keys, SSK_TERM_SPEAKER, passage->speaker_group);
    for (size_t i = 0; i < passage->issuer.count; i++)
        add_key(keys, SSK_TERM_ISSUER, passage->issuer.items[i]);
    keep_no_more(keys);
}

/* ------------------------------------------------------------------------------------------ all of them */

xap_status index_keys_add(struct index_keys *keys, struct xap_document *document,
                          const struct batch_item *item)
{
    const struct ssk_passage *passage = &item->passage;
    keys->target = document;
    keys->failed = XAP_OK;
    add_key(keys, SSK_TERM_DOCUMENT, passage->doc_id);
    if (passage->doc_id && (!item->source || strcmp(item->source, passage->doc_id) != 0))
        add_key(keys, SSK_TERM_SOURCE, item->source ? item->source : SSK_SOURCE_STDIN);
    add_key(keys, SSK_TERM_KIND, ssk_kind_name(passage->kind));
    add_folded_key(keys, SSK_TERM_ITEM, passage->item);
    add_section(keys, passage);
    add_path_parts(keys, &passage->path);
    for (size_t i = 0; i < passage->ministries.count; i++)
        add_key(keys, SSK_TERM_MINISTRY, passage->ministries.items[i]);
    for (size_t i = 0; i < passage->mentions.count; i++)
        add_key(keys, SSK_TERM_NAMED, passage->mentions.items[i]);
    if (ssk_passage_year(passage)) {
        char year[16];
        snprintf(year, sizeof year, "%04d", ssk_passage_year(passage));
        add_key(keys, SSK_TERM_YEAR, year);
    }
    add_document_keys(keys, passage);
    return keys->failed;
}

static void kept_free(struct kept_keys *kept)
{
    ssk_buffer_free(&kept->fields);
    ssk_buffer_free(&kept->terms);
}

void index_keys_free(struct index_keys *keys)
{
    ssk_buffer_free(&keys->term);
    ssk_buffer_free(&keys->fields);
    kept_free(&keys->section);
    kept_free(&keys->document);
    for (size_t i = 0; i < KEPT_HEADINGS; i++)
        kept_free(&keys->path[i]);
}
