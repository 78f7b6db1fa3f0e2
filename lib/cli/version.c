/* The versions of everything that shapes an answer. */
#include "seisaku/version.h"

#include <unicode/uversion.h>

#include "xapian_c.h"

void ssk_version_append(struct ssk_buffer *out, const char *tool, const struct ssk_dictionary *dictionary)
{
    ssk_buffer_printf(out, "%s %s\nXapian %s\nICU %s\n%s\ndictionary %s\n", tool, SEISAKU_VERSION,
                      xap_version(), U_ICU_VERSION, ssk_model_version(dictionary->model),
                      dictionary->checksum);
}

void ssk_version_print(FILE *stream, const char *tool)
{
    struct ssk_dictionary *dictionary = NULL;
    struct ssk_error error = {""};
    struct ssk_buffer text = SSK_BUFFER_INIT;
    if (ssk_dictionary_open(&dictionary, &error) == SSK_OK)
        ssk_version_append(&text, tool, dictionary);
    else
        ssk_buffer_printf(&text, "%s %s\nXapian %s\nICU %s\n%s\n", tool, SEISAKU_VERSION, xap_version(),
                          U_ICU_VERSION, error.message);
    fputs(ssk_buffer_string(&text), stream);
    ssk_buffer_free(&text);
    ssk_dictionary_free(dictionary);
}
