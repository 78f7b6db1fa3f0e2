/* The values of seisaku-index's options, and what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "indexer/cli/options.h"
#include "indexer/formats/formats.h"

enum { ARGUMENTS = 12 };

/* Parses the words of a command line. */
static void parse(struct options *out, const char *line)
{
    static char copy[256];
    static char *argv[ARGUMENTS + 1];
    int argc = 0;
    snprintf(copy, sizeof copy, "seisaku-index %s", line);
    for (char *word = strtok(copy, " "); word && argc < ARGUMENTS; word = strtok(NULL, " "))
        argv[argc++] = word;
    argv[argc] = NULL;
    index_options_parse(out, argc, argv);
}

static void values(void **state)
{
    (void)state;
    struct options options;
    parse(&options, "a b");
    assert_int_equal(options.count, 2);
    assert_string_equal(options.paths[1], "b");
    assert_int_equal(options.max_size, 256 << 20);
    assert_int_equal(options.mode, 0700);
    assert_int_equal(options.jobs, 0);
    assert_null(options.reader);
    assert_null(options.encoding);
    assert_int_equal(options.shard.count, 0);
    assert_int_equal(options.progress, PROGRESS_AUTO);
    assert_false(options.dump || options.rebuild || options.prune || options.check || options.list ||
                 options.stats || options.dry_run || options.quiet || options.verbose);
    parse(&options,
          "-d ix -j 1024 --rebuild --prune --mode=0755 --shard=2/3 --format=html --encoding=cp932 a");
    assert_string_equal(options.index, "ix");
    assert_int_equal(options.jobs, 1024);
    assert_true(options.rebuild && options.prune);
    assert_int_equal(options.mode, 0755);
    assert_int_equal(options.shard.number, 2);
    assert_ptr_equal(options.reader, format_reader_named("html"));
    assert_string_equal(options.encoding, "cp932");
    parse(&options,
          "--include=*.txt --exclude=b* --pre=cat --pre-glob=*.rtf --text-field=body --report=r -qv a");
    assert_true(path_filter_want(&options.patterns, "a.txt", false));
    assert_false(path_filter_want(&options.patterns, "b.txt", false));
    assert_false(path_filter_want(&options.patterns, "a.pdf", false));
    assert_true(path_filter_want(&options.pre_patterns, "a.rtf", false));
    assert_false(path_filter_want(&options.pre_patterns, "a.tex", false));
    assert_string_equal(options.pre, "cat");
    assert_string_equal(options.text_field, "body");
    assert_string_equal(options.report, "r");
    assert_true(options.quiet && options.verbose);
    path_filter_free(&options.patterns);
    path_filter_free(&options.pre_patterns);
    parse(&options, "--progress=never --dump --dry-run --format=auto a");
    assert_int_equal(options.progress, PROGRESS_NEVER);
    assert_true(options.dump && options.dry_run);
    assert_null(options.reader);
    parse(&options, "--remove=a --remove=b");
    assert_int_equal(options.removed.count, 2);
    ssk_option_list_free(&options.removed);
    parse(&options, "--list");
    assert_true(options.list);
    parse(&options, "--check");
    assert_true(options.check);
    parse(&options, "--stats");
    assert_true(options.stats);
}

static void sizes(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        uint64_t bytes;
    } cases[] = {
        {"--max-size=0 a", 0},
        {"--max-size=123 a", 123},
        {"--max-size=1K a", 1 << 10},
        {"--max-size=2k a", 2 << 10},
        {"--max-size=3M a", 3 << 20},
        {"--max-size=3m a", 3 << 20},
        {"--max-size=4G a", UINT64_C(4) << 30},
        {"--max-size=18446744073709551615 a", UINT64_MAX},
        {"--max-size=17179869183G a", UINT64_C(17179869183) << 30},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct options options;
        parse(&options, cases[i].line);
        assert_int_equal(options.max_size, cases[i].bytes);
    }
}

/* The first line that the tool says before it ends with 2. */
static const char *refusal_of(const char *line)
{
    static char said[512];
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct options options;
        dup2(ends[1], STDERR_FILENO);
        parse(&options, line);
        _exit(0);
    }
    close(ends[1]);
    ssize_t length = read(ends[0], said, sizeof said - 1);
    said[length > 0 ? length : 0] = '\0';
    said[strcspn(said, "\n")] = '\0';
    close(ends[0]);
    waitpid(pid, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 2)
        fail_msg("%s: is taken", line);
    return said;
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *line, *said;
    } cases[] = {
        {"", "no PATH"},
        {"--max-size=-1 a", "takes bytes, or a number with K, M or G, not '-1'"},
        {"--max-size=K a", "not 'K'"},
        {"--max-size=1T a", "not '1T'"},
        {"--max-size=1KB a", "not '1KB'"},
        {"--max-size=18446744073709551616 a", "takes bytes"},
        {"--max-size=17179869184G a", "takes bytes"},
        {"--mode=0777x a", "takes octal digits"},
        {"--mode=01000 a", "takes octal digits"},
        {"--mode=0677 a", "takes octal digits"},
        {"--mode=789 a", "takes octal digits"},
        {"--shard=4/3 a", "takes K/N"},
        {"--format=docx a", "knows no format 'docx': give auto, text, html"},
        {"--encoding=klingon a", "knows no encoding 'klingon'"},
        {"--jobs=0 a", "1 to 1024"},
        {"--jobs=1025 a", "1 to 1024"},
        {"--progress=often a", "--progress"},
        {"--list --stats", "four things"},
        {"--stats --check", "four things"},
        {"--list --remove=a", "four things"},
        {"--remove=a --check", "four things"},
        {"--list a", "leave out the PATHs"},
        {"--check a", "leave out the PATHs"},
        {"--remove=a b", "leave out the PATHs"},
        {"--list --format=text", "leave out the options for reading"},
        {"--stats --rebuild", "leave out the options for reading"},
        {"--check --report=r", "leave out the options for reading"},
        {"--remove=a --prune", "leave out the options for reading"},
        {"--list --dry-run", "--dry-run says"},
        {"--check --dry-run", "--dry-run says"},
        {"--dump --rebuild a", "--dump indexes nothing"},
        {"--dump --prune a", "--dump indexes nothing"},
        {"--dump --mode=0755 a", "--dump indexes nothing"},
        {"--pre-glob=*.rtf a", "give --pre, too"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *said = refusal_of(cases[i].line);
        if (!strstr(said, cases[i].said))
            fail_msg("%s: %s", cases[i].line, said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(values), cmocka_unit_test(sizes),
                                       cmocka_unit_test(refusals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
