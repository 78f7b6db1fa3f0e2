#include "query/run/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "query/rank/facets.h"
#include "query/run/interrupt.h"
#include "query/run/pager.h"
#include "seisaku/buffer.h"
#include "seisaku/translate.h"

void output_open(struct printer *printer, const struct options *options)
{
    printer_open(printer, options->format, stdout);
    printer->colour = options->colour;
    printer->guard = options->bom;
    printer->links = options->links;
    printer->sampled = options->sample > 0;
    printer->seed = options->seed;
    printer->columns = pager_columns();
}

static ssk_status failed(const char *path, struct ssk_error *error)
{
    return ssk_fail(error, SSK_IO, "%s: cannot be written (%s): name another file", path,
                    ssk_strerror(errno));
}

/* What is written until it is whole; NULL where the file takes what comes, as /dev/null and pipes do. */
static char *part;

static void open_part(const char *path)
{
    struct ssk_buffer name = SSK_BUFFER_INIT;
    struct stat about;
    if (lstat(path, &about) == 0 && (!S_ISREG(about.st_mode) || access(path, W_OK) != 0))
        return;
    ssk_buffer_printf(&name, "%s.part", path);
    part = ssk_buffer_detach(&name);
    interrupt_set_file(part);
}

static void forget_part(void)
{
    interrupt_set_file(NULL);
    free(part);
    part = NULL;
}

FILE *output_file(const char *path, struct ssk_error *error)
{
    open_part(path);
    FILE *file = fopen(part ? part : path, "wb");
    if (file)
        return file;
    failed(path, error);
    forget_part();
    return NULL;
}

ssk_status output_close(FILE *file, const char *path, struct ssk_error *error)
{
    bool broken = ferror(file) != 0;
    struct stat before;
    if (part && stat(path, &before) == 0)
        broken |= fchmod(fileno(file), before.st_mode & 07777) != 0;
    broken |= fclose(file) != 0;
    if (part && !broken)
        broken = rename(part, path) != 0;
    ssk_status status = broken ? failed(path, error) : SSK_OK;
    if (part && broken)
        unlink(part);
    forget_part();
    return status;
}

ssk_status output_write(const char *path, const char *text, struct ssk_error *error)
{
    FILE *file = output_file(path, error);
    if (!file)
        return SSK_IO;
    fputs(text, file);
    return output_close(file, path, error);
}

bool wants_facets(const struct options *options)
{
    bool any = false;
    for (int facet = 0; facet < FACETS; facet++)
        any |= options->facets[facet];
    return any;
}

bool rates_facets(const struct options *options)
{
    return wants_facets(options) && (options->format == FORMAT_JSON || options->format == FORMAT_JSONL);
}

void cut_facets(struct search *search, const struct options *options)
{
    for (int facet = 0; facet < FACETS && options->count && options->limit_given; facet++)
        facet_counts_cut(&search->facets[facet], options->limit);
}

bool output_is_japanese(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "ja", 2) == 0;
    }
    return false;
}
