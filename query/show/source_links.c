#include "query/show/source_links.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Only a PDF has pages that its viewer opens; a name with a fragment is no file to what opens others. */
static bool has_pages(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && strcasecmp(dot, ".pdf") == 0;
}

char *source_file_address(const struct ssk_passage *passage)
{
    char *path = passage->source_path ? realpath(passage->source_path, NULL) : NULL;
    if (!path)
        return NULL;
    struct ssk_buffer address = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&address, "file://");
    for (const unsigned char *byte = (const unsigned char *)path; *byte; byte++)
        if ((*byte >= 'a' && *byte <= 'z') || (*byte >= 'A' && *byte <= 'Z') ||
            strchr("0123456789-._~/", *byte))
            ssk_buffer_append_char(&address, (char)*byte);
        else
            ssk_buffer_printf(&address, "%%%02X", *byte);
    if (passage->page && has_pages(path))
        ssk_buffer_printf(&address, "#page=%d", passage->page);
    free(path);
    return ssk_buffer_detach(&address);
}

bool source_link_open(struct ssk_buffer *out, const struct ssk_passage *passage, bool links)
{
    char *address = links ? source_file_address(passage) : NULL;
    bool opened = address != NULL;
    if (opened)
        ssk_buffer_printf(out, "\033]8;;%s\033\\", address);
    free(address);
    return opened;
}

void source_link_close(struct ssk_buffer *out, bool opened)
{
    ssk_buffer_append_string(out, opened ? "\033]8;;\033\\" : "");
}

const char *source_web_address(const struct ssk_passage *passage)
{
    const char *url = passage->url;
    return url && (strncasecmp(url, "https://", 8) == 0 || strncasecmp(url, "http://", 7) == 0) ? url : NULL;
}
