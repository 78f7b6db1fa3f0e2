/* Tables of questions and answers: a row is what is asked, the answer, and the line that it is asked of,
 * parted by tabs;
 * `#` begins a comment. */
#ifndef SEISAKU_TESTS_ROWS_OF_H
#define SEISAKU_TESTS_ROWS_OF_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One question: its name, and the answer for a line, lent until the next. */
struct question {
    const char *name;
    const char *(*answer)(const char *line);
};

static inline const char *answer_of(const struct question *questions, size_t count, const char *name,
                                    const char *line)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, questions[i].name) == 0)
            return questions[i].answer(line);
    return "no such question";
}

/* The rows of the table that are answered otherwise, each of which is printed. */
static inline int rows_wrong(const char *table, const struct question *questions, size_t count)
{
    FILE *file = fopen(table, "r");
    if (!file)
        fail_msg("%s cannot be read: run from the checkout's top folder", table);
    char *line = NULL;
    size_t capacity = 0;
    int wrong = 0;
    for (int number = 1; getline(&line, &capacity, file) > 0; number++) {
        line[strcspn(line, "\n")] = '\0';
        if (!*line || *line == '#')
            continue;
        char *rest = line, *name = strsep(&rest, "\t"), *expected = strsep(&rest, "\t");
        const char *found = rest ? answer_of(questions, count, name, rest) : "too few fields";
        if (!expected || strcmp(found, expected) == 0)
            continue;
        print_error("%s:%d: %s: expected %s, found %s: %s\n", table, number, name, expected, found, rest);
        wrong++;
    }
    free(line);
    fclose(file);
    return wrong;
}

#endif
