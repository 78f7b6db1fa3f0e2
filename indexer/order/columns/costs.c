/* The costs as variables, in the build that measures and learns them. */
#include "indexer/order/columns/costs.h"

#ifdef SEISAKU_TUNE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ORDER_COST_VALUE(name, value) [COST_##name] = (value),
#define ORDER_COST_NAME(name, value)  [COST_##name] = #name,

int order_costs[ORDER_COST_COUNT] = {ORDER_COSTS(ORDER_COST_VALUE)};
static const char *const names[] = {ORDER_COSTS(ORDER_COST_NAME)};

/* Lines of a name and a value. */
__attribute__((constructor)) static void read_costs(void)
{
    const char *path = getenv("SEISAKU_COSTS");
    FILE *file = path ? fopen(path, "r") : NULL;
    char name[64];
    int value;
    while (file && fscanf(file, "%63s %d", name, &value) == 2)
        for (int i = 0; i < ORDER_COST_COUNT; i++)
            if (!strcmp(name, names[i]))
                order_costs[i] = value;
    if (file)
        fclose(file);
}
#endif
