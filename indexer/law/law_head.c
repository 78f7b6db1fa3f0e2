/* What a law says of itself before its text: title, number, date, who issued it. */
#include "indexer/law/law_head.h"

#include <stdio.h>
#include <string.h>

#include "indexer/document/draft.h"
#include "indexer/law/law_text.h"

/* 令和7年 as 2025; 0 for an era that is not known. */
static long western_year(const struct xml_node *law)
{
    static const struct {
        const char *era;
        long before;
    } eras[] = {{"Meiji", 1867}, {"Taisho", 1911}, {"Showa", 1925}, {"Heisei", 1988}, {"Reiwa", 2018}};
    const char *era = xml_attribute(law, "Era");
    for (size_t i = 0; era && i < sizeof eras / sizeof *eras; i++)
        if (strcmp(era, eras[i].era) == 0)
            return eras[i].before + xml_number(law, "Year", 0);
    return 0;
}

void law_set_date(struct law *law, const struct xml_node *node)
{
    long year = western_year(node), month = xml_number(node, "PromulgateMonth", 0);
    long day = xml_number(node, "PromulgateDay", 0);
    struct ssk_buffer date = SSK_BUFFER_INIT;
    if (year < 1868 || year > 2999)
        return;
    ssk_buffer_printf(&date, "%04ld", year);
    if (month >= 1 && month <= 12) {
        ssk_buffer_printf(&date, "-%02ld", month);
        if (day >= 1 && day <= 31)
            ssk_buffer_printf(&date, "-%02ld", day);
    }
    law->draft.failed |= date.failed;
    if (ssk_is_date(ssk_buffer_string(&date)))
        law->draft.document->date = ssk_buffer_detach(&date);
    law->draft.document->date_given = law->draft.document->date != NULL;
    ssk_buffer_free(&date);
}

/* Ordinances and rules are of whom their number names: 令和六年国土交通省令第十二号. */
static void set_issuer(struct law *law, const char *number, const char *type)
{
    static const char *const kinds[] = {"令第", "規則第", NULL};
    const char *year = strstr(number, "年"), *end = NULL;
    if (!type || !year || (strcmp(type, "MinisterialOrdinance") != 0 && strcmp(type, "Rule") != 0))
        return;
    year += strlen("年");
    for (const char *const *kind = kinds; *kind && !end; kind++)
        end = strstr(year, *kind);
    if (!end || end == year)
        return;
    law->draft.document->publisher = strndup(year, (size_t)(end - year));
    law->draft.failed |= !law->draft.document->publisher;
}

void law_read_head(struct law *law, const struct xml_node *node)
{
    const struct xml_node *number = xml_child(node, "LawNum"), *body = xml_child(node, "LawBody");
    const struct xml_node *title = xml_child(body, "LawTitle");
    struct ssk_buffer text = SSK_BUFFER_INIT;
    law_text(title, &text);
    draft_title(&law->draft, ssk_buffer_string(&text));
    if (number) {
        size_t before = text.length;
        ssk_buffer_append_string(&text, "（");
        law_text(number, &text);
        set_issuer(law, text.failed ? "" : text.data + before, xml_attribute(node, "LawType"));
        ssk_buffer_append_string(&text, "）");
    }
    law->draft.failed |= text.failed;
    law_make_keys(law);
    draft_text(&law->draft, ssk_buffer_string(&text));
    ssk_buffer_free(&text);
}
