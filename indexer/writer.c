/* Passages → Xapian documents, in a transaction or a new generation. */
#include "writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uversion.h>

#include "generation.h"
#include "seisaku/index.h"
#include "seisaku/record.h"
#include "seisaku/schema.h"
#include "seisaku/terms.h"
#include "xapian_c.h"

struct writer {
    const struct ssk_dictionary *dictionary;
    struct ssk_analyzer *analyzer;
    struct ssk_folded folded;
    struct ssk_buffer term, record, json;
    struct generations generations;
    int generation; /* that is written: the current one, or the next */
    struct xap_writer *database;
    struct xap_document *document; /* that is being filled */
    size_t passages_of_document;
    xap_status failed; /* the first failure within a visit */
};

/* ------------------------------------------------------------------------------------------ opening */

static ssk_status fail(struct writer *writer, xap_status status, struct ssk_error *error)
{
    const char *message = writer->database ? xap_writer_message(writer->database) : "";
    return ssk_index_fail(error, status, writer->generations.folder, message);
}

static xap_status set_metadata(struct writer *writer, const char *key, const char *value)
{
    return xap_writer_set_metadata(writer->database, key, strlen(key), value, strlen(value));
}

static xap_status stamp(struct writer *writer)
{
    char analyser[512];
    snprintf(analyser, sizeof analyser, "%s; ICU %s", ssk_model_version(writer->dictionary->model),
             U_ICU_VERSION);
    xap_status status = set_metadata(writer, SSK_META_SCHEMA, SSK_SCHEMA_VERSION);
    if (status == XAP_OK)
        status = set_metadata(writer, SSK_META_DICTIONARY, writer->dictionary->checksum);
    if (status == XAP_OK)
        status = set_metadata(writer, SSK_META_ANALYSER, analyser);
    return status;
}

static ssk_status open_database(struct writer *writer, bool fresh, struct ssk_error *error)
{
    char *path = generation_path(&writer->generations, writer->generation);
    if (!path)
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    xap_status opened =
        xap_writer_open(&writer->database, path, fresh ? XAP_CREATE_OR_OVERWRITE : XAP_OPEN, 0);
    free(path);
    if (opened == XAP_OK && fresh)
        opened = stamp(writer);
    ssk_status status = opened == XAP_OK ? SSK_OK : fail(writer, opened, error);
    if (status == SSK_OK && !fresh)
        status = ssk_index_check(xap_writer_db(writer->database), writer->generations.folder,
                                 writer->dictionary, error);
    if (status == SSK_OK && !fresh) {
        opened = xap_writer_begin_transaction(writer->database, true);
        status = opened == XAP_OK ? SSK_OK : fail(writer, opened, error);
    }
    return status;
}

ssk_status writer_open(struct writer **out, const char *path, bool rebuild,
                       const struct ssk_dictionary *dictionary, struct ssk_error *error)
{
    *out = NULL;
    struct writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return ssk_fail(error, SSK_MEMORY, "out of memory");
    writer->dictionary = dictionary;
    ssk_status status = generations_open(&writer->generations, path, error);
    bool fresh = rebuild || !writer->generations.current;
    writer->generation = fresh ? writer->generations.next : writer->generations.current;
    if (status == SSK_OK)
        status = ssk_analyzer_new(&writer->analyzer, dictionary, error);
    if (status == SSK_OK)
        status = open_database(writer, fresh, error);
    if (status == SSK_OK)
        *out = writer;
    else
        writer_free(writer);
    return status;
}

/* ------------------------------------------------------------------------------------------ terms */

/* `prefix` and `length` bytes as one term, cut to what Xapian takes. Lent until the next call. */
static const struct ssk_buffer *prefixed(struct writer *writer, const char *prefix, const char *text,
                                         size_t length)
{
    size_t room = 240 - strlen(prefix);
    ssk_buffer_clear(&writer->term);
    ssk_buffer_append_string(&writer->term, prefix);
    ssk_buffer_append(&writer->term, text, length < room ? length : room);
    return &writer->term;
}

static void note(struct writer *writer, xap_status status)
{
    if (writer->failed == XAP_OK)
        writer->failed = status;
}

static void add_key(struct writer *writer, const char *prefix, const char *text)
{
    if (!text)
        return;
    const struct ssk_buffer *term = prefixed(writer, prefix, text, strlen(text));
    note(writer, xap_document_add_boolean_term(writer->document, ssk_buffer_string(term), term->length));
}

/* As add_key, the text folded first. */
static void add_folded_key(struct writer *writer, const char *prefix, const char *text)
{
    char *folded =
        text ? ssk_fold_string(writer->dictionary->folder, SSK_FOLD_LITERAL, text, strlen(text)) : NULL;
    add_key(writer, prefix, folded);
    free(folded);
}

static ssk_status add_words(struct writer *writer, const char *prefix, const char *text,
                            const struct ssk_term **terms, size_t *count)
{
    ssk_status status = ssk_analyze(writer->analyzer, text, strlen(text), terms, count);
    for (size_t i = 0; status == SSK_OK && i < *count; i++) {
        const struct ssk_term *term = &(*terms)[i];
        if (!term->length)
            continue;
        const struct ssk_buffer *full = prefixed(writer, prefix, term->text, term->length);
        const char *name = ssk_buffer_string(full);
        note(writer, term->position
                         ? xap_document_add_posting(writer->document, name, full->length, term->position, 1)
                         : xap_document_add_term(writer->document, name, full->length, 1));
    }
    return status;
}

static void add_bigram(const char *bigram, size_t length, void *context)
{
    struct writer *writer = context;
    const struct ssk_buffer *term = prefixed(writer, SSK_TERM_BIGRAM, bigram, length);
    note(writer, xap_document_add_term(writer->document, ssk_buffer_string(term), term->length, 1));
}

/* 3.2.1, then 3.2, then 3: a section is found by those it is in. */
static void add_sections(struct writer *writer, const char *number)
{
    char *folded =
        number ? ssk_fold_string(writer->dictionary->folder, SSK_FOLD_LITERAL, number, strlen(number)) : NULL;
    while (folded && *folded) {
        add_key(writer, SSK_TERM_SECTION, folded);
        char *dot = strrchr(folded, '.');
        *(dot ? dot : folded) = '\0';
    }
    free(folded);
}

static void add_keys(struct writer *writer, const struct ssk_passage *passage)
{
    add_key(writer, SSK_TERM_ID, passage->id);
    add_key(writer, SSK_TERM_DOCUMENT, passage->doc_id);
    add_key(writer, SSK_TERM_KIND, ssk_kind_name(passage->kind));
    add_folded_key(writer, SSK_TERM_ITEM, passage->item);
    add_sections(writer, passage->section_number);
    for (size_t i = 0; i < passage->ministries.count; i++)
        add_key(writer, SSK_TERM_MINISTRY, passage->ministries.items[i]);
    for (size_t i = 0; i < passage->mentions.count; i++)
        add_key(writer, SSK_TERM_NAMED, passage->mentions.items[i]);
    if (passage->fiscal_year) {
        char year[16];
        snprintf(year, sizeof year, "%04d", passage->fiscal_year);
        add_key(writer, SSK_TERM_YEAR, year);
    }
}

/* ------------------------------------------------------------------------------------------ values */

static void add_value(struct writer *writer, uint32_t slot, const struct ssk_buffer *value)
{
    note(writer, xap_document_add_value(writer->document, slot, ssk_buffer_string(value), value->length));
}

static void add_values(struct writer *writer, const struct ssk_passage *passage)
{
    struct ssk_buffer value = SSK_BUFFER_INIT;
    ssk_buffer_printf(&value, "%.200s\t%08zu", passage->doc_id ? passage->doc_id : passage->id,
                      writer->passages_of_document);
    add_value(writer, SSK_SLOT_ORDER, &value);
    ssk_buffer_clear(&value);
    if (passage->fiscal_year)
        ssk_buffer_printf(&value, "%04d", passage->fiscal_year);
    add_value(writer, SSK_SLOT_YEAR, &value);
    ssk_buffer_clear(&value);
    ssk_buffer_append_string(&value, ssk_kind_name(passage->kind));
    add_value(writer, SSK_SLOT_KIND, &value);
    ssk_buffer_clear(&value);
    for (size_t i = 0; i < passage->ministries.count; i++)
        ssk_buffer_printf(&value, "%s%s", i ? SSK_JOIN : "", passage->ministries.items[i]);
    add_value(writer, SSK_SLOT_MINISTRIES, &value);
    ssk_buffer_clear(&value);
    if (passage->section_number)
        ssk_buffer_printf(&value, "%s %s", passage->section_number,
                          passage->section_title ? passage->section_title : "");
    add_value(writer, SSK_SLOT_SECTION, &value);
    if (value.failed)
        note(writer, XAP_MEMORY);
    ssk_buffer_free(&value);
}

/* ------------------------------------------------------------------------------------------ passages */

ssk_status writer_begin_document(struct writer *writer, const char *doc_id, struct ssk_error *error)
{
    writer->passages_of_document = 0;
    const struct ssk_buffer *term = prefixed(writer, SSK_TERM_DOCUMENT, doc_id, strlen(doc_id));
    xap_status status = xap_writer_delete_by_term(writer->database, ssk_buffer_string(term), term->length);
    return status == XAP_OK ? SSK_OK : fail(writer, status, error);
}

static ssk_status fill_document(struct writer *writer, const struct ssk_passage *passage)
{
    const struct ssk_term *terms;
    size_t count;
    ssk_status status = SSK_OK;
    if (passage->title)
        status = add_words(writer, SSK_TERM_TITLE, passage->title, &terms, &count);
    if (status == SSK_OK && passage->section_title)
        status = add_words(writer, SSK_TERM_HEADING, passage->section_title, &terms, &count);
    if (status == SSK_OK)
        status = add_words(writer, "", passage->text, &terms, &count);
    ssk_buffer_clear(&writer->record);
    ssk_buffer_clear(&writer->json);
    if (status == SSK_OK)
        status = ssk_record_write(&writer->record, passage, terms, count);
    if (status == SSK_OK)
        status = ssk_record_json(&writer->json, passage);
    if (status == SSK_OK)
        status = ssk_fold(writer->dictionary->folder, SSK_FOLD_LITERAL, passage->text, strlen(passage->text),
                          &writer->folded);
    if (status != SSK_OK)
        return status;
    ssk_bigrams(&writer->folded, true, add_bigram, writer);
    add_keys(writer, passage);
    add_values(writer, passage);
    add_value(writer, SSK_SLOT_RECORD, &writer->record);
    note(writer, xap_document_set_data(writer->document, writer->json.data, writer->json.length));
    return writer->term.failed ? SSK_MEMORY : SSK_OK;
}

ssk_status writer_add(struct writer *writer, const struct ssk_passage *passage, struct ssk_error *error)
{
    uint32_t docid;
    writer->passages_of_document++;
    writer->failed = xap_document_new(&writer->document);
    ssk_status status = writer->failed == XAP_OK ? fill_document(writer, passage) : SSK_MEMORY;
    if (status == SSK_OK && writer->failed == XAP_OK) {
        const struct ssk_buffer *id = prefixed(writer, SSK_TERM_ID, passage->id, strlen(passage->id));
        writer->failed = xap_writer_replace_by_term(&docid, writer->database, ssk_buffer_string(id),
                                                    id->length, writer->document);
    }
    xap_document_free(writer->document);
    writer->document = NULL;
    if (status != SSK_OK)
        return ssk_fail(error, status, "%s: out of memory", writer->generations.folder);
    return writer->failed == XAP_OK ? SSK_OK : fail(writer, writer->failed, error);
}

ssk_status writer_finish(struct writer *writer, struct ssk_error *error)
{
    bool fresh = writer->generation != writer->generations.current;
    int before = writer->generations.current;
    xap_status done =
        fresh ? xap_writer_commit(writer->database) : xap_writer_commit_transaction(writer->database);
    if (done == XAP_OK)
        done = xap_writer_close(writer->database);
    if (done != XAP_OK)
        return fail(writer, done, error);
    ssk_status status = SSK_OK;
    if (fresh)
        status = generations_publish(&writer->generations, writer->generation, error);
    if (status == SSK_OK && fresh)
        generations_sweep(&writer->generations, before);
    return status;
}

void writer_free(struct writer *writer)
{
    if (!writer)
        return;
    bool abandoned = writer->database && writer->generation != writer->generations.current;
    xap_writer_free(writer->database);
    if (abandoned && writer->generations.lock >= 0) {
        writer->generations.next = writer->generation + 1;
        generations_sweep(&writer->generations, 0);
    }
    ssk_analyzer_free(writer->analyzer);
    ssk_folded_free(&writer->folded);
    ssk_buffer_free(&writer->term);
    ssk_buffer_free(&writer->record);
    ssk_buffer_free(&writer->json);
    generations_close(&writer->generations);
    free(writer);
}
