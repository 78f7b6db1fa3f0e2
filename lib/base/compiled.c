/* A mapped file of sections. Its first bytes tell its form and what tables it was made of. */
#include "seisaku/compiled.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seisaku/checksum.h"
#include "seisaku/paths.h"

/* Of which tables the sections tell, or their checksums. */
static const char *const tables[] = {"variants.tsv",   "eras.tsv", "okurigana.tsv", "spellings.tsv",
                                     "ministries.tsv", "user.dic", "topics.tsv",    "writings.tsv"};
static const char file_name[] = "compiled.dict";

/* FORM is raised when a section's arrays change. */
enum { TABLES = sizeof tables / sizeof *tables, FORM = 1, ALIGNED = 8 };

struct form {
    char magic[8];
    uint64_t number; /* as this machine writes it */
};

static const struct form own_form = {"seisaku", FORM};

struct head {
    struct form form;
    uint64_t checksum; /* of all behind it */
    uint64_t table_bytes[TABLES];
    uint64_t section_bytes[SSK_SECTIONS]; /* they follow in their order */
};

struct ssk_compiled {
    void *map;
    size_t bytes;
};

/* ------------------------------------------------------------------------------------------ reading */

static bool is_newer(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec : a->tv_nsec > b->tv_nsec;
}

/* Whether the table is still the one that the file was made of. */
static bool fits_table(const char *name, uint64_t bytes, const struct stat *compiled)
{
    struct stat table;
    char *path = ssk_dict_path(name);
    bool fits = path && stat(path, &table) == 0 && (uint64_t)table.st_size == bytes &&
                !is_newer(&table.st_mtim, &compiled->st_mtim);
    free(path);
    return fits;
}

static bool is_sound(const struct ssk_compiled *compiled)
{
    const struct head *head = compiled->map;
    const size_t told = offsetof(struct head, checksum) + sizeof head->checksum;
    uint64_t bytes = sizeof *head;
    for (int i = 0; i < SSK_SECTIONS; i++) {
        if (head->section_bytes[i] > compiled->bytes || head->section_bytes[i] % ALIGNED)
            return false;
        bytes += head->section_bytes[i];
    }
    return bytes == compiled->bytes && ssk_checksum(SSK_CHECKSUM_START, (const char *)head + told,
                                                    compiled->bytes - told) == head->checksum;
}

static bool fits(const struct ssk_compiled *compiled, const struct stat *file)
{
    const struct head *head = compiled->map;
    if (memcmp(&head->form, &own_form, sizeof own_form) != 0)
        return false;
    for (int i = 0; i < TABLES; i++)
        if (!fits_table(tables[i], head->table_bytes[i], file))
            return false;
    return is_sound(compiled);
}

struct ssk_compiled *ssk_compiled_open(void)
{
    struct ssk_compiled *compiled = calloc(1, sizeof *compiled);
    struct stat file;
    char *path = ssk_dict_path(file_name);
    int opened = path && compiled ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    free(path);
    if (opened >= 0 && fstat(opened, &file) == 0 && file.st_size > (off_t)sizeof(struct head)) {
        void *map = mmap(NULL, (size_t)file.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, opened, 0);
        if (map != MAP_FAILED)
            *compiled = (struct ssk_compiled){map, (size_t)file.st_size};
    }
    if (opened >= 0)
        close(opened);
    if (compiled && compiled->map && fits(compiled, &file))
        return compiled;
    ssk_compiled_free(compiled);
    return NULL;
}

void ssk_compiled_free(struct ssk_compiled *compiled)
{
    if (compiled && compiled->map)
        munmap(compiled->map, compiled->bytes);
    free(compiled);
}

struct ssk_saved ssk_compiled_section(const struct ssk_compiled *compiled, enum ssk_section section)
{
    const struct head *head = compiled->map;
    const char *at = (const char *)(head + 1);
    for (int i = 0; i < (int)section; i++)
        at += head->section_bytes[i];
    return (struct ssk_saved){at, at + head->section_bytes[section]};
}

bool ssk_saved_take(const void **array, size_t *bytes, struct ssk_saved *saved)
{
    uint64_t length;
    if ((size_t)(saved->end - saved->at) < sizeof length)
        return false;
    memcpy(&length, saved->at, sizeof length);
    const char *from = saved->at + sizeof length;
    size_t left = (size_t)(saved->end - from), room = (length + ALIGNED - 1) / ALIGNED * ALIGNED;
    if (length > left || room > left)
        return false;
    *array = from;
    *bytes = length;
    saved->at = from + room;
    return true;
}

/* ------------------------------------------------------------------------------------------ writing */

void ssk_saved_put(struct ssk_buffer *section, const void *array, size_t bytes)
{
    const uint64_t length = bytes;
    ssk_buffer_append(section, (const char *)&length, sizeof length);
    if (bytes)
        ssk_buffer_append(section, array, bytes);
    while (section->length % ALIGNED && !section->failed)
        ssk_buffer_append_char(section, '\0');
}

static ssk_status measure_tables(struct head *head, struct ssk_error *error)
{
    for (int i = 0; i < TABLES; i++) {
        struct stat table;
        char *path = ssk_dict_path(tables[i]);
        if (!path)
            return ssk_no_memory(error);
        int failed = stat(path, &table) != 0 ? errno : 0;
        if (failed)
            ssk_fail(error, SSK_NOT_FOUND, "%s: %s", path, strerror(failed));
        free(path);
        if (failed)
            return SSK_NOT_FOUND;
        head->table_bytes[i] = (uint64_t)table.st_size;
    }
    return SSK_OK;
}

static ssk_status write_file(const char *path, const struct ssk_buffer *whole, struct ssk_error *error)
{
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(whole->data, 1, whole->length, file) == whole->length;
    if (file && fclose(file) != 0)
        written = false;
    return written ? SSK_OK : ssk_fail(error, SSK_IO, "%s: %s", path, strerror(errno));
}

ssk_status ssk_compiled_write(const char *path, const struct ssk_buffer sections[SSK_SECTIONS],
                              struct ssk_error *error)
{
    struct head head = {.form = own_form};
    struct ssk_buffer whole = SSK_BUFFER_INIT;
    const size_t told = offsetof(struct head, checksum) + sizeof head.checksum;
    ssk_status status = measure_tables(&head, error);
    for (int i = 0; i < SSK_SECTIONS; i++)
        head.section_bytes[i] = sections[i].length;
    ssk_buffer_append(&whole, (const char *)&head, sizeof head);
    for (int i = 0; i < SSK_SECTIONS; i++)
        if (sections[i].length)
            ssk_buffer_append(&whole, sections[i].data, sections[i].length);
    if (status == SSK_OK && whole.failed)
        status = ssk_no_memory(error);
    if (status == SSK_OK) {
        head.checksum = ssk_checksum(SSK_CHECKSUM_START, whole.data + told, whole.length - told);
        memcpy(whole.data, &head, sizeof head);
        status = write_file(path, &whole, error);
    }
    ssk_buffer_free(&whole);
    return status;
}
