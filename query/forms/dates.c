/* A day's date as it is written: 2024年4月1日, 2024/4/1, 2024.04.01, R6.4.1, 令和6.4.1. */
#include "query/forms/forms.h"

#include <stdio.h>
#include <string.h>

#include "query/forms/date_range.h"
#include "seisaku/eras.h"

struct dating {
    form_visit visit;
    void *context;
    int month, day;
    ssk_status status;
};

static void visit_text(struct dating *dating, const char *text)
{
    struct ssk_buffer form = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&form, text);
    if (dating->status == SSK_OK)
        dating->status = form.failed ? SSK_MEMORY : dating->visit(&form, dating->context);
    ssk_buffer_free(&form);
}

/* `year` with each sign, with and without zeros before months and days. */
static void visit_signs(struct dating *dating, const char *year, const char *signs)
{
    for (; *signs; signs++) {
        char text[64];
        snprintf(text, sizeof text, "%s%c%d%c%d", year, *signs, dating->month, *signs, dating->day);
        visit_text(dating, text);
        if (dating->month > 9 && dating->day > 9)
            continue;
        snprintf(text, sizeof text, "%s%c%02d%c%02d", year, *signs, dating->month, *signs, dating->day);
        visit_text(dating, text);
    }
}

static void visit_era(const char *name, char letter, int number, void *context)
{
    char year[32];
    snprintf(year, sizeof year, "%c%d", letter, number);
    visit_signs(context, year, "./");
    snprintf(year, sizeof year, "%s%d", name, number);
    visit_signs(context, year, "./");
}

/* Is the text a date to the day? Sets its numbers. */
static bool read_day(struct session *session, const char *word, int *year, struct dating *dating)
{
    struct date_range range;
    char rest;
    if (strlen(word) > 64 || strspn(word, "0123456789") == strlen(word) ||
        date_range_read(&range, session->dictionary, word, NULL) != SSK_OK)
        return false;
    return sscanf(range.end, "%d-%d-%d%c", year, &dating->month, &dating->day, &rest) == 3 &&
           dating->day < 32 && strncmp(range.begin, range.end, strlen(range.begin)) == 0;
}

ssk_status forms_dates(struct session *session, const char *word, form_visit visit, void *context)
{
    struct dating dating = {.visit = visit, .context = context, .status = SSK_OK};
    int number;
    char year[64];
    if (!read_day(session, word, &number, &dating))
        return SSK_OK;
    snprintf(year, sizeof year, "%d年%d月%d日", number, dating.month, dating.day);
    visit_text(&dating, year);
    snprintf(year, sizeof year, "%d", number);
    visit_signs(&dating, year, "/-.");
    ssk_eras_of_year(session->dictionary->eras, number, visit_era, &dating);
    return dating.status;
}
