/* For tests/mutants: tells which functions a test reaches. The compiler calls __sanitizer_cov_trace_pc at
 * each branch
 * (-fsanitize-coverage=trace-pc); the place is marked in a file that all processes of a program share by
 * mapping it, so that those count which are killed, or may open no file any more. */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

extern char __executable_start;
extern char etext;

static unsigned char *marks; /* one for each byte of code; NULL while nobody asks */

/* The file is FOLDER/NAME-OF-THE-PROGRAM, FOLDER from the environment. */
__attribute__((constructor)) static void map_marks(void)
{
    const char *folder = getenv("REACHED");
    char program[PATH_MAX];
    char path[2 * PATH_MAX];
    ssize_t length = folder ? readlink("/proc/self/exe", program, sizeof program - 1) : -1;
    if (length < 0)
        return;
    program[length] = '\0';
    snprintf(path, sizeof path, "%s/%s", folder, strrchr(program, '/') + 1);
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    size_t size = (size_t)(&etext - &__executable_start);
    if (file >= 0 && ftruncate(file, (off_t)size) == 0) {
        void *map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        marks = map == MAP_FAILED ? NULL : map;
    }
    if (file >= 0)
        close(file);
}

void __sanitizer_cov_trace_pc(void);

void __sanitizer_cov_trace_pc(void)
{
    if (marks)
        marks[(char *)__builtin_return_address(0) - &__executable_start] = 1;
}
