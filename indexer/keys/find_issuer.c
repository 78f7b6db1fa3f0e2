#include "indexer/keys/find_issuer.h"

#include <string.h>

#include "indexer/dates/calendar_dates.h"
#include "indexer/plan/owners.h"
#include "seisaku/unicode.h"

enum { OFFICE_POINTS = 40, TOP_LINES = 15, NUMBER_LINES = 3, NAME_POINTS = 12 };

/* What the name of an office ends in. */
static const char *const OFFICES[] = {"局",   "部",   "課",       "室",     "官房", "事務局",
                                      "本部", "担当", "グループ", "チーム", NULL};
/* What the title of one who signs ends in. */
static const char *const SIGNERS[] = {"次長", "総裁", "委員長", "大臣", "長官",   "局長",     "部長", "課長",
                                      "室長", "次官", "官",     "所長", "総括官", "事務局長", NULL};
/* Offices that are called by who holds them; a minister's name may be whom something is to. */
static const char *const HOLDERS[] = {"統括官", "参事官", "審議官", "企画官", NULL};
/* Whom a letter is to. */
static const char *const ADDRESSED[] = {"殿", "御中", "各位", "あて", "宛", "様", "宛て", NULL};

static ssk_status add(struct document *document, const char *name)
{
    for (size_t i = 0; i < document->issuer.count; i++)
        if (strcmp(document->issuer.items[i], name) == 0)
            return SSK_OK;
    return ssk_strings_add(&document->issuer, name, strlen(name)) ? SSK_OK : SSK_MEMORY;
}

/* The publisher as one of the ministries' names, or an office of one: 厚生労働省老健局. */
static const char *of_publisher(const struct document *document, const struct ssk_ministries *ministries)
{
    const char *publisher = document->publisher;
    size_t length = publisher ? strlen(publisher) : 0, bytes;
    const char *name = length ? ssk_ministry_find(ministries, publisher, length) : NULL;
    if (name || !length || !head_ends_in_any(cursor_of(publisher), OFFICES))
        return name;
    return ssk_ministry_prefix(ministries, publisher, length, &bytes);
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

/* The ministry that a line opens with when it is no more than the name of an office or of one who signs. */
static const char *office_of(struct cursor line, const struct ssk_ministries *ministries,
                             const char *const *endings)
{
    size_t bytes;
    size_t length = (size_t)(line.end - line.at);
    const char *name = ssk_ministry_prefix(ministries, line.at, length, &bytes);
    if (!name && endings == SIGNERS)
        name = ssk_ministry_speaker(ministries, line.at, length, &bytes); /* 環境大臣 */
    if (!name || cursor_is_longer(&line, OFFICE_POINTS) || !head_ends_in_any(line, endings))
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

/* One who signs: 厚生労働省医政局長, 環境大臣　山田　太郎. */
static const char *signer_of(struct cursor line, const struct ssk_ministries *ministries)
{
    const char *name = office_of(line, ministries, SIGNERS);
    for (struct cursor at = line; !name && !cursor_done(&at); cursor_next(&at)) {
        struct cursor behind = {at.at, line.end};
        if (cursor_peek(&at) == ' ' && cursor_points(&behind) <= NAME_POINTS)
            name = office_of((struct cursor){line.at, at.at}, ministries, SIGNERS);
    }
    return name;
}

/* Opens with a number, and says whom it is to. */
static bool is_letter(const struct head *head)
{
    bool number = false;
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        number |= i < NUMBER_LINES && head_ends_in(line, "号") && cursor_holds(&line, "第") &&
                  !cursor_is_longer(&line, OFFICE_POINTS);
        if (number && head_ends_in_any(line, ADDRESSED))
            return true;
    }
    return false;
}

/* Adds the ministries of a line that names nothing else; *added when there are any. */
static ssk_status add_names(struct document *document, struct cursor line,
                            const struct ssk_ministries *ministries, bool *added)
{
    struct ssk_strings names = {0};
    ssk_status status = owners_take(ministries, &line, &names);
    *added = status == SSK_OK && names.count > 0 && cursor_done(&line);
    for (size_t n = 0; *added && n < names.count && status == SSK_OK; n++)
        status = add(document, names.items[n]);
    ssk_strings_free(&names);
    return status;
}

/* The sender of a letter: an office below the date and number that nothing says the letter is to. */
static ssk_status find_sender(struct document *document, const struct head *head,
                              const struct ssk_ministries *ministries)
{
    size_t addressed = 0;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < head->count; i++)
        if (head_ends_in_any(cursor_of(head->lines[i]), ADDRESSED))
            addressed = i;
    for (size_t i = addressed ? addressed + 1 : 0; i < head->count && status == SSK_OK; i++) {
        struct cursor line = head_without_brackets(cursor_of(head->lines[i]));
        const char *name = signer_of(line, ministries);
        if (!name)
            name = office_of(line, ministries, OFFICES);
        bool added = false;
        if (name)
            status = add(document, name);
        else if (cursor_holds(&line, "。"))
            break;
        else
            status = add_names(document, line, ministries, &added);
    }
    return status;
}

/* 厚生労働省告示第五十四号, 経済産業省、環境省告示第七号. */
static ssk_status find_announcers(struct document *document, const struct head *head,
                                  const struct ssk_ministries *ministries)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < head->count && i < TOP_LINES && status == SSK_OK && !document->issuer.count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        struct ssk_strings names = {0};
        (void)(cursor_take_string(&line, "○") || cursor_take_string(&line, "◯"));
        status = owners_take(ministries, &line, &names);
        bool announced = cursor_take_string(&line, "告示第") && head_ends_in(line, "号");
        for (size_t n = 0; announced && n < names.count && status == SSK_OK; n++)
            status = add(document, names.items[n]);
        ssk_strings_free(&names);
    }
    return status;
}

/* The line without a date before or behind: `令和7年3月　総務省`. */
static struct cursor without_date(struct cursor line, const struct ssk_dictionary *dictionary)
{
    struct calendar_date date;
    struct cursor at = line;
    if (!calendar_date_find(&at, dictionary, &date))
        return line;
    struct cursor before = cursor_trimmed((struct cursor){line.at, date.start});
    return cursor_done(&before) ? cursor_trimmed(at) : cursor_done(&at) ? before : line;
}

/* Others who sign a cover may have handed the document to a ministry's council. */
static bool signed_by_others(const struct head *head)
{
    static const char *const others[] = {"株式会社", "大学", "協会",   "連合会",
                                         "機構",     "法人", "研究所", NULL};
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = head_without_brackets(cursor_of(head->lines[i]));
        if (!cursor_is_longer(&line, OFFICE_POINTS) &&
            (head_ends_in_any(line, others) || cursor_take_string(&line, "株式会社")))
            return true;
    }
    return false;
}

/* 【照会先】, ＜お問合せ先＞: whom to ask stands below. */
static bool is_contact(struct cursor line)
{
    static const char *const words[] = {"照会先", "問合せ先", "問い合わせ先", "問合わせ先", "連絡先",
                                        "担当",   NULL};
    for (const char *const *word = words; *word; word++)
        if (cursor_holds(&line, *word) && cursor_points(&line) < NAME_POINTS)
            return true;
    return false;
}

/* 防衛省所管: whose the budget is. */
static struct cursor without_charge(struct cursor line)
{
    if (head_ends_in(line, "所管"))
        line.end -= strlen("所管");
    return line;
}

/* Lines of ministries' names alone, on a cover or at the top. */
static ssk_status find_signed(struct document *document, const struct head *head,
                              const struct ssk_dictionary *dictionary)
{
    size_t most = head->cover ? head->count : TOP_LINES;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < head->count && i < most && status == SSK_OK; i++) {
        struct cursor line = without_charge(without_date(cursor_of(head->lines[i]), dictionary));
        bool added;
        if (document->issuer.count && is_contact(line))
            break;
        const char *office = office_of(line, dictionary->ministries, OFFICES);
        if (!office)
            office = office_of(head_without_brackets(line), dictionary->ministries, HOLDERS);
        if (head_ends_in_any(line, ADDRESSED) || cursor_last(&line) == '|')
            continue;
        status = add_names(document, line, dictionary->ministries, &added);
        if (office && status == SSK_OK)
            status = add(document, office);
    }
    return status;
}

ssk_status find_issuer(struct document *document, const struct head *head,
                       const struct ssk_dictionary *dictionary)
{
    const struct ssk_ministries *ministries = dictionary->ministries;
    const char *name = of_publisher(document, ministries);
    ssk_status status = name ? add(document, name) : SSK_OK;
    if (status == SSK_OK && !name && document->genre == SSK_GENRE_NOTICE)
        status = find_announcers(document, head, ministries);
    if (status != SSK_OK || document->issuer.count)
        return status;
    switch (document->genre) {
    case SSK_GENRE_STATUTE:
    case SSK_GENRE_QUESTION:
    case SSK_GENRE_ANSWER:
    case SSK_GENRE_MINUTES:
    case SSK_GENRE_JUDGMENT:
        return SSK_OK;
    case SSK_GENRE_NOTICE:
        return find_sender(document, head, ministries);
    default:
        if (is_letter(head))
            return find_sender(document, head, ministries);
        return signed_by_others(head) ? SSK_OK : find_signed(document, head, dictionary);
    }
}
