#include "indexer/segment/repeated_ids.h"

#include "indexer/segment/deaths.h"
#include "seisaku/index.h"

static ssk_status fail(const struct written_segment *segment, xap_status status, const char *message,
                       struct ssk_error *error)
{
    return ssk_index_fail(error, status, segment->index, message);
}

/* Opens what was written, as readers will. */
static ssk_status reopen(struct ssk_segment **out, const struct written_segment *segment,
                         struct ssk_error *error)
{
    struct xap_db *db;
    const struct ssk_block *block;
    size_t index;
    *out = NULL;
    xap_status opened = xap_db_open(&db, segment->path, XAP_BACKEND_GLASS);
    if (opened != XAP_OK) {
        ssk_status failed = fail(segment, opened, db ? xap_db_message(db) : "", error);
        xap_db_free(db);
        return failed;
    }
    ssk_status status = ssk_segment_open(out, db, segment->path, false, error);
    if (status == SSK_OK && (*out)->passages != segment->passages)
        status = fail(segment, XAP_CORRUPT, "not all passages are in what was written", error);
    if (status == SSK_OK && segment->passages)
        status = ssk_segment_block(&block, &index, *out, segment->passages, error);
    return status;
}

static ssk_status write_deaths(const struct written_segment *segment, const struct deaths *deaths,
                               struct ssk_error *error)
{
    struct xap_writer *writer;
    xap_status status = xap_writer_open(&writer, segment->path, XAP_OPEN | XAP_NO_TERMLIST, 0);
    if (status == XAP_OK)
        status = deaths_write(deaths, writer);
    if (status == XAP_OK)
        status = xap_writer_close(writer);
    ssk_status done =
        status == XAP_OK ? SSK_OK : fail(segment, status, writer ? xap_writer_message(writer) : "", error);
    xap_writer_free(writer);
    return done;
}

ssk_status repeated_ids_bury(const struct written_segment *segment, const struct id_table *ids,
                             struct index_document_maker *maker, struct ssk_error *error)
{
    struct ssk_segment *written = NULL;
    ssk_status status = reopen(&written, segment, error);
    struct deaths deaths = {.segment = written};
    if (status == SSK_OK)
        status = id_table_repeated(ids, &deaths, error);
    if (status == SSK_OK && deaths.count)
        status = deaths_count(&deaths, maker, error);
    if (status == SSK_OK && deaths.count)
        status = write_deaths(segment, &deaths, error);
    deaths_free(&deaths);
    ssk_segment_free(written);
    return status;
}
