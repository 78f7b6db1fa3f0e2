#include "indexer/papers/small_print.h"

#include <string.h>

#include "indexer/lines/line_marks.h"
#include "indexer/lines/line_phrases.h"
#include "indexer/lines/numerals.h"

enum { STAMP_POINTS = 40, NAME_POINTS = 8, OFFICE_POINTS = 40 };

/* Without the brackets about it, which a stamp may have: 【取扱注意】, （別紙２）. */
static struct cursor without_frame(struct cursor line)
{
    line = cursor_trimmed(line);
    struct cursor inside = line;
    uint32_t closing = bracket_closing(cursor_next(&inside));
    if (closing == 0 || cursor_done(&inside) || cursor_last(&inside) != closing)
        return line;
    while (inside.end > inside.at && ((unsigned char)*--inside.end & 0xc0) == 0x80)
        continue;
    return cursor_trimmed(inside);
}

/* １－２, （その２）, Ⅰ: the number of an annex, and no words. */
static bool is_numbering(struct cursor rest)
{
    static const char *const words[] = {"の", "その", "第", "号", "情報", "関係", "様式", NULL};
    for (bool taken = true; taken && !cursor_done(&rest);) {
        uint32_t point = cursor_peek(&rest);
        taken = (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') || point == '-' ||
                point == ' ' || point == '(' || point == ')' || point == '.' || point == ',' ||
                point == 0x30fb || point == ':' || (point >= 0x2460 && point <= 0x2473) ||
                (point >= 0x2160 && point <= 0x216b);
        if (taken)
            cursor_next(&rest);
        for (const char *const *word = words; *word && !taken; word++)
            taken = cursor_take_string(&rest, *word);
    }
    return cursor_done(&rest);
}

/* Behind 保存期間 stands a time, set off or not, and no more of a title: …の見直しについて. */
static bool is_value(struct cursor rest)
{
    uint32_t next = cursor_peek(&rest);
    int number;
    if (numeral_take(&rest, &number) && (cursor_take_string(&rest, "種") || cursor_take_string(&rest, "年")))
        return true;
    return next == ' ' || next == ':' || next == '(' || (next >= '0' && next <= '9') || next == 0;
}

static bool opens_with_any(struct cursor line, const char *const *words, bool (*may_follow)(struct cursor))
{
    for (; *words; words++) {
        struct cursor behind = line;
        if (cursor_take_string(&behind, *words) && may_follow(behind))
            return true;
    }
    return false;
}

static bool is_anything(struct cursor rest)
{
    (void)rest;
    return true;
}

bool small_print_is_stamp(struct cursor line)
{
    /* Labels of a paper among others: alone or with a number. */
    static const char *const labels[] = {"別添",         "別紙",         "別記",
                                         "別表",         "別記様式",     "参考",
                                         "参考資料",     "添付資料",     "添付",
                                         "資料",         "配布資料",     "配付資料",
                                         "追加資料",     "机上配布資料", "机上配付資料",
                                         "席上配布資料", "席上配付資料", "当日配布資料",
                                         "当日配付資料", "議案",         "秘",
                                         "極秘",         "厳秘",         "機密性",
                                         "案",           "原案",         "素案",
                                         "写",           "写し",         "抄",
                                         "抜粋",         "仮訳",         "暫定版",
                                         "未定稿",       "速報",         "閲覧用",
                                         "傍聴用",       "傍聴者用",     NULL};
    /* Those that say a time or a name behind them. */
    static const char *const fields[] = {
        "原議保存期間", "保存期間", "有効期間", "有効期限", "文書番号", "文書管理番号", "分類番号",
        "分類記号",     "文書分類", "公表日",   "公開日",   "発表日",   "解禁",         "解禁日時",
        "報道解禁",     "施行日",   "提出者",   "提出議員", "提案者",   "発信者",       "送付先",
        "宛先",         "担当",     "担当者",   "連絡先",   "問合せ先", "問い合わせ先", "照会先",
        "作成者",       "作成日",   "決裁",     "配布先",   "取扱区分", "共有範囲",     NULL};
    /* Those that end a sentence by themselves: whatever is said of it, the line is no title. */
    static const char *const orders[] = {
        "取扱注意", "取扱い注意", "取扱厳重注意", "取り扱い注意", "部外秘",     "部内限り",
        "部内限",   "委員限り",   "委員限",       "構成員限り",   "関係者限り", "関係者限",
        "省内限り", "庁内限り",   "会議後",       "会議終了後",   "委員会後",   "部会後",
        "会見後",   "閣議後",     "公表まで",     "転載禁止",     "複製禁止",   "無断転載",
        "要回収",   "回収資料",   "公印",         "公印省略",     "契印",       "解禁",
        NULL};
    static const char *const ends[] = {"公表", "公開", "解禁",     "扱い",   "注意", "禁止", "省略", "限り",
                                       "限",   "秘",   "ください", "下さい", "回収", "厳禁", NULL};
    if (cursor_is_longer(&line, STAMP_POINTS))
        return false;
    line = without_frame(line);
    if (opens_with_any(line, labels, is_numbering) || opens_with_any(line, fields, is_value) ||
        opens_with_any(line, orders, is_numbering))
        return true;
    for (const char *const *end = ends; *end; end++)
        if (cursor_ends_in(&line, *end))
            return opens_with_any(line, orders, is_anything);
    return false;
}

/* 年頭挨拶, 談話: what a minister says, and no name. */
static bool is_speech(struct cursor text)
{
    static const char *const words[] = {"挨拶", "あいさつ", "談話",     "声明",       "会見", "発言",
                                        "訓示", "演説",     "式辞",     "祝辞",       "所信", "答弁",
                                        "指示", "講演",     "コメント", "メッセージ", NULL};
    return cursor_holds_any(&text, words);
}

bool small_print_is_signer(struct cursor line)
{
    static const char *const offices[] = {"大臣", "長官", "会長", "局長", "市長",   "知事", "議長",
                                          "町長", "村長", "区長", "総裁", "総監",   "次官", "委員長",
                                          "座長", "部長", "課長", "室長", "理事長", NULL};
    for (struct cursor at = line; !cursor_done(&at); cursor_next(&at))
        for (const char *const *office = offices; *office; office++) {
            size_t bytes = strlen(*office);
            struct cursor name = {at.at + bytes, at.end};
            if ((size_t)(at.end - at.at) > bytes && memcmp(at.at, *office, bytes) == 0 &&
                cursor_take(&name, ' ') && cursor_points(&name) <= NAME_POINTS && !is_speech(name))
                return true;
        }
    return false;
}

/* 内閣府政策統括官（防災担当）付参事官（避難生活担当）: without the last bracket. */
static struct cursor without_charge(struct cursor line)
{
    const char *open = NULL;
    if (cursor_last(&line) != ')')
        return line;
    for (struct cursor at = line; !cursor_done(&at); cursor_next(&at))
        open = cursor_peek(&at) == '(' ? at.at : open;
    return open && open > line.at ? cursor_trimmed((struct cursor){line.at, open}) : line;
}

static bool ends_in_any(struct cursor line, const char *const *words)
{
    for (; *words; words++)
        if (line.end - line.at > (long)strlen(*words) && cursor_ends_in(&line, *words))
            return true;
    return false;
}

bool small_print_is_office(struct cursor line)
{
    static const char *const offices[] = {"省", "庁", "局", "課", "室", "部", "官房", NULL};
    static const char *const holders[] = {"参事官",   "審議官",   "統括官",   "総括官",   "企画官",
                                          "次官",     "依命通知", "次官通知", "局長通知", "部長通知",
                                          "課長通知", "大臣通知", "長官通知", "局長通達", "部長通達",
                                          "長官通達", "大臣決定", "長官決定", "局長決定", NULL};
    line = cursor_trimmed(line);
    if (cursor_is_longer(&line, OFFICE_POINTS) || cursor_holds(&line, "の")) /* 離島の薬局 */
        return false;
    if (cursor_ends_in(&line, "付")) /* 参事官付 */
        line.end -= strlen("付");
    if (ends_in_any(without_charge(line), holders))
        return true;
    (void)(cursor_take(&line, '(') && cursor_ends_in(&line, "）") && (line.end -= strlen("）")));
    return ends_in_any(line, offices) && line_is_organisation(line.at, (size_t)(line.end - line.at));
}
