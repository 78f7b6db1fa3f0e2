/* The words of the outputs for people that stand in no sentence: heads of tables, and names of kinds. */
#include <string.h>

#include "query/print/printer.h"
#include "seisaku/translate.h"

/* add a label of the text format: its name in the other formats */
static const char *const labels[] = {
    /* facets, and what they are counted by */
    N_("ministry"), N_("section"), N_("kind"), N_("year"), N_("genre"), N_("speaker"), N_("issuer"),
    N_("date"), N_("date:month"), N_("date:year"), N_("document"), N_("ministry=exact"), N_("issuer=exact"),
    N_("facet"), N_("value"), N_("(none)"), N_("total"),
    /* kinds and genres */
    N_("plan"), N_("progress"), N_("text"), N_("statute"), N_("minutes"), N_("question"), N_("answer"),
    N_("notice"), N_("judgment"), N_("white paper"), N_("gazette"), N_("slides"), N_("report"), N_("other"),
    /* heads */
    N_("topic"), N_("passages"), N_("documents"), N_("of"), N_("per_1000"), N_("count"), N_("title"),
    N_("doc_id"), N_("publisher"), N_("url"), N_("source_path"), N_("word"), N_("frequency"),
    N_("per_million"), N_("rest"), N_("rest_per_million"), N_("log_likelihood"), N_("log_ratio"),
    N_("a_per_million"), N_("b_per_million"), N_("corpus"), N_("expected"), N_("log_dice"),
    N_("mutual_information"), N_("a_of"), N_("b_of"), N_("a_per_1000"), N_("b_per_1000"),
    /* items of plans */
    N_("next"), N_("from"), N_("to"), N_("items"), N_("unchanged"), N_("changed"), N_("merged"),
    N_("dropped"), N_("later_items"), N_("split"), N_("new"), NULL};

const char *print_label(const char *name)
{
    for (size_t i = 0; labels[i]; i++)
        if (strcmp(labels[i], name) == 0)
            return _(labels[i]);
    return name;
}
