/* Strings looked for in a text as it is stored, byte by byte. */
#include "query/verify/plain_string.h"

#include <string.h>

bool literal_is_conditional(const struct spelling *spelling)
{
    return spelling->alone || spelling->capitals || spelling->initial || spelling->article ||
           spelling->longer_count;
}

/* Whether the bytes behind a string leave its last character alone: the end, ASCII, a kanji, a plain kana
 * (U+3040 to U+307F, U+30C0 to U+30FF), a blank, a stop or a bracket (U+3000 to U+3029), or a full-width form
 * of ASCII (U+FF00 to U+FF5E); no mark that joins it. */
static bool leaves_alone(const unsigned char *next)
{
    bool kana = next[0] == 0xe3 && (next[1] == 0x81 || next[1] == 0x83);
    bool mark = next[0] == 0xe3 && next[1] == 0x80 && next[2] < 0xaa;
    bool wide = next[0] == 0xef && (next[1] == 0xbc || (next[1] == 0xbd && next[2] < 0x9f));
    return next[0] < 0x80 || kana || mark || wide || (next[0] >= 0xe4 && next[0] <= 0xe9);
}

/* Whether words begin and end as asked around the code points from `start` on. */
static bool is_bounded(const struct spelling *spelling, const struct ssk_record *record, size_t start)
{
    return (!spelling->at_start || ssk_record_bound(record, start)) &&
           (!spelling->at_end || ssk_record_bound(record, start + spelling->point_count));
}

enum finding {
    STANDS,
    STANDS_NOT, /* byte by byte */
    UNCLEAR     /* folding may change the end of one that stands */
};

static enum finding look_for(const struct spelling *spelling, const struct ssk_record *record)
{
    const char *at = record->text, *end = record->text + record->text_length, *counted = at;
    size_t point = 0;
    enum finding finding = STANDS_NOT;
    while ((at = memmem(at, (size_t)(end - at), spelling->text, spelling->text_length))) {
        if (spelling->at_start || spelling->at_end) {
            point += ssk_utf8_count(counted, (size_t)(at - counted));
            counted = at;
        }
        bool alone = leaves_alone((const unsigned char *)at + spelling->text_length);
        if (alone && is_bounded(spelling, record, point))
            return STANDS;
        finding = alone ? finding : UNCLEAR;
        at++;
    }
    return finding;
}

static bool is_looked_for(const struct spelling *spelling)
{
    return spelling->folded && spelling->text_length && !literal_is_conditional(spelling);
}

bool literal_is_plain(const struct spelling *spelling, const struct ssk_record *record)
{
    return is_looked_for(spelling) && look_for(spelling, record) == STANDS;
}

/* Of kanji and kana, to which folding leads from nothing that ssk_fold_is_steady lets pass. */
static bool is_letters(const struct spelling *spelling)
{
    for (size_t i = 0; i < spelling->point_count; i++) {
        uint32_t point = spelling->points[i];
        bool kana = (point >= 0x3041 && point <= 0x3096) || (point >= 0x30a1 && point <= 0x30fa);
        if (!kana && point != 0x30fc && !(point >= 0x4e00 && point <= 0x9fff))
            return false;
    }
    return true;
}

bool string_is_told(bool *stands, const struct spelling *spelling, const struct ssk_record *record,
                    const struct ssk_folder *folder)
{
    if (!is_looked_for(spelling))
        return false;
    enum finding finding = look_for(spelling, record);
    *stands = finding == STANDS;
    return *stands || (finding == STANDS_NOT && !spelling->open_end && is_letters(spelling) &&
                       ssk_fold_is_steady(folder, record->text, record->text_length, spelling->points,
                                          spelling->point_count));
}
