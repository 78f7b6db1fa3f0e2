#include "indexer/run/run_summary.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "seisaku/buffer.h"
#include "seisaku/unicode.h"

ssk_status summary_open(struct summary *summary, const char *report, struct ssk_error *error)
{
    *summary = (struct summary){.report_path = report};
    clock_gettime(CLOCK_MONOTONIC, &summary->start);
    if (report && !(summary->report = fopen(report, "we")))
        return ssk_fail(error, SSK_IO, "%s: the report cannot be written: %s", report, strerror(errno));
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ counting */

/* Reasons that differ in their details alone are of one kind: what stands before ": " or " (", and numbers
 * as N. */
static char *reason_kind(const char *reason)
{
    struct ssk_buffer kind = SSK_BUFFER_INIT;
    for (const char *at = reason; *at && strncmp(at, ": ", 2) != 0 && strncmp(at, " (", 2) != 0;) {
        size_t digits = strspn(at, "0123456789");
        if (digits)
            ssk_buffer_append_char(&kind, 'N');
        else
            ssk_buffer_append_char(&kind, *at);
        at += digits ? digits : 1;
    }
    return ssk_buffer_detach(&kind);
}

static bool count_reason(struct summary *summary, const char *reason)
{
    bool fresh = false;
    char *kind = reason_kind(reason);
    bool done = kind && names_put(&summary->reason_numbers, kind, summary->reasons.count, &fresh);
    if (done && fresh) {
        size_t *bigger =
            reallocarray(summary->reason_counts, summary->reasons.count + 1, sizeof *summary->reason_counts);
        if (bigger) {
            summary->reason_counts = bigger;
            bigger[summary->reasons.count] = 0;
        }
        done = bigger && ssk_strings_add(&summary->reasons, kind, strlen(kind));
    }
    if (done)
        summary->reason_counts[*names_find(&summary->reason_numbers, kind)]++;
    free(kind);
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
static bool write_line(struct summary *summary, json_t *object)
{
    bool done = object && json_dumpf(object, summary->report, JSON_COMPACT) == 0 &&
                fputc('\n', summary->report) != EOF;
    json_decref(object);
    return done;
}

static void write_source(struct summary *summary, const char *path, const char *id,
                         const struct outcome *outcome)
{
    json_t *object = json_object();
    json_object_set_new(object, "path", string_or_null(path));
    json_object_set_new(object, "doc_id", string_or_null(id));
    json_object_set_new(object, "status", json_string(outcome_name(outcome->kind)));
    json_object_set_new(object, "reason", string_or_null(outcome->reason));
    json_object_set_new(object, "passages", json_integer((json_int_t)outcome->passages));
    write_line(summary, object); /* a failure shows when the file is closed */
}

static json_t *reasons_of(const struct summary *summary)
{
    json_t *reasons = json_object();
    for (size_t i = 0; i < summary->reasons.count; i++)
        json_object_set_new(reasons, summary->reasons.items[i],
                            json_integer((json_int_t)summary->reason_counts[i]));
    return reasons;
}

static double seconds_since(struct timespec start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9;
}

static void write_totals(struct summary *summary)
{
    json_t *totals = json_object(), *object = json_object();
    json_object_set_new(totals, "sources", json_integer((json_int_t)summary->sources));
    for (int kind = 0; kind < OUTCOME_REPEATED; kind++)
        json_object_set_new(totals, outcome_name((enum outcome_kind)kind),
                            json_integer((json_int_t)summary->kinds[kind]));
    json_object_set_new(totals, "partly", json_integer((json_int_t)summary->partly));
    json_object_set_new(totals, "passages", json_integer((json_int_t)summary->passages));
    json_object_set_new(totals, "seconds", json_real(seconds_since(summary->start)));
    json_object_set_new(totals, "reasons", reasons_of(summary));
    json_object_set_new(object, "totals", totals);
    write_line(summary, object);
}

ssk_status summary_count(struct summary *summary, const char *path, const char *id,
                         const struct outcome *outcome, struct ssk_error *error)
{
    if (outcome->kind == OUTCOME_REPEATED)
        return SSK_OK;
    summary->sources++;
    summary->kinds[outcome->kind]++;
    if (outcome->kind == OUTCOME_INDEXED)
        summary->passages += outcome->passages;
    if (outcome->reason && outcome->kind != OUTCOME_SKIPPED)
        summary->partly++;
    if (summary->report)
        write_source(summary, path, id, outcome);
    if (outcome->reason && !count_reason(summary, outcome->reason))
        return ssk_fail(error, SSK_MEMORY, "no memory left");
    return SSK_OK;
}

/* ------------------------------------------------------------------------------------------ the end */

static void tell_count(struct ssk_buffer *line, const char *what, size_t count)
{
    if (count)
        ssk_buffer_printf(line, "%s%s %zu", line->length ? ", " : "", what, count);
}

void summary_tell(const struct summary *summary, const char *index)
{
    struct ssk_buffer line = SSK_BUFFER_INIT;
    size_t indexed = summary->kinds[OUTCOME_INDEXED];
    if (index && indexed)
        report("indexed %zu passage%s of %zu document%s in %s", summary->passages,
               summary->passages == 1 ? "" : "s", indexed, indexed == 1 ? "" : "s", index);
    if (summary->sources < 2 && !summary->kinds[OUTCOME_UNCHANGED] && !summary->kinds[OUTCOME_REMOVED])
        return; /* the line on the one source says it all */
    tell_count(&line, "unchanged", summary->kinds[OUTCOME_UNCHANGED]);
    tell_count(&line, "removed", summary->kinds[OUTCOME_REMOVED]);
    tell_count(&line, "read in part", summary->partly);
    tell_count(&line, "skipped", summary->kinds[OUTCOME_SKIPPED]);
    for (size_t i = 0; i < summary->reasons.count; i++)
        ssk_buffer_printf(&line, "%s%zu %s", i ? ", " : ": ", summary->reason_counts[i],
                          summary->reasons.items[i]);
    if (line.length)
        report("%s", ssk_buffer_string(&line));
    ssk_buffer_free(&line);
}

ssk_status summary_close(struct summary *summary, struct ssk_error *error)
{
    ssk_status status = SSK_OK;
    if (summary->report) {
        write_totals(summary);
        bool failed = ferror(summary->report) != 0;
        if (fclose(summary->report) != 0 || failed)
            status = ssk_fail(error, SSK_IO, "%s: the report cannot be written: %s", summary->report_path,
                              strerror(errno));
    }
    ssk_strings_free(&summary->reasons);
    names_free(&summary->reason_numbers);
    free(summary->reason_counts);
    *summary = (struct summary){0};
    return status;
}
