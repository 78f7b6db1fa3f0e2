#include "query/words/measures.h"

#include <math.h>

static double part(double observed, double expected)
{
    return observed > 0 && expected > 0 ? observed * log(observed / expected) : 0;
}

double log_likelihood(double a, double m, double b, double n)
{
    if (m + n <= 0)
        return 0;
    double expected_a = m * (a + b) / (m + n), expected_b = n * (a + b) / (m + n);
    double value = 2 * (part(a, expected_a) + part(b, expected_b));
    value = value > 0 ? value : 0;
    return a * n < b * m ? -value : value;
}

double log_ratio(double a, double m, double b, double n)
{
    if (m <= 0 || n <= 0)
        return 0;
    return log2(((a > 0 ? a : 0.5) / m) / ((b > 0 ? b : 0.5) / n));
}

double expected_together(double window, double word, double corpus)
{
    return corpus > 0 ? window * word / corpus : 0;
}

double mutual_information(double together, double window, double word, double corpus)
{
    double expected = expected_together(window, word, corpus);
    return together > 0 && expected > 0 ? log2(together / expected) : 0;
}

double log_dice(double together, double matches, double word)
{
    return together > 0 && matches + word > 0 ? 14 + log2(2 * together / (matches + word)) : 0;
}
