/* Archives made for a test, with libarchive's own writer. */
#ifndef SEISAKU_TESTS_MAKE_ARCHIVE_H
#define SEISAKU_TESTS_MAKE_ARCHIVE_H

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

#include "seisaku/buffer.h"

/* A file, unless `type` says otherwise; `hard` is the file that it is another name of. */
struct member {
    const char *name, *content;
    unsigned type;
    const char *hard;
    size_t length; /* of the content, where it holds NULs; else 0 */
};

/* archive_write_set_format_zip and its like. */
typedef int (*archive_form)(struct archive *);

static inline void add_member(struct archive *archive, const struct member *member, size_t length)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_copy_pathname(entry, member->name);
    archive_entry_set_filetype(entry, member->type ? member->type : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, member->type || member->hard ? 0 : (la_int64_t)length);
    if (member->type == AE_IFLNK)
        archive_entry_copy_symlink(entry, "a.txt");
    if (member->hard)
        archive_entry_copy_hardlink(entry, member->hard);
    assert_true(archive_write_header(archive, entry) >= ARCHIVE_WARN);
    if (!member->type && !member->hard)
        assert_int_equal(archive_write_data(archive, member->content, length), length);
    archive_entry_free(entry);
}

/* Replaces what is in the buffer by the archive's bytes. */
static inline void make_archive(struct ssk_buffer *out, archive_form format, const char *options,
                                bool gzipped, const struct member *members, size_t count)
{
    static char room[1 << 18];
    size_t used = 0;
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0), before = uselocale(utf8);
    struct archive *archive = archive_write_new();
    assert_int_equal(format(archive), ARCHIVE_OK);
    if (gzipped)
        assert_int_equal(archive_write_add_filter_gzip(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_set_options(archive, options), ARCHIVE_OK);
    archive_write_set_passphrase(archive, "secret");
    assert_int_equal(archive_write_open_memory(archive, room, sizeof room, &used), ARCHIVE_OK);
    for (size_t i = 0; i < count; i++)
        add_member(archive, &members[i],
                   members[i].length    ? members[i].length
                   : members[i].content ? strlen(members[i].content)
                                        : 0);
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
    uselocale(before);
    freelocale(utf8);
    ssk_buffer_clear(out);
    ssk_buffer_append(out, room, used);
}

#endif
