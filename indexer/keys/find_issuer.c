#include "indexer/keys/find_issuer.h"

#include <stdlib.h>
#include <string.h>

#include "indexer/dates/calendar_dates.h"
#include "indexer/keys/head/notice_head.h"
#include "indexer/keys/issuer_names.h"
#include "indexer/keys/own_words.h"
#include "indexer/lines/numerals.h"
#include "indexer/papers/paper_names.h"
#include "indexer/papers/title_form.h"
#include "indexer/plan/owners.h"

enum { OFFICE_POINTS = 40, TOP_LINES = 15, NUMBER_LINES = 3, NAME_POINTS = 12 };

/* The publisher as one of the ministries' names, or an office of one: 厚生労働省老健局. */
static const char *of_publisher(const struct document *document, const struct ssk_ministries *ministries)
{
    const char *publisher = document->publisher;
    struct cursor whole = cursor_of(publisher ? publisher : "");
    size_t length = strlen(whole.at), bytes;
    const char *name = length ? ssk_ministry_find(ministries, publisher, length) : NULL;
    if (name || !length || !cursor_ends_in_any(&whole, ISSUER_OFFICES))
        return name;
    return ssk_ministry_prefix(ministries, publisher, length, &bytes);
}

/* Opens with a number, and says whom it is to. */
static bool is_letter(const struct head *head)
{
    bool number = false;
    for (size_t i = 0; i < head->count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        number |= i < NUMBER_LINES && notice_is_number(line);
        if (number && names_addressee(line))
            return true;
    }
    return false;
}

/* 文化庁参事官（芸術文化担当）付: the office, without what stands behind its name. */
static struct cursor without_staff(struct cursor line)
{
    line = cursor_trimmed(line);
    if (cursor_ends_in(&line, "付"))
        line.end -= strlen("付");
    return title_without_brackets(line);
}

/* 警察庁丙交企発第32号: a letter's number may name who gave it. */
static ssk_status find_numbering(struct document *document, const struct head *head,
                                 const struct ssk_ministries *ministries)
{
    size_t bytes;
    for (size_t i = 0; i < head->count && i < NUMBER_LINES; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        const char *name = notice_is_number(line) ? ssk_ministry_prefix(ministries, line.at,
                                                                        (size_t)(line.end - line.at), &bytes)
                                                  : NULL;
        if (name)
            return issuer_add(document, name);
    }
    return SSK_OK;
}

/* The sender of a letter: an office below the date and number that nothing says the letter is to. */
static ssk_status find_sender(struct document *document, const struct head *head,
                              const struct ssk_ministries *ministries)
{
    size_t below = 0; /* the last addressee */
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < head->count; i++)
        if (names_addressee(cursor_of(head->lines[i])))
            below = i + 1;
    for (size_t i = below; i < head->count && status == SSK_OK; i++) {
        struct cursor line = without_staff(cursor_of(head->lines[i]));
        const char *name = issuer_signer(line, ministries);
        if (!name)
            name = issuer_office(line, ministries, ISSUER_OFFICES);
        bool added = false;
        if (name)
            status = issuer_add(document, name);
        else if (cursor_holds(&line, "。"))
            break;
        else
            status = issuer_add_names(document, line, ministries, &added);
    }
    return status;
}

static ssk_status find_letter(struct document *document, const struct head *head,
                              const struct ssk_ministries *ministries)
{
    ssk_status status = find_sender(document, head, ministries);
    return status == SSK_OK && !document->issuer.count ? find_numbering(document, head, ministries) : status;
}

/* 厚生労働省告示第五十四号, 経済産業省、環境省告示第七号. */
static ssk_status find_announcers(struct document *document, const struct head *head, size_t most,
                                  const struct ssk_ministries *ministries)
{
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < head->count && i < most && status == SSK_OK && !document->issuer.count; i++) {
        struct cursor line = cursor_of(head->lines[i]);
        struct ssk_strings names = {0};
        cursor_take_circle(&line);
        status = owners_take(ministries, &line, &names);
        bool announced = (cursor_take_string(&line, "告示第") || cursor_take_string(&line, "令第") ||
                          cursor_take_string(&line, "訓令第")) &&
                         head_ends_in(line, "号");
        for (size_t n = 0; announced && n < names.count && status == SSK_OK; n++)
            status = issuer_add(document, names.items[n]);
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
        struct cursor line = title_without_brackets(cursor_of(head->lines[i]));
        if (!cursor_is_longer(&line, OFFICE_POINTS) &&
            (cursor_ends_in_any(&line, others) || cursor_take_string(&line, "株式会社")))
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

/* 農林水産事務次官依命通知, 文部科学大臣決定: the office that made it so. */
static const char *made_by(struct cursor line, const struct ssk_ministries *ministries)
{
    static const char *const words[] = {"依命通知", "通知", "通達", "決定", "裁定", "制定", "策定", NULL};
    for (const char *const *word = words; *word; word++)
        if (head_ends_in(line, *word)) {
            line.end -= strlen(*word);
            return issuer_signer(line, ministries);
        }
    return NULL;
}

/* 令和５年３月31日　国空機第998号　最終改正: who made it so stands below. */
static bool is_making(struct cursor line)
{
    return head_ends_in(line, "制定") || head_ends_in(line, "改正") || head_ends_in(line, "改定");
}

/* ・発行者：デジタル庁: without the label. */
static struct cursor without_label(struct cursor line)
{
    static const char *const labels[] = {"発行者", "発行元",   "発行機関", "発行", "作成者", "作成機関",
                                         "作成",   "公表機関", "著者",     "編集", "編者",   NULL};
    struct cursor at = line;
    (void)((cursor_take(&at, 0x30fb) || cursor_take(&at, '-') || cursor_take(&at, '*')) &&
           cursor_spaces(&at));
    for (const char *const *label = labels; *label; label++) {
        struct cursor behind = at;
        if (!cursor_take_string(&behind, *label))
            continue;
        cursor_spaces(&behind);
        if (cursor_take(&behind, ':'))
            return cursor_trimmed(behind);
    }
    return line;
}

/* Lines of ministries' names alone, on a cover or at the top. */
static ssk_status find_signed(struct document *document, const struct head *head,
                              const struct ssk_dictionary *dictionary)
{
    size_t most = head->cover ? head->count : TOP_LINES;
    ssk_status status = SSK_OK;
    for (size_t i = 0; i < head->count && i < most && status == SSK_OK; i++) {
        struct cursor line = without_label(cursor_of(head->lines[i]));
        line = without_charge(without_date(line, dictionary));
        bool added;
        if (document->issuer.count && is_contact(line))
            break;
        const char *office = issuer_office(line, dictionary->ministries, ISSUER_OFFICES);
        if (!office)
            office = issuer_office(without_staff(line), dictionary->ministries, ISSUER_HOLDERS);
        if (!office)
            office = made_by(line, dictionary->ministries);
        if (names_addressee(line) || cursor_last(&line) == '|')
            continue;
        if (!office && i > 0 && is_making(cursor_of(head->lines[i - 1])))
            office = issuer_signer(line, dictionary->ministries);
        struct cursor bare = title_without_brackets(line); /* 国税庁（法人番号…） */
        status = issuer_add_names(document, cursor_done(&bare) ? line : bare, dictionary->ministries, &added);
        if (office && status == SSK_OK)
            status = issuer_add(document, office);
    }
    return status;
}

/* 厚生労働省・都道府県労働局: a ministry's own offices and councils are the ministry. */
static void drop_parts(struct ssk_strings *issuer, const struct ssk_ministries *ministries)
{
    size_t kept = 0;
    for (size_t i = 0; i < issuer->count; i++) {
        bool part = false;
        for (size_t j = 0; j < issuer->count && !part; j++)
            part = j != i && issuer->items[j] &&
                   ssk_ministry_is_part(ministries, issuer->items[i], issuer->items[j]);
        if (part) {
            free(issuer->items[i]);
            issuer->items[i] = NULL;
        }
    }
    for (size_t i = 0; i < issuer->count; i++)
        if (issuer->items[i])
            issuer->items[kept++] = issuer->items[i];
    issuer->count = kept;
}

/* 第３回　中央教育審議会…部会　議事録: the body that met. */
static const char *of_meeting(const char *title, const struct ssk_ministries *ministries)
{
    struct cursor at = cursor_of(title ? title : ""), behind = at;
    int number;
    size_t bytes;
    if (cursor_take_string(&behind, "第") && numeral_take(&behind, &number) &&
        cursor_take_string(&behind, "回")) {
        cursor_spaces(&behind);
        at = behind;
    }
    return ssk_ministry_prefix(ministries, at.at, (size_t)(at.end - at.at), &bytes);
}

static ssk_status find_any(struct document *document, const struct head *head,
                           const struct ssk_dictionary *dictionary)
{
    const struct ssk_ministries *ministries = dictionary->ministries;
    const char *name = of_publisher(document, ministries);
    ssk_status status = name ? issuer_add(document, name) : SSK_OK;
    bool order = document->genre == SSK_GENRE_NOTICE || document->genre == SSK_GENRE_STATUTE;
    if (status == SSK_OK && !name && (order || document->genre == SSK_GENRE_NONE))
        status = find_announcers(document, head, order ? TOP_LINES : NUMBER_LINES, ministries);
    if (status != SSK_OK || document->issuer.count)
        return status;
    switch (document->genre) {
    case SSK_GENRE_STATUTE:
    case SSK_GENRE_QUESTION:
    case SSK_GENRE_ANSWER:
    case SSK_GENRE_JUDGMENT:
    case SSK_GENRE_GAZETTE:
        return SSK_OK;
    case SSK_GENRE_MINUTES:
        name = of_meeting(document->title, ministries);
        return name ? issuer_add(document, name) : SSK_OK;
    case SSK_GENRE_NOTICE:
        return find_letter(document, head, ministries);
    default:
        if (is_letter(head))
            return find_letter(document, head, ministries);
        if ((name = own_words_of_title(document->title, ministries)))
            return issuer_add(document, name);
        if (signed_by_others(head))
            return SSK_OK;
        status = find_signed(document, head, dictionary);
        name =
            status == SSK_OK && !document->issuer.count ? own_words_of_announcement(head, ministries) : NULL;
        return name ? issuer_add(document, name) : status;
    }
}

ssk_status find_issuer(struct document *document, const struct head *head,
                       const struct ssk_dictionary *dictionary)
{
    ssk_status status = find_any(document, head, dictionary);
    drop_parts(&document->issuer, dictionary->ministries);
    return status;
}
