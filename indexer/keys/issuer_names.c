#include "indexer/keys/issuer_names.h"

#include <string.h>

#include "indexer/keys/head/head.h"
#include "indexer/plan/owners.h"
#include "seisaku/unicode.h"

enum { OFFICE_POINTS = 40, NAME_POINTS = 12 };

const char *const ISSUER_OFFICES[] = {"局",   "部",   "課",       "室",     "官房", "事務局",
                                      "本部", "担当", "グループ", "チーム", NULL};
static const char *const SIGNERS[] = {"次長", "総裁", "委員長", "大臣", "長官",   "局長",     "部長", "課長",
                                      "室長", "次官", "官",     "所長", "総括官", "事務局長", NULL};
const char *const ISSUER_HOLDERS[] = {"統括官", "参事官", "審議官", "企画官", NULL};

ssk_status issuer_add(struct document *document, const char *name)
{
    for (size_t i = 0; i < document->issuer.count; i++)
        if (strcmp(document->issuer.items[i], name) == 0)
            return SSK_OK;
    return ssk_strings_add(&document->issuer, name, strlen(name)) ? SSK_OK : SSK_MEMORY;
}

/* Takes hiragana that names of offices have (こども家庭庁, まちづくり推進課,
 * デジタル庁国民向けサービスグループ); all other is of a sentence. */
static bool take_kana_name(struct cursor *line)
{
    static const char *const words[] = {"こども", "ども",   "まち",     "ひと", "しごと",
                                        "くらし", "みどり", "づくり",   "がん", "むら",
                                        "いのち", "いじめ", "ふるさと", "向け", NULL};
    for (const char *const *word = words; *word; word++)
        if (cursor_take_string(line, *word))
            return true;
    return false;
}

const char *issuer_office(struct cursor line, const struct ssk_ministries *ministries,
                          const char *const *endings)
{
    size_t bytes;
    size_t length = (size_t)(line.end - line.at);
    const char *name = ssk_ministry_prefix(ministries, line.at, length, &bytes);
    if (!name && endings == SIGNERS)
        name = ssk_ministry_speaker(ministries, line.at, length, &bytes); /* 環境大臣 */
    if (!name || cursor_is_longer(&line, OFFICE_POINTS) || !cursor_ends_in_any(&line, endings))
        return NULL;
    for (struct cursor at = {line.at + bytes, line.end}; !cursor_done(&at);) { /* こども家庭庁 has some */
        if (take_kana_name(&at))
            continue;
        uint32_t point = cursor_next(&at);
        if (ssk_is_hiragana(point) || point == 0x3001 || point == 0x3002)
            return NULL;
    }
    return name;
}

const char *issuer_signer(struct cursor line, const struct ssk_ministries *ministries)
{
    const char *name = issuer_office(line, ministries, SIGNERS);
    for (struct cursor at = line; !name && !cursor_done(&at); cursor_next(&at)) {
        struct cursor behind = {at.at, line.end};
        if (cursor_peek(&at) == ' ' && cursor_points(&behind) <= NAME_POINTS)
            name = issuer_office((struct cursor){line.at, at.at}, ministries, SIGNERS);
    }
    return name;
}

/* 厚生労働省・都道府県労働局・ハローワーク: who stands beside a ministry, and is none. */
static void take_local_offices(struct cursor *line)
{
    static const char *const words[] = {"・",           "、",         "ハローワーク", "公共職業安定所",
                                        "日本年金機構", "年金事務所", "都道府県",     "市区町村",
                                        "市町村",       NULL};
    for (bool taken = true; taken;) {
        taken = cursor_spaces(line) > 0;
        for (const char *const *word = words; *word; word++)
            taken |= cursor_take_string(line, *word);
    }
}

ssk_status issuer_add_names(struct document *document, struct cursor line,
                            const struct ssk_ministries *ministries, bool *added)
{
    struct ssk_strings names = {0};
    ssk_status status = owners_take(ministries, &line, &names);
    take_local_offices(&line);
    *added = status == SSK_OK && names.count > 0 && cursor_done(&line);
    for (size_t n = 0; *added && n < names.count && status == SSK_OK; n++)
        status = issuer_add(document, names.items[n]);
    ssk_strings_free(&names);
    return status;
}
