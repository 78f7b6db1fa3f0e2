#include "query/run/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "query/run/pager.h"
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

FILE *output_file(const char *path, struct ssk_error *error)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        failed(path, error);
    return file;
}

ssk_status output_close(FILE *file, const char *path, struct ssk_error *error)
{
    bool broken = ferror(file) != 0;
    return fclose(file) != 0 || broken ? failed(path, error) : SSK_OK;
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
