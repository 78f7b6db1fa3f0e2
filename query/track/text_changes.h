/* What was taken out of a text and what was put in, word by word: the longest common subsequence of their
 * morphemes (Wagner and Fischer, 1974), of which each counts by its letters and digits. */
#ifndef SEISAKU_QUERY_TRACK_TEXT_CHANGES_H
#define SEISAKU_QUERY_TRACK_TEXT_CHANGES_H

#include "seisaku/buffer.h"
#include "seisaku/dictionary.h"

enum change_kind { CHANGE_KEPT, CHANGE_OUT, CHANGE_IN, CHANGE_KINDS };

struct change {
    enum change_kind kind;
    char *text;
};

struct text_changes {
    struct change *items; /* what is kept is as the later text has it */
    size_t count;
    double likeness; /* 0 to 1: twice what is kept, of both texts' letters and digits */
};

/* Words are the same when they fold to the same. Fails: SSK_MEMORY. Free with text_changes_free whatever
 * comes. */
ssk_status text_changes_find(struct text_changes *out, const struct ssk_dictionary *dictionary,
                             const char *earlier, const char *later);
void text_changes_free(struct text_changes *changes);

#endif
