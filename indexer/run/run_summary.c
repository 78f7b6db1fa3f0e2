#include "indexer/run/run_summary.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/input/source.h"
#include "seisaku/buffer.h"
#include "seisaku/translate.h"
#include "seisaku/unicode.h"

ssk_status run_summary_open(struct run_summary *run_summary, const char *report, struct ssk_error *error)
{
    struct ssk_error reason = {""};
    *run_summary = (struct run_summary){0};
    clock_gettime(CLOCK_MONOTONIC, &run_summary->start);
    if (!report || replacement_open(&run_summary->report, report, &reason) == SSK_OK)
        return SSK_OK;
    return ssk_fail(error, SSK_IO, "%s: the report %s", report, reason.message);
}

/* ------------------------------------------------------------------------------------------ counting */

/* Reasons that differ in their details alone are of one kind: what stands before ": " or " (", a
 * number in front left out, others as N. */
static char *reason_kind(const char *reason, enum ssk_wording wording)
{
    char line[SSK_MESSAGE];
    ssk_message_pick(line, sizeof line, reason, wording);
    struct ssk_buffer kind = SSK_BUFFER_INIT;
    size_t counted = strspn(line, "0123456789");
    for (const char *at = line + (counted && line[counted] == ' ' ? counted + 1 : 0);
         *at && strncmp(at, ": ", 2) != 0 && strncmp(at, " (", 2) != 0;) {
        size_t digits = strspn(at, "0123456789");
        if (digits)
            ssk_buffer_append_char(&kind, 'N');
        else
            ssk_buffer_append_char(&kind, *at);
        at += digits ? digits : 1;
    }
    return ssk_buffer_detach(&kind);
}

static bool count_reason(struct run_summary *run_summary, const char *reason)
{
    bool added = false;
    char *kind = reason_kind(reason, SSK_ORIGINAL), *translated = reason_kind(reason, SSK_TRANSLATED);
    bool done = kind && translated &&
                string_map_put(&run_summary->reason_numbers, kind, run_summary->reasons.count, &added);
    if (done && added) {
        size_t *bigger = reallocarray(run_summary->reason_counts, run_summary->reasons.count + 1,
                                      sizeof *run_summary->reason_counts);
        if (bigger) {
            run_summary->reason_counts = bigger;
            bigger[run_summary->reasons.count] = 0;
        }
        done = bigger && ssk_strings_add(&run_summary->reasons, kind, strlen(kind)) &&
               ssk_strings_add(&run_summary->translated, translated, strlen(translated));
    }
    if (done)
        run_summary->reason_counts[*string_map_find(&run_summary->reason_numbers, kind)]++;
    free(kind);
    free(translated);
    return done;
}

/* ------------------------------------------------------------------------------------------ the report */

/* A name may be no UTF-8, but JSON must be: bad bytes become U+FFFD. */
static json_t *string_or_null(const char *text)
{
    if (!text)
        return json_null();
    struct ssk_buffer good = SSK_BUFFER_INIT;
    size_t length = strlen(text);
    for (size_t byte = 0; byte < length;) {
        char bytes[4];
        ssk_buffer_append(&good, bytes, ssk_utf8_put(bytes, ssk_utf8_next(text, length, &byte)));
    }
    json_t *json = good.failed ? NULL : json_string(ssk_buffer_string(&good));
    ssk_buffer_free(&good);
    return json;
}

/* Takes the object over. */
static bool write_line(struct run_summary *run_summary, json_t *object)
{
    bool done = object &&
                json_dump_callback(object, ssk_json_write, run_summary->report.file, JSON_COMPACT) == 0 &&
                fputc('\n', run_summary->report.file) != EOF;
    json_decref(object);
    return done;
}

static void write_source(struct run_summary *run_summary, const char *path, const char *id,
                         const struct source_result *source_result)
{
    json_t *object = json_object();
    char reason[SSK_MESSAGE];
    ssk_message_pick(reason, sizeof reason, source_result->reason ? source_result->reason : "", SSK_ORIGINAL);
    char *place = strcmp(path, "-") ? source_place(path) : NULL; /* the same name in each week's report */
    json_object_set_new(object, "path", string_or_null(place ? place : path));
    free(place);
    json_object_set_new(object, "doc_id", string_or_null(id));
    json_object_set_new(object, "status", json_string(source_result_name(source_result->kind)));
    json_object_set_new(object, "reason", string_or_null(source_result->reason ? reason : NULL));
    json_object_set_new(object, "passages", json_integer((json_int_t)source_result->passages));
    write_line(run_summary, object); /* a failure shows when the file is closed */
}

static json_t *reasons_of(const struct run_summary *run_summary)
{
    json_t *reasons = json_object();
    for (size_t i = 0; i < run_summary->reasons.count; i++)
        json_object_set_new(reasons, run_summary->reasons.items[i],
                            json_integer((json_int_t)run_summary->reason_counts[i]));
    return reasons;
}

static double seconds_since(struct timespec start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

static void write_totals(struct run_summary *run_summary)
{
    json_t *totals = json_object(), *object = json_object();
    json_object_set_new(totals, "sources", json_integer((json_int_t)run_summary->sources));
    for (int kind = 0; kind < RESULT_REPEATED; kind++)
        json_object_set_new(totals, source_result_name((enum source_result_kind)kind),
                            json_integer((json_int_t)run_summary->kinds[kind]));
    json_object_set_new(totals, "partly", json_integer((json_int_t)run_summary->partly));
    json_object_set_new(totals, "passages", json_integer((json_int_t)run_summary->passages));
    json_object_set_new(totals, "seconds", json_real(seconds_since(run_summary->start)));
    json_object_set_new(totals, "reasons", reasons_of(run_summary));
    json_object_set_new(object, "totals", totals);
    write_line(run_summary, object);
}

ssk_status run_summary_count(struct run_summary *run_summary, const char *path, const char *id,
                             const struct source_result *source_result, struct ssk_error *error)
{
    if (source_result->kind == RESULT_REPEATED)
        return SSK_OK;
    run_summary->sources += source_result->kind != RESULT_PASSED;
    run_summary->kinds[source_result->kind]++;
    if (source_result->kind == RESULT_INDEXED)
        run_summary->passages += source_result->passages - source_result->corrected;
    if (source_result->kind == RESULT_PASSED && !kind_counts_add(&run_summary->passed, path))
        return ssk_no_memory(error);
    if (source_result->reason && source_result->kind != RESULT_SKIPPED)
        run_summary->partly++;
    if (run_summary->report.file)
        write_source(run_summary, path, id, source_result);
    if (source_result->reason && !count_reason(run_summary, source_result->reason))
        return ssk_no_memory(error);
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ the end */

static void tell_count(struct ssk_buffer *line, const char *what, size_t count)
{
    if (count)
        ssk_buffer_printf(line, "%s%s %zu", line->length ? ", " : "", what, count);
}

void run_summary_tell_passed(struct run_summary *run_summary)
{
    struct ssk_buffer kinds = SSK_BUFFER_INIT;
    size_t total = run_summary->passed.total;
    if (!total)
        return;
    kind_counts_tell(&run_summary->passed, &kinds);
    message_print("passed over %zu file%s of other kinds: %s", total, total == 1 ? "" : "s",
                  ssk_buffer_string(&kinds));
    ssk_buffer_free(&kinds);
}

void run_summary_tell(const struct run_summary *run_summary, const char *index)
{
    struct ssk_buffer line = SSK_BUFFER_INIT;
    size_t indexed = run_summary->kinds[RESULT_INDEXED];
    if (index && indexed)
        message_print("indexed %zu passage%s of %zu document%s in %s", run_summary->passages,
                      run_summary->passages == 1 ? "" : "s", indexed, indexed == 1 ? "" : "s", index);
    if (run_summary->sources < 2 && !run_summary->kinds[RESULT_UNCHANGED] &&
        !run_summary->kinds[RESULT_REMOVED])
        return; /* the line on the one source says it all */
    tell_count(&line, _("unchanged"), run_summary->kinds[RESULT_UNCHANGED]);
    tell_count(&line, _("removed"), run_summary->kinds[RESULT_REMOVED]);
    tell_count(&line, _("read in part"), run_summary->partly);
    tell_count(&line, _("skipped"), run_summary->kinds[RESULT_SKIPPED]);
    for (size_t i = 0; i < run_summary->reasons.count; i++)
        ssk_buffer_printf(&line, "%s%zu %s", i ? ", " : ": ", run_summary->reason_counts[i],
                          run_summary->translated.items[i]);
    if (line.length)
        message_print("%s", ssk_buffer_string(&line));
    ssk_buffer_free(&line);
}

static ssk_status publish_report(struct run_summary *run_summary, struct ssk_error *error)
{
    struct ssk_error reason = {""};
    char *path = strdup(run_summary->report.path);
    write_totals(run_summary);
    ssk_status status = replacement_commit(&run_summary->report, &reason);
    if (status != SSK_OK)
        ssk_fail(error, status, "%s: the report %s", path ? path : "--report", reason.message);
    free(path);
    return status;
}

ssk_status run_summary_close(struct run_summary *run_summary, bool done, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (run_summary->report.file && done)
        status = publish_report(run_summary, error);
    replacement_drop(&run_summary->report);
    kind_counts_free(&run_summary->passed);
    ssk_strings_free(&run_summary->reasons);
    ssk_strings_free(&run_summary->translated);
    string_map_free(&run_summary->reason_numbers);
    free(run_summary->reason_counts);
    *run_summary = (struct run_summary){0};
    return status;
}
