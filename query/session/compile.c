#include "query/session/compile.h"

#include <stdlib.h>

#include "query/session/topics.h"
#include "query/session/writings.h"
#include "seisaku/dictionary.h"
#include "seisaku/paths.h"

static ssk_status save_topics(struct ssk_buffer *section, const struct ssk_folder *folder,
                              struct ssk_error *error)
{
    struct topics *topics = NULL;
    uint64_t checksum = SSK_CHECKSUM_START;
    char *path = ssk_dict_path("topics.tsv");
    ssk_status status = path ? topics_new(&topics, folder, error) : ssk_no_memory(error);
    if (status == SSK_OK)
        status = topics_add_file(topics, path, error);
    if (status == SSK_OK)
        status = ssk_checksum_file(&checksum, path, error);
    if (status == SSK_OK) {
        ssk_saved_put(section, &checksum, sizeof checksum);
        topics_save(section, topics);
    }
    topics_free(topics);
    free(path);
    return status;
}

static ssk_status save(struct ssk_buffer sections[SSK_SECTIONS], struct ssk_error *error)
{
    struct ssk_folder *folder = NULL;
    ssk_status status = ssk_dictionary_save(sections, error);
    if (status == SSK_OK)
        status = ssk_folder_load(
            &folder,
            (struct ssk_saved){sections[SSK_SECTION_VARIANTS].data,
                               sections[SSK_SECTION_VARIANTS].data + sections[SSK_SECTION_VARIANTS].length},
            error);
    if (status == SSK_OK)
        status = save_topics(&sections[SSK_SECTION_TOPICS], folder, error);
    if (status == SSK_OK)
        status = writings_save(&sections[SSK_SECTION_WRITINGS], error);
    ssk_folder_free(folder);
    return status;
}

ssk_status session_compile(const char *path, struct ssk_error *error)
{
    struct ssk_buffer sections[SSK_SECTIONS] = {SSK_BUFFER_INIT};
    ssk_status status = save(sections, error);
    for (int i = 0; i < SSK_SECTIONS && status == SSK_OK; i++)
        if (sections[i].failed)
            status = ssk_no_memory(error);
    if (status == SSK_OK)
        status = ssk_compiled_write(path, sections, error);
    for (int i = 0; i < SSK_SECTIONS; i++)
        ssk_buffer_free(&sections[i]);
    return status;
}
