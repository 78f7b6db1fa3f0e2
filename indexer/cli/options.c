#include "indexer/cli/options.h"

#include <argp.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/formats/formats.h"
#include "indexer/input/decode.h"
#include "seisaku/version.h"

enum { EXIT_USAGE = 2, JOBS_MAX = 1024, MAX_SIZE = 256 << 20 };

enum {
    KEY_DUMP = 0x100,
    KEY_REBUILD,
    KEY_FORMAT,
    KEY_ENCODING,
    KEY_PROGRESS,
    KEY_PRUNE,
    KEY_INCLUDE,
    KEY_EXCLUDE,
    KEY_MAX_SIZE,
    KEY_REPORT
};

static const char SYNOPSIS[] = "PATH...";

static const char TEXT[] =
    "Read Japanese policy documents and index their passages.\n\n"
    "Examples:\n"
    "  seisaku-index documents/               index a folder\n"
    "  seisaku-index -d plans.index *.txt     into an index of your own\n"
    "  seisaku-index --dump plan.txt          print the passages as JSON Lines\n"
    "  seisaku-index --encoding=cp932 old/    when the encoding is misjudged\n\n"
    "A PATH is a file, a folder (walked in the order of its names), or - for standard input.\n"
    "\v"
    "Exit status: 0 when all was read, 1 when some sources were skipped (each named on standard error), "
    "2 when nothing could be done.";

static const struct argp_option OPTIONS[] = {
    {"index", 'd', "DIR", 0, "The index (default: $SEISAKU_INDEX, else $XDG_DATA_HOME/seisaku/index)", 1},
    {"jobs", 'j', "N", 0, "Work with N threads (default: one a processor, at most 8)", 1},
    {"dump", KEY_DUMP, 0, 0, "Print the passages as JSON Lines and index nothing", 1},
    {"rebuild", KEY_REBUILD, 0, 0, "Start a new index; the old one serves until the new one is complete", 1},
    {"prune", KEY_PRUNE, 0, 0, "Drop the passages of files that are gone from the folders given", 1},
    {"format", KEY_FORMAT, "NAME", 0, "How to read the sources: auto (by first bytes or name), " READER_NAMES,
     2},
    {"encoding", KEY_ENCODING, "NAME", 0, "Character encoding of text sources (default: detected)", 2},
    {"include", KEY_INCLUDE, "GLOB", 0,
     "Of folders, read only files whose name (or path, if GLOB has a slash) matches", 2},
    {"exclude", KEY_EXCLUDE, "GLOB", 0, "Of folders, leave out files and folders that match", 2},
    {"max-size", KEY_MAX_SIZE, "SIZE", 0, "Skip larger files (default: 256M; 0: read any)", 2},
    {"report", KEY_REPORT, "FILE", 0, "Write what came of each source to FILE, as JSON Lines", 3},
    {"progress", KEY_PROGRESS, "WHEN", 0, "Show progress: auto (on a terminal), always, never", 3},
    {"quiet", 'q', 0, 0, "Name skipped sources and errors only", 3},
    {"verbose", 'v', 0, 0, "Say what is read, and as what", 3},
    {0}};

/* One line, where argp's own would be two. */
static void usage_error(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

static void usage_error(const char *format, ...)
{
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    message_print("%s (--help shows how)", line);
    exit(EXIT_USAGE);
}

static int parse_jobs(const char *argument)
{
    char *end;
    long jobs = strtol(argument, &end, 10);
    if (*end || end == argument || jobs < 1 || jobs > JOBS_MAX)
        usage_error("-j takes a whole number from 1 to %d, not '%s'", JOBS_MAX, argument);
    return (int)jobs;
}

static const struct reader *parse_format(const char *argument)
{
    if (strcmp(argument, "auto") == 0)
        return NULL;
    const struct reader *reader = format_reader_named(argument);
    if (!reader)
        usage_error("no format '%s': give auto, " READER_NAMES, argument);
    return reader;
}

static const char *parse_encoding(const char *argument)
{
    if (!decode_knows(argument))
        usage_error("no encoding '%s': give utf-8, cp932, euc-jp, iso-2022-jp, utf-16", argument);
    return argument;
}

static enum progress_when parse_progress(const char *argument)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (int when = 0; when < 3; when++)
        if (strcmp(argument, names[when]) == 0)
            return (enum progress_when)when;
    usage_error("--progress takes auto, always or never, not '%s'", argument);
}

static uint64_t parse_size(const char *argument)
{
    static const char units[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long size = strtoull(argument, &end, 10);
    const char *unit = *end ? strchr(units, *end >= 'a' ? *end - 32 : *end) : NULL;
    int shift = unit ? 10 * (int)(unit - units + 1) : 0;
    if (end == argument || *argument == '-' || errno || end[unit != NULL] || size > UINT64_MAX >> shift)
        usage_error("--max-size takes bytes, or a number with K, M or G, not '%s'", argument);
    return (uint64_t)size << shift;
}

static void add_pattern(struct path_filter *patterns, const char *pattern, bool exclude)
{
    if (!path_filter_add(patterns, pattern, exclude))
        usage_error("no memory left");
}

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
    struct options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT: /* getopt's line on an unknown option is enough: argp's own is a second one */
        state->err_stream = fopen("/dev/null", "w");
        return 0;
    case 'd':
        if (!*argument)
            usage_error("-d is given an empty value: name a folder, or leave the option out");
        options->index = argument;
        return 0;
    case 'j':
        options->jobs = parse_jobs(argument);
        return 0;
    case KEY_DUMP:
        options->dump = true;
        return 0;
    case KEY_REBUILD:
        options->rebuild = true;
        return 0;
    case KEY_FORMAT:
        options->reader = parse_format(argument);
        return 0;
    case KEY_ENCODING:
        options->encoding = parse_encoding(argument);
        return 0;
    case KEY_PROGRESS:
        options->progress = parse_progress(argument);
        return 0;
    case KEY_PRUNE:
        options->prune = true;
        return 0;
    case KEY_INCLUDE:
    case KEY_EXCLUDE:
        add_pattern(&options->patterns, argument, key == KEY_EXCLUDE);
        return 0;
    case KEY_MAX_SIZE:
        options->max_size = parse_size(argument);
        return 0;
    case KEY_REPORT:
        options->report = argument;
        return 0;
    case 'q':
        options->quiet = true;
        return 0;
    case 'v':
        options->verbose = true;
        return 0;
    case ARGP_KEY_ARGS:
        options->paths = state->argv + state->next;
        options->count = (size_t)(state->argc - state->next);
        return 0;
    case ARGP_KEY_NO_ARGS:
        usage_error("no PATH: name files or folders to read, or - for standard input");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static void print_version(FILE *stream, struct argp_state *state)
{
    (void)state;
    ssk_version_print(stream, "seisaku-index");
}

void index_options_parse(struct options *out, int argc, char **argv)
{
    static const struct argp parser = {OPTIONS, parse_option, SYNOPSIS, TEXT, NULL, NULL, NULL};
    *out = (struct options){.max_size = MAX_SIZE};
    argp_err_exit_status = EXIT_USAGE;
    argv[0] = program_invocation_short_name; /* for messages */
    argp_program_version_hook = print_version;
    argp_parse(&parser, argc, argv, 0, NULL, out);
}
