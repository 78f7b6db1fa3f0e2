/* Asks the same again with a part left out, and counts. */
#include <stdlib.h>
#include <string.h>

#include "query/show/snippet.h"
#include "query/show/suggester.h"

#include "seisaku/translate.h"

enum { POINTS = 40 }; /* of a word that are shown */

void suggester_say(struct suggester *suggester, struct ssk_buffer *line)
{
    fprintf(suggester->out, "seisaku-query: %s\n", ssk_buffer_string(line));
    ssk_buffer_free(line);
}

void suggester_append(struct ssk_buffer *line, const char *text)
{
    size_t length = strlen(text), shown = ssk_utf8_offset(text, length, POINTS);
    append_printable(line, text, shown);
    ssk_buffer_append_string(line, shown < length ? "…" : "");
}

uint32_t suggester_count(struct suggester *suggester, const struct node *root, const char *similar,
                         const struct filters *filters)
{
    struct search search = {.root = root, .similar = similar};
    if (filters)
        search.filters = *filters;
    if (suggester->status == SSK_OK)
        suggester->status = search_run(&search, suggester->session, suggester->error);
    uint32_t total = search.total;
    search_free(&search);
    return suggester->status == SSK_OK ? total : 0;
}

/* Appends " -m 外務省 -m 総務省". */
static void append_filter(struct ssk_buffer *line, const char *option, const struct filter *filter)
{
    for (size_t i = 0; i < filter->count; i++) {
        ssk_buffer_printf(line, " %s", option);
        suggester_append(line, filter->values[i]);
    }
}

/* Says how many there are when asked in the way that `line` tells, if any; empties it. */
static bool say_without(struct suggester *suggester, struct ssk_buffer *way, const struct node *root,
                        const struct filters *rest)
{
    struct ssk_buffer line = SSK_BUFFER_INIT;
    uint32_t total = suggester_count(suggester, root, suggester->asked->similar, rest);
    ssk_buffer_printf(&line, total == 1 ? _("%s there is %u") : _("%s there are %u"), ssk_buffer_string(way),
                      total);
    if (total)
        suggester_say(suggester, &line);
    ssk_buffer_free(&line);
    ssk_buffer_free(way);
    return total > 0;
}

void suggester_say_no_year(struct suggester *suggester)
{
    static const char *const any_year[] = {"1868.."};
    const struct filters years = {.of[FIELD_YEAR] = {any_year, 1}};
    struct ssk_buffer line = SSK_BUFFER_INIT;
    if (!suggester->asked->filters.of[FIELD_YEAR].count || suggester_count(suggester, NULL, NULL, &years) ||
        suggester->status != SSK_OK)
        return;
    ssk_buffer_append_string(&line, _("no passage of this index has a year: leave out -y"));
    suggester_say(suggester, &line);
}

void suggester_try_filters(struct suggester *suggester)
{
    static const char *const options[FIELDS] = {
        [FIELD_MINISTRY] = "-m ", [FIELD_SECTION] = "-s ", [FIELD_KIND] = "-k ",
        [FIELD_YEAR] = "-y ",     [FIELD_GENRE] = "-g ",   [FIELD_DATE] = "--date=",
    };
    const struct filters *all = &suggester->asked->filters;
    bool said = false;
    size_t kinds = 0;
    struct ssk_buffer line = SSK_BUFFER_INIT, given = SSK_BUFFER_INIT;
    for (int field = 0; field < FIELDS; field++) {
        struct filters rest = *all;
        if (!all->of[field].count)
            continue;
        kinds++;
        rest.of[field].count = 0;
        append_filter(&given, options[field], &all->of[field]);
        ssk_buffer_printf(&line, _("without %s"), ssk_buffer_string(&given) + 1);
        ssk_buffer_free(&given);
        said |= say_without(suggester, &line, suggester->asked->root, &rest);
    }
    if (kinds > 1 && !said) {
        ssk_buffer_append_string(&line, _("without filters"));
        say_without(suggester, &line, suggester->asked->root, NULL);
    }
}

static size_t count_fields(const struct node *root)
{
    size_t fields = 0;
    for (size_t i = 0; i < root->count; i++)
        fields += root->children[i]->kind == NODE_FIELD;
    return fields;
}

void suggester_try_fields(struct suggester *suggester)
{
    enum { MOST = 16 };
    const struct node *root = suggester->asked->root;
    if (!root || (root->kind != NODE_JOIN && root->kind != NODE_AND) || root->count < 2 ||
        count_fields(root) > MOST)
        return;
    struct node rest = *root;
    rest.children = calloc(root->count, sizeof *rest.children);
    for (size_t i = 0; i < root->count && rest.children; i++) {
        const struct node *field = root->children[i];
        if (field->kind != NODE_FIELD)
            continue;
        struct ssk_buffer line = SSK_BUFFER_INIT, given = SSK_BUFFER_INIT;
        rest.count = 0;
        for (size_t j = 0; j < root->count; j++)
            if (j != i)
                rest.children[rest.count++] = root->children[j];
        ssk_buffer_printf(&given, " %s:", field_name(field->field));
        suggester_append(&given, field->text);
        ssk_buffer_printf(&line, _("without %s"), ssk_buffer_string(&given) + 1);
        ssk_buffer_free(&given);
        say_without(suggester, &line, &rest, &suggester->asked->filters);
    }
    free(rest.children);
}

void suggester_try_any(struct suggester *suggester)
{
    const struct search *asked = suggester->asked;
    if (suggester->session->match_any || asked->root->kind != NODE_JOIN)
        return;
    struct ssk_buffer line = SSK_BUFFER_INIT;
    ssk_buffer_append_string(&line, _("with --match=any, which takes passages that have some of the words,"));
    suggester->session->match_any = true;
    say_without(suggester, &line, asked->root, &asked->filters);
    suggester->session->match_any = false;
}
