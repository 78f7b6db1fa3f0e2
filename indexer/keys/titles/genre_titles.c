#include "indexer/keys/titles/genre_titles.h"

#include <string.h>
#include <strings.h>

#include "indexer/keys/titles/title_core.h"
#include "indexer/papers/paper_names.h"

/* In the order in which they are asked: 年次経済報告 of a white paper before 報告. */
static const struct {
    enum ssk_genre genre;
    bool (*is)(struct cursor title); /* or else it ends in one of the words */
    const char *const *words;
} ENDINGS[] = {
    {SSK_GENRE_QUESTION, NULL, (const char *const[]){"質問主意書", NULL}},
    {SSK_GENRE_ANSWER, NULL, (const char *const[]){"答弁書", NULL}},
    {SSK_GENRE_MINUTES, names_minutes, NULL},
    {SSK_GENRE_WHITE_PAPER, NULL, (const char *const[]){"白書", "年次経済報告", "年次経済財政報告", NULL}},
    {SSK_GENRE_PLAN, NULL,
     (const char *const[]){"計画", "大綱", "基本方針", "基本的方針", "戦略", "工程表", "アクションプラン",
                           "ロードマップ", NULL}},
    {SSK_GENRE_REPORT, names_report, NULL},
    {SSK_GENRE_NOTICE, NULL, (const char *const[]){"告示", "通達", "事務連絡", NULL}},
};

/* White Paper on Tourism, 2024; Annual Report on the Ocean Policy; Minutes of the 3rd meeting. */
static enum ssk_genre by_english(struct cursor title)
{
    static const struct {
        const char *word;
        enum ssk_genre genre;
    } words[] = {{"White Paper", SSK_GENRE_WHITE_PAPER}, {"Minutes of", SSK_GENRE_MINUTES},
                 {"Annual Report", SSK_GENRE_REPORT},    {"Report of", SSK_GENRE_REPORT},
                 {"Final Report", SSK_GENRE_REPORT},     {"Interim Report", SSK_GENRE_REPORT}};
    static const char *const names[] = {"White Paper", "Report",      "Minutes",
                                        "Basic Plan",  "Action Plan", NULL};
    static const enum ssk_genre genres[] = {SSK_GENRE_WHITE_PAPER, SSK_GENRE_REPORT, SSK_GENRE_MINUTES,
                                            SSK_GENRE_PLAN, SSK_GENRE_PLAN};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i].word);
        if ((size_t)(title.end - title.at) > length && strncasecmp(title.at, words[i].word, length) == 0)
            return words[i].genre;
    }
    for (size_t i = 0; names[i]; i++) {
        size_t length = strlen(names[i]);
        if ((size_t)(title.end - title.at) > length &&
            strncasecmp(title.end - length, names[i], length) == 0 && title.end[-(long)length - 1] == ' ')
            return genres[i];
    }
    return SSK_GENRE_NONE;
}

enum ssk_genre genre_of_title(struct cursor title)
{
    title = title_core(title);
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (ENDINGS[i].is ? ENDINGS[i].is(title) : cursor_ends_in_any(&title, ENDINGS[i].words))
            return ENDINGS[i].genre;
    return opens_with_report(title) ? SSK_GENRE_REPORT : by_english(title);
}

/* 令和８年度予算概算要求の概要, 予算案のポイント. */
static bool is_budget(struct cursor title)
{
    static const char *const words[] = {"概要", "ポイント", "予算", "予算案", "概算要求", "内示", NULL};
    return cursor_holds(&title, "予算") && cursor_ends_in_any(&title, words);
}

/* Keynote Remarks at the Forum. */
static bool is_speech(struct cursor title)
{
    static const char *const words[] = {"Remarks at",   "Remarks by",   "Remarks on",
                                        "Speech at",    "Speech by",    "Address at",
                                        "Statement by", "Statement at", NULL};
    for (const char *const *word = words; *word; word++)
        if (memmem(title.at, (size_t)(title.end - title.at), *word, strlen(*word)))
            return true;
    return false;
}

bool genre_is_other(struct cursor title)
{
    static const char *const words[] = {"Ｑ＆Ａ",
                                        "Q&A",
                                        "Ｑ&Ａ",
                                        "よくある質問",
                                        "手引き",
                                        "手引",
                                        "マニュアル",
                                        "ハンドブック",
                                        "ガイドブック",
                                        "ガイドライン",
                                        "ガイド",
                                        "パンフレット",
                                        "議事次第",
                                        "会議次第",
                                        "名簿",
                                        "申請書",
                                        "届出書",
                                        "記入例",
                                        "募集要領",
                                        "募集要項",
                                        "公募要領",
                                        "の募集について",

                                        "談話",
                                        "声明",
                                        "コメント",
                                        "挨拶",
                                        "ます",
                                        "ました",
                                        "FAQ",
                                        "ＦＡＱ",
                                        NULL};
    title = title_core(title);
    return cursor_ends_in_any(&title, words) || is_budget(title) || is_speech(title);
}

bool genre_is_agreement(struct cursor title)
{
    static const char *const words[] = {"覚書", "覚え書", "協定書", "契約書", "合意書", "確認書", NULL};
    title = title_core(title);
    return cursor_ends_in_any(&title, words);
}
