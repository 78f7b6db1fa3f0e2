#include "indexer/order/tables/table_guesses.h"

void table_guesses_add(struct table_guesses *guesses, const struct table_layout *layout, int score)
{
    for (int k = 0; k < layout->layout.columns; k++)
        if (layout->layout.widths[k] * 16 > guesses->text_width * 15)
            return; /* text beside something */
    for (int i = 0; i < guesses->count; i++)
        if (table_layout_same(&guesses->layouts[i], layout))
            return;
    int at = guesses->count;
    if (at == guesses->limit && (at == 0 || guesses->scores[at - 1] >= score))
        return;
    at = at == guesses->limit ? at - 1 : guesses->count++;
    for (; at > 0 && guesses->scores[at - 1] < score; at--) {
        guesses->layouts[at] = guesses->layouts[at - 1];
        guesses->scores[at] = guesses->scores[at - 1];
    }
    guesses->layouts[at] = *layout;
    guesses->scores[at] = score;
}
