/* compile_dict FILE: writes the tables of $SEISAKU_DICT in a form that needs no parsing. For the Makefile. */
#include <stdio.h>
#include <stdlib.h>

#include "query/session/compile.h"

int main(int argc, char **argv)
{
    struct ssk_error error = {""};
    if (argc != 2) {
        fputs("usage: compile_dict FILE\n", stderr);
        return EXIT_FAILURE;
    }
    if (session_compile(argv[1], &error) == SSK_OK)
        return EXIT_SUCCESS;
    fprintf(stderr, "compile_dict: %s\n", error.message);
    return EXIT_FAILURE;
}
