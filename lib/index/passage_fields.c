/* The table of a passage's members. */
#include "seisaku/passage_fields.h"

#include "seisaku/passage.h"

#define FIELD(kind, field)                                                                                   \
    {                                                                                                        \
#field, SSK_FIELD_##kind, offsetof(struct ssk_passage, field)                                        \
    }

const struct ssk_field ssk_passage_fields[] = {FIELD(STRING, id),
                                               FIELD(STRING, doc_id),
                                               FIELD(STRING, title),
                                               FIELD(STRING, publisher),
                                               FIELD(STRING, url),
                                               FIELD(STRING, section_number),
                                               FIELD(STRING, section_title),
                                               FIELD(PATH, path),
                                               FIELD(STRING, item),
                                               FIELD(NAMES, ministries),
                                               FIELD(NAMES, mentions),
                                               FIELD(KIND, kind),
                                               FIELD(NUMBER, fiscal_year),
                                               FIELD(NUMBER, page),
                                               FIELD(STRING, page_label),
                                               FIELD(STRING, source_path),
                                               FIELD(NUMBER, line_start),
                                               FIELD(NUMBER, line_end),
                                               FIELD(STRING, text),
                                               FIELD(GENRE, genre),
                                               FIELD(STRING, date),
                                               FIELD(STRING, speaker_name),
                                               FIELD(STRING, speaker_office),
                                               FIELD(NAMES, issuer),
                                               FIELD(YEAR_SOURCE, fiscal_year_source),
                                               FIELD(STRING, speaker_group),
                                               {0}};
