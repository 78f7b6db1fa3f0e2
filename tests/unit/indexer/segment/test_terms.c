/* What a passage is found, filtered and ordered by, by tests/cases/terms.case: passages as JSON go in, one
 * after the other through one maker, which keeps what neighbours share; of each its terms and values come
 * out. A line "source ID" sets where those below came from, "place PART NUMBER ROW" where the next stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "indexer/segment/index_document.h"
#include "seisaku/schema.h"
#include "tests/unit/text_cases.h"
#include "tests/unit/with_dictionary.h"

static bool print_term(void *context, const char *term, size_t length, uint32_t wdf)
{
    struct ssk_buffer *out = context;
    if (*term == *SSK_TERM_PLACE)
        for (size_t i = 0; i < length; i++)
            ssk_buffer_printf(out, i ? "%02x" : " %c", (unsigned char)term[i]);
    else
        ssk_buffer_printf(out, wdf > 1 ? " %.*s*%u" : " %.*s", (int)length, term, wdf);
    return true;
}

static bool print_value(void *context, uint32_t slot, const char *value, size_t length)
{
    static const char *const names[SSK_SLOTS] = {"order", "year", "date", "keys", "place"};
    struct ssk_buffer *out = context;
    if (slot == SSK_SLOT_ORDER) { /* a document's id, then a number */
        ssk_buffer_printf(out, " order=%zu bytes", length);
        return true;
    }
    ssk_buffer_printf(out, " %s=", names[slot]);
    for (size_t i = 0; i < length; i++)
        ssk_buffer_printf(out, "%02x", (unsigned char)value[i]);
    return true;
}

static void print_document(struct ssk_buffer *out, const struct index_document *made)
{
    ssk_buffer_append_string(out, "terms:");
    assert_int_equal(xap_document_visit_terms(made->document, print_term, out), XAP_OK);
    ssk_buffer_append_string(out, "\nvalues:");
    assert_int_equal(xap_document_visit_values(made->document, print_value, out), XAP_OK);
    ssk_buffer_printf(out, "\n%zu words, %zu characters\n", made->count, made->folded->count);
}

static char *terms_of(const char *input)
{
    struct ssk_buffer out = SSK_BUFFER_INIT;
    struct index_document_maker *maker;
    struct ssk_error error;
    struct index_place place = {.tag = "t"};
    char *copy = strdup(input), *rest = copy, *source = NULL;
    size_t number = 0;
    assert_int_equal(index_document_maker_new(&maker, dictionary, &error), SSK_OK);
    for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
        struct batch_item item = {.source = source, .number = ++number};
        struct index_document made;
        if (strncmp(line, "source ", 7) == 0)
            source = line + 7;
        else if (sscanf(line, "place %u %u %u", &place.part, &place.number, &place.keys) != 3 && *line) {
            item.source = source;
            assert_int_equal(ssk_passage_from_json(&item.passage, line, strlen(line), &error), SSK_OK);
            assert_int_equal(index_document_make(&made, maker, &item, &place, &error), SSK_OK);
            print_document(&out, &made);
            xap_document_free(made.document);
            ssk_passage_free(&item.passage);
        }
    }
    index_document_maker_free(maker);
    free(copy);
    return ssk_buffer_detach(&out);
}

static const struct stage stages[] = {{"terms", terms_of, NULL}};

int main(void)
{
    return run_stages(stages, sizeof stages / sizeof *stages, open_dictionary, free_dictionary);
}
