#include "indexer/archive/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "seisaku/translate.h"

enum { BLOCK = 1 << 16 };

struct visit {
    struct archive *archive;
    const struct archive_visitor *visitor;
    uint64_t left; /* bytes that members may still have */
    struct ssk_error *error;
};

static ssk_status broken(const struct visit *visit)
{
    const char *reason = archive_error_string(visit->archive);
    if (archive_read_has_encrypted_entries(visit->archive) > 0)
        return ssk_fail(visit->error, SSK_INPUT, "has a password: unpack it first");
    return ssk_fail(visit->error, SSK_INPUT, "is no archive that can be read: %s",
                    reason ? reason : "broken");
}

static ssk_status too_large(const struct visit *visit)
{
    return ssk_fail(visit->error, SSK_INPUT, "expands to more than %llu MiB",
                    (unsigned long long)(visit->visitor->most >> 20));
}

/* Appends what the member holds. SSK_INPUT, with *reason set, when it is the member's own fault. */
static ssk_status read_content(struct visit *visit, struct ssk_buffer *out, const char **reason)
{
    char block[BLOCK];
    uint64_t most = visit->visitor->most_member;
    la_ssize_t got;
    while ((got = archive_read_data(visit->archive, block, sizeof block)) > 0) {
        if ((uint64_t)got > visit->left)
            return SSK_OTHER;
        visit->left -= (uint64_t)got;
        ssk_buffer_append(out, block, (size_t)got);
        if (most && out->length > most) {
            *reason = ssk_both("larger than --max-size");
            return SSK_INPUT;
        }
        if (out->failed)
            return SSK_MEMORY;
    }
    if (got == 0)
        return SSK_OK;
    *reason = archive_read_has_encrypted_entries(visit->archive) > 0
                  ? ssk_both("has a password: unpack it first")
                  : ssk_both("is broken in its archive");
    return SSK_INPUT;
}

static ssk_status visit_member(struct visit *visit, struct archive_entry *entry)
{
    const struct archive_visitor *visitor = visit->visitor;
    const char *name = archive_entry_pathname_utf8(entry), *reason = NULL;
    if (!name)
        name = archive_entry_pathname(entry);
    bool is_file = archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
    if (!name || !is_file || !visitor->wanted(visitor->context, name, archive_entry_size(entry)))
        return SSK_OK;
    struct ssk_buffer content = SSK_BUFFER_INIT;
    ssk_status status = read_content(visit, &content, &reason);
    if (status == SSK_OTHER)
        status = too_large(visit);
    else if (status == SSK_MEMORY)
        status = ssk_no_memory(visit->error);
    else
        status = visitor->member(visitor->context, name, reason ? NULL : &content, reason, visit->error);
    ssk_buffer_free(&content);
    return status;
}

static ssk_status visit_all(struct visit *visit)
{
    struct archive_entry *entry;
    for (int got; (got = archive_read_next_header(visit->archive, &entry)) != ARCHIVE_EOF;) {
        if (got != ARCHIVE_OK && got != ARCHIVE_WARN)
            return broken(visit);
        ssk_status status = visit_member(visit, entry);
        if (status != SSK_OK)
            return status;
    }
    return SSK_OK;
}

/* None of these starts another program. */
static void support(struct archive *archive, bool any)
{
    archive_read_support_format_zip(archive);
    if (!any)
        return;
    archive_read_support_filter_gzip(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_7zip(archive);
    archive_read_support_format_lha(archive);
}

static ssk_status visit_bytes(struct visit *visit, const char *bytes, size_t length, bool any)
{
    support(visit->archive, any);
    if (archive_read_open_memory(visit->archive, bytes, length) != ARCHIVE_OK)
        return ssk_fail(visit->error, SSK_INPUT, "is no archive that can be read: %s",
                        archive_error_string(visit->archive));
    return visit_all(visit);
}

/* libarchive gives names in the locale's encoding, and none at all where that has not all characters. */
ssk_status archive_visit(const char *bytes, size_t length, bool any, const struct archive_visitor *visitor,
                         struct ssk_error *error)
{
    struct visit visit = {archive_read_new(), visitor, visitor->most, error};
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = uselocale(utf8); /* which changes nothing where there is none */
    ssk_status status = visit.archive ? visit_bytes(&visit, bytes, length, any) : ssk_no_memory(error);
    archive_read_free(visit.archive);
    uselocale(before);
    if (utf8)
        freelocale(utf8);
    return status;
}
