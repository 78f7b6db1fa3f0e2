/* One table for the marks that open the items of a list. */
#include "indexer/lines/bullets.h"

#include <string.h>

#include "indexer/lines/numerals.h"

static const char SURE_BULLETS[] = "・･•‣◦○●◯◎◉■□▪▫◆◇◼◻◾◽▲△▼▽▶▷►▸▹★☆※✓✔☑☐➢➣➤➔➜❏❐❑❖⚫⚪⬤⬛⬜⬥♦◊∙";
static const char DOUBTFUL_BULLETS[] = "-→⇒➡⇨〇";   /* text has them too */
static const char PARTED_BULLETS[] = "-*o>»→⇒➡⇨〇"; /* sure with a blank behind, else none or doubtful */

bool point_is_circled(uint32_t point)
{
    return (point >= 0x2460 && point <= 0x2473) || (point >= 0x24ea && point <= 0x24ff) ||
           (point >= 0x2776 && point <= 0x2793) || (point >= 0x3251 && point <= 0x325f) ||
           (point >= 0x32d0 && point <= 0x32fe);
}

/* 〇 is also the numeral of 二〇三〇年 and 一〇％. */
static bool is_zero_of_number(uint32_t point, uint32_t next)
{
    return point == 0x3007 &&
           (numeral_digit(next) >= 0 || point_is_among(next, "年月日条章節款項号編部目円人件歳%、"));
}

enum opening bullet_kind(struct cursor rest)
{
    uint32_t point = cursor_next(&rest), next = cursor_peek(&rest);
    bool end = cursor_done(&rest);
    if (point_is_circled(point))
        return OPENS_CIRCLED;
    if (point_is_kana_or_kanji(point) && point != 0x30fb) /* ・ */
        return OPENS_NOTHING;
    if (next == point || is_zero_of_number(point, next))
        return OPENS_NOTHING;
    /* Wingdings' bullets come as private-use characters. */
    if (point_is_among(point, SURE_BULLETS) || (point >= 0xe000 && point <= 0xf8ff))
        return OPENS_BULLET;
    if (point_is_among(point, PARTED_BULLETS) && next == ' ')
        return OPENS_BULLET;
    bool minus = point == '-' && next >= '0' && next <= '9';
    return point_is_among(point, DOUBTFUL_BULLETS) && !end && !minus ? OPENS_DOUBTFUL_BULLET : OPENS_NOTHING;
}

bool opening_is_sure(enum opening kind)
{
    return kind == OPENS_BULLET || kind == OPENS_CIRCLED;
}
