#include "lib/text/note_mark.h"

#include "seisaku/unicode.h"

enum { POWER_RUN = 2 }; /* 10², km² */

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

static bool is_letter(uint32_t point)
{
    return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
}

/* Has the character before a power, not a note? */
static bool takes_power(const struct before_mark *before)
{
    if (is_digit(before->last))
        return before->run <= POWER_RUN && !before->word; /* no SFIA7¹ */
    if (!is_letter(before->last))
        return !ssk_is_alnum(before->last) && !ssk_is_cjk(before->last);
    return before->run == 1 || (before->run <= POWER_RUN && before->last >= 'a'); /* no AI¹ */
}

static void pass(struct before_mark *before, uint32_t point)
{
    bool digits = is_digit(point), same = digits ? is_digit(before->last) : is_letter(before->last);
    before->word = digits && (same ? before->word : is_letter(before->last));
    before->run = !digits && !is_letter(point) ? 0 : same ? before->run + 1 : 1;
    before->last = point;
    before->marked = false;
}

bool note_mark_is(struct before_mark *before, uint32_t point)
{
    if (ssk_is_raised_digit(point) && (before->marked || (before->last && !takes_power(before)))) {
        before->marked = true;
        return true;
    }
    pass(before, point >= 0xff01 && point <= 0xff5e ? point - 0xfee0 : point);
    return false;
}
