/* The dictionaries of dict/, opened once for a group of tests: give open_dictionary and free_dictionary to
 * cmocka_run_group_tests. */
#ifndef SEISAKU_TESTS_WITH_DICTIONARY_H
#define SEISAKU_TESTS_WITH_DICTIONARY_H

#include <stdio.h>

#include "seisaku/dictionary.h"

static struct ssk_dictionary *dictionary;

static int open_dictionary(void **state)
{
    struct ssk_error error;
    (void)state;
    if (ssk_dictionary_open(&dictionary, &error) == SSK_OK)
        return 0;
    fprintf(stderr, "%s\n", error.message);
    return -1;
}

static int free_dictionary(void **state)
{
    (void)state;
    ssk_dictionary_free(dictionary);
    return 0;
}

#endif
