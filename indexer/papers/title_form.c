#include "indexer/papers/title_form.h"

#include <string.h>

#include "indexer/lines/numerals.h"
#include "indexer/papers/paper_names.h"
#include "indexer/papers/small_print.h"
#include "seisaku/unicode.h"

enum { LABEL_POINTS = 8, LABELS = 5, LINE_BYTES = 512, TELEPHONE_DIGITS = 4 };

static bool ends_in(const char *text, size_t length, const char *end)
{
    size_t size = strlen(end);
    return length >= size && memcmp(text + length - size, end, size) == 0;
}

static bool opens_with(const char *text, size_t length, const char *start)
{
    size_t size = strlen(start);
    return length >= size && memcmp(text, start, size) == 0;
}

static bool holds(const char *text, size_t length, const char *word)
{
    return memmem(text, length, word, strlen(word)) != NULL;
}

/* Copies without blanks, which may spread the characters (（ 公 印 省 略 ）); the bytes copied. */
static size_t close_up(char out[LINE_BYTES], const char *text, size_t length)
{
    size_t bytes = 0;
    for (size_t byte = 0; byte < length;) {
        size_t start = byte;
        if (ssk_is_space(ssk_utf8_next(text, length, &byte)))
            continue;
        memcpy(out + bytes, text + start, byte - start);
        bytes += byte - start;
    }
    return bytes;
}

/* 平成14年７月１日　国空機第123号　制定: when it was made, or changed. */
static bool is_making(const char *text, size_t length)
{
    static const char *const openings[] = {"制定", "改正", "最終改正", NULL};
    struct cursor at = {text, text + length};
    return (era_take(&at) || cursor_take_any(&at, openings)) && holds(text, length, "月") &&
           holds(text, length, "日") &&
           (ends_in(text, length, "制定") || ends_in(text, length, "改正") || ends_in(text, length, "改定") ||
            ends_in(text, length, "施行"));
}

/* Ｐ．３, Ｐ１: with them a list of contents or a page's head begins; ＰＴＡ and ＰＦＩ begin titles. */
static bool is_page_number(const char *text, size_t length)
{
    struct cursor cursor = {text, text + length};
    if (!opens_with(text, length, "Ｐ"))
        return false;
    cursor_next(&cursor);
    uint32_t next = cursor_peek(&cursor);
    return next == 0 || next == '.' || (next >= '0' && next <= '9');
}

bool title_is_bare_year(const char *text, size_t length)
{
    struct cursor at = cursor_trimmed((struct cursor){text, text + length});
    size_t digits = 0;
    (void)era_take(&at);
    for (; cursor_peek(&at) >= '0' && cursor_peek(&at) <= '9'; digits++)
        cursor_next(&at);
    digits += cursor_take_string(&at, "元");
    return digits > 0 &&
           (cursor_take_string(&at, "年度版") || cursor_take_string(&at, "年度") ||
            cursor_take_string(&at, "年版")) &&
           cursor_done(&at);
}

/* April 22, 2021; 22 April 2021. */
static bool is_english_date(const char *line, size_t length)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    size_t month = 0, digits = 0, others = 0;
    for (size_t byte = 0; byte < length;) {
        size_t bytes = 0;
        for (size_t m = 0; m < sizeof months / sizeof *months && bytes == 0; m++)
            if (opens_with(line + byte, length - byte, months[m]))
                bytes = strlen(months[m]);
        month += bytes > 0;
        digits += line[byte] >= '0' && line[byte] <= '9';
        others += bytes == 0 && !strchr("0123456789 ,.", line[byte]);
        byte += bytes > 0 ? bytes : 1;
    }
    return month == 1 && digits >= 4 && digits <= 6 && others == 0;
}

/* 【照会先】: what heads a part. */
static bool is_in_brackets(const char *text, size_t length)
{
    return opens_with(text, length, "【") && ends_in(text, length, "】");
}

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

/* （代表電話）03(0000)1111（内線7831）. */
static bool is_telephone(const char *text, size_t length)
{
    size_t digits = 0;
    for (struct cursor at = {text, text + length}; !cursor_done(&at);)
        digits += is_digit(cursor_next(&at));
    return digits >= TELEPHONE_DIGITS && (holds(text, length, "電話") || holds(text, length, "内線"));
}

bool title_is_short_number(const char *text, size_t length)
{
    struct cursor line = cursor_trimmed((struct cursor){text, text + length});
    size_t han = 0, numbers[2] = {0, 0};
    for (; ssk_is_han(cursor_peek(&line)); han++)
        cursor_next(&line);
    for (int part = 0; part < 2; part++) {
        for (; is_digit(cursor_peek(&line)); numbers[part]++)
            cursor_next(&line);
        if (part == 0 && !cursor_take(&line, '-'))
            return false;
    }
    return han >= 2 && han <= 6 && numbers[0] && numbers[1] && cursor_done(&line);
}

bool title_is_unfit(const char *line, size_t length)
{
    static const char *const ends[] = {"日",   "号",   "提出", "記",   "長",   "省略", "、",
                                       "，",   "。",   ".",    "決定", "者",   "目次", "月",
                                       "大臣", "以上", "氏名", "一）", "）は", "で",   "を",
                                       "言渡", "受領", "開会", "開議", "散会", "長官"};
    /* The first few are labels of a document among others, and open many a title, too. */
    static const char *const starts[] = {"資料", "別添",   "別紙", "参考資料", "事務連絡",
                                         "公印", "（公印", "出典", "http",     "※",
                                         "・",   "日時",   "場所", "■",        "○"};
    char text[LINE_BYTES];
    struct cursor whole = {line, line + length};
    if (length > sizeof text || small_print_is_signer(whole) || small_print_is_stamp(whole) ||
        small_print_is_office(whole) || is_english_date(line, length) || holds(line, length, "。") ||
        holds(line, length, "曜日"))
        return true;
    length = close_up(text, line, length);
    struct cursor bare = {text, text + length};
    if (is_page_number(text, length) || is_making(text, length) || title_is_bare_year(text, length) ||
        title_is_short_number(text, length) || is_in_brackets(text, length) || is_telephone(text, length) ||
        names_addressee(bare) || names_judgment_order(bare) || names_judgment_part(bare) ||
        names_press_release(bare))
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_in(text, length, ends[i]))
            return true;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (opens_with(text, length, starts[i]))
            return i >= LABELS || ssk_utf8_count(text, length) <= LABEL_POINTS;
    return false;
}

static bool is_closing(uint32_t point)
{
    return point == ')' || point == ']' || point == 0x3011; /* 】 */
}

struct cursor title_without_brackets(struct cursor title)
{
    for (title = cursor_trimmed(title); is_closing(cursor_last(&title));) {
        const char *open = title.at;
        for (struct cursor at = title; !cursor_done(&at);) {
            const char *here = at.at;
            uint32_t point = cursor_next(&at);
            if (point == '(' || point == '[' || point == 0x3010)
                open = here;
        }
        if (open == title.at)
            return title;
        title = cursor_trimmed((struct cursor){title.at, open});
    }
    return title;
}

bool title_ends_well(const char *text, size_t length)
{
    static const char *const ends[] = {
        "について", "関する件", "条例",   "規則",       "規程",   "規定",   "法律",   "政令",   "省令",
        "告示",     "通知",     "通達",   "要綱",       "要領",   "大綱",   "方針",   "計画",   "戦略",
        "報告",     "報告書",   "白書",   "資料",       "概要",   "議事録", "要旨",   "次第",   "案",
        "指針",     "整理",     "まとめ", "提言",       "答申",   "意見",   "一覧",   "表",     "集",
        "版",       "手引",     "手引き", "マニュアル", "様式",   "台",     "ガイド", "ライン", "会議",
        "会",       "書",       "判決",   "決定",       "調査",   "方策",   "在り方", "あり方", "施策",
        "対策",     "基準",     "予算",   "決算",       "状況",   "質問",   "答弁",   "回答",   "協議事項",
        "事項",     "取組",     "例",     "論点",       "Ｑ＆Ａ", "骨子",   "構想",   "考え方", "ビジョン",
        "建議",     "具申",     "勧告",   "宣言",       "決議",   "声明"};
    const struct cursor bare = title_without_brackets((struct cursor){text, text + length});
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (cursor_ends_in(&bare, ends[i]))
            return true;
    return false;
}
