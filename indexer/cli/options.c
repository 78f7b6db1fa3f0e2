/* A row an option: the parser, --help and the completions follow from it. */
#include "indexer/cli/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "indexer/base/messages.h"
#include "indexer/child/sandbox.h"
#include "indexer/formats/formats.h"
#include "seisaku/decode.h"
#include "seisaku/options.h"
#include "seisaku/translate.h"
#include "seisaku/version.h"

enum { EXIT_USAGE = 2, JOBS_MAX = 1024, MAX_SIZE = 256 << 20, OWNER_ALONE = 0700 };

/* ------------------------------------------------------------------------------------------ values */

static ssk_status read_format(void *options, const char *value, struct ssk_error *error)
{
    const struct reader **reader = &((struct options *)options)->reader;
    *reader = format_reader_named(value);
    if (*reader || strcmp(value, "auto") == 0)
        return SSK_OK;
    struct ssk_buffer names = SSK_BUFFER_INIT;
    for (size_t i = 0; reader_names[i]; i++)
        ssk_buffer_printf(&names, "%s%s", i ? ", " : "", reader_names[i]);
    ssk_fail(error, SSK_INPUT, "knows no format '%s': give %s", value, ssk_buffer_string(&names));
    ssk_buffer_free(&names);
    return SSK_INPUT;
}

static ssk_status read_encoding(void *options, const char *value, struct ssk_error *error)
{
    if (!ssk_decode_knows(value))
        return ssk_fail(
            error, SSK_INPUT,
            "knows no encoding '%s': give any name that ICU knows, as UTF-8, CP932 (for Shift_JIS), "
            "EUC-JP, ISO-2022-JP or UTF-16",
            value);
    ((struct options *)options)->encoding = value;
    return SSK_OK;
}

static ssk_status read_size(void *options, const char *value, struct ssk_error *error)
{
    static const char units[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long size = strtoull(value, &end, 10);
    const char *unit = *end ? strchr(units, *end >= 'a' ? *end - 32 : *end) : NULL;
    int shift = unit ? 10 * (int)(unit - units + 1) : 0;
    if (end == value || *value == '-' || errno || end[unit != NULL] || size > UINT64_MAX >> shift)
        return ssk_fail(error, SSK_INPUT, "takes bytes, or a number with K, M or G, not '%s'", value);
    ((struct options *)options)->max_size = (uint64_t)size << shift;
    return SSK_OK;
}

static ssk_status read_mode(void *options, const char *value, struct ssk_error *error)
{
    char *end;
    unsigned long mode = strtoul(value, &end, 8);
    if (end == value || *end || mode > 0777 || (mode & 0700) != 0700)
        return ssk_fail(error, SSK_INPUT, "takes octal digits from 0700 to 0777, as 0755, not '%s'", value);
    ((struct options *)options)->mode = (mode_t)mode;
    return SSK_OK;
}

static ssk_status add_pattern(void *options, const char *pattern, bool exclude, struct ssk_error *error)
{
    return path_filter_add(&((struct options *)options)->patterns, pattern, exclude)
               ? SSK_OK
               : ssk_fail(error, SSK_MEMORY, "cannot be kept: no memory left");
}

static ssk_status read_shard(void *options, const char *value, struct ssk_error *error)
{
    return shard_read(&((struct options *)options)->shard, value, error);
}

static ssk_status read_include(void *options, const char *value, struct ssk_error *error)
{
    return add_pattern(options, value, false, error);
}

static ssk_status read_exclude(void *options, const char *value, struct ssk_error *error)
{
    return add_pattern(options, value, true, error);
}

static ssk_status read_pre_glob(void *options, const char *value, struct ssk_error *error)
{
    return path_filter_add(&((struct options *)options)->pre_patterns, value, false)
               ? SSK_OK
               : ssk_fail(error, SSK_MEMORY, "cannot be kept: no memory left");
}

/* ------------------------------------------------------------------------------------------ the table */

enum { INDEX, SOURCES, REPORTS, GROUPS };

static const char *const groups[GROUPS] = {N_("Index"), N_("Sources"), N_("Reports")};
static const char *const whens[] = {"auto", "always", "never", NULL};
static const char *const encodings[] = {"UTF-8", "CP932", "EUC-JP", "ISO-2022-JP", "UTF-16", NULL};

#define VALUE(member) offsetof(struct options, member)

/* The rows, by which the bits of what is given are named. */
enum option_row {
    OPTION_INDEX,
    OPTION_JOBS,
    OPTION_DUMP,
    OPTION_REBUILD,
    OPTION_PRUNE,
    OPTION_CHECK,
    OPTION_MODE,
    OPTION_SHARD,
    OPTION_REMOVE,
    OPTION_LIST,
    OPTION_STATS,
    OPTION_DRY_RUN,
    OPTION_FORMAT,
    OPTION_ENCODING,
    OPTION_INCLUDE,
    OPTION_EXCLUDE,
    OPTION_MAX_SIZE,
    OPTION_PRE,
    OPTION_PRE_GLOB,
    OPTION_TEXT_FIELD,
    OPTION_REPORT,
    OPTION_PROGRESS,
    OPTION_QUIET,
    OPTION_VERBOSE,
    OPTIONS,
    GIVEN_PATHS = OPTIONS, /* no option of its own */
    GIVEN_ALWAYS
};

static const struct ssk_option rows[] = {
    [OPTION_INDEX] = {"index", "DIR",
                      N_("The index (default: $SEISAKU_INDEX, else $XDG_DATA_HOME/seisaku/index)"), 'd',
                      SSK_OPTION_STRING, SSK_COMPLETE_FOLDER, .group = INDEX, .offset = VALUE(index)},
    [OPTION_JOBS] = {"jobs", "N", N_("Work with N threads (default: one a processor, at most 8)"), 'j',
                     SSK_OPTION_NUMBER, .group = INDEX, .offset = VALUE(jobs), .least = 1, .most = JOBS_MAX},
    [OPTION_DUMP] = {"dump", NULL, N_("Print the passages as JSON Lines and index nothing"), .group = INDEX,
                     .offset = VALUE(dump)},
    [OPTION_REBUILD] = {"rebuild", NULL,
                        N_("Start a new index; the old one serves until the new one is complete"),
                        .group = INDEX, .offset = VALUE(rebuild)},
    [OPTION_PRUNE] = {"prune", NULL, N_("Drop the passages of files that are gone from the folders given"),
                      .group = INDEX, .offset = VALUE(prune)},
    [OPTION_CHECK] = {"check", NULL,
                      N_("Compare the files of the index with what was written, and read no PATH"),
                      .group = INDEX, .offset = VALUE(check)},
    [OPTION_MODE] = {"mode", "MODE",
                     N_("Rights of a new index's folder, in octal digits (default: 0700, yours alone)"), 0,
                     SSK_OPTION_OTHER, .group = INDEX, .narrow = true, .read = read_mode},
    [OPTION_SHARD] = {"shard", "K/N",
                      N_("Index one document in N alone: the Kth of N indexes that are searched as one"), 0,
                      SSK_OPTION_OTHER, .group = INDEX, .narrow = true, .read = read_shard},
    [OPTION_REMOVE] = {"remove", "PATH",
                       N_("Drop the passages of the file PATH, or of all below it, and read nothing"), 0,
                       SSK_OPTION_LIST, SSK_COMPLETE_FILE, .group = INDEX, .offset = VALUE(removed)},
    [OPTION_LIST] = {"list", NULL, N_("List the sources in the index with the number of their passages"),
                     .group = INDEX, .offset = VALUE(list)},
    [OPTION_STATS] = {"stats", NULL,
                      N_("Count what is in the index: sources, passages, genres, years, ministries"),
                      .group = INDEX, .offset = VALUE(stats)},
    [OPTION_DRY_RUN] = {"dry-run", NULL, N_("Say what would be read and removed, and do nothing"),
                        .group = INDEX, .offset = VALUE(dry_run)},
    [OPTION_FORMAT] = {"format", "NAME", N_("How to read the sources: {}; auto goes by first bytes or name"),
                       0, SSK_OPTION_OTHER, .group = SOURCES, .choices = reader_names, .narrow = true,
                       .read = read_format},
    [OPTION_ENCODING] = {"encoding", "NAME",
                         N_("Character encoding of text sources, by any of its names (default: detected)"), 0,
                         SSK_OPTION_OTHER, .group = SOURCES, .choices = encodings, .narrow = true,
                         .read = read_encoding},
    [OPTION_INCLUDE] = {"include", "GLOB",
                        N_("Of folders, read only files whose name (or path, if GLOB has a slash) matches"),
                        0, SSK_OPTION_OTHER, .group = SOURCES, .read = read_include},
    [OPTION_EXCLUDE] = {"exclude", "GLOB", N_("Of folders, leave out files and folders that match"), 0,
                        SSK_OPTION_OTHER, .group = SOURCES, .read = read_exclude},
    [OPTION_MAX_SIZE] = {"max-size", "SIZE", N_("Skip larger files (default: 256M; 0: read any)"), 0,
                         SSK_OPTION_OTHER, .group = SOURCES, .narrow = true, .read = read_size},
    [OPTION_PRE] = {"pre", "COMMAND",
                    N_("Read what COMMAND prints, given a PATH, for files of formats that are not read"), 0,
                    SSK_OPTION_STRING, SSK_COMPLETE_FILE, .group = SOURCES, .offset = VALUE(pre)},
    [OPTION_PRE_GLOB] = {"pre-glob", "GLOB", N_("Use --pre for the files that match, and no others"), 0,
                         SSK_OPTION_OTHER, .group = SOURCES, .read = read_pre_glob},
    [OPTION_TEXT_FIELD] =
        {"text-field", "NAME",
         N_("Of CSV and JSON Lines, the column or member that holds the text (default: text)"), 0,
         SSK_OPTION_STRING, .group = SOURCES, .offset = VALUE(text_field)},
    [OPTION_REPORT] = {"report", "FILE", N_("Write what came of each source to FILE, as JSON Lines"), 0,
                       SSK_OPTION_STRING, SSK_COMPLETE_FILE, .group = REPORTS, .offset = VALUE(report)},
    [OPTION_PROGRESS] = {"progress", "WHEN", N_("Show progress: {}; auto is on a terminal"), 0,
                         SSK_OPTION_CHOICE, .group = REPORTS, .offset = VALUE(progress), .choices = whens},
    [OPTION_QUIET] = {"quiet", NULL, N_("Name skipped sources and errors only"), 'q', .group = REPORTS,
                      .offset = VALUE(quiet)},
    [OPTION_VERBOSE] = {"verbose", NULL, N_("Say what is read, and as what"), 'v', .group = REPORTS,
                        .offset = VALUE(verbose)},
};

static void print_version(FILE *out)
{
    struct ssk_buffer sandbox = SSK_BUFFER_INIT;
    ssk_version_print(out, "seisaku-index");
    sandbox_tell(&sandbox);
    fprintf(out, "%s\n", ssk_buffer_string(&sandbox));
    ssk_buffer_free(&sandbox);
}

static const struct ssk_program program = {
    .name = "seisaku-index",
    .arguments = "PATH...",
    .about = N_("Read Japanese policy documents and index their passages.\n\n"
                "Examples:\n"
                "  seisaku-index documents/               index a folder\n"
                "  seisaku-index -d plans.index *.txt     into an index of your own\n"
                "  seisaku-index --dump plan.txt          print the passages as JSON Lines\n"
                "  seisaku-index --encoding=cp932 old/    when the encoding is misjudged\n\n"
                "A PATH is a file, a folder (walked in the order of its names), or - for standard input."),
    .epilogue =
        N_("Exit status: 0 when all was read, 1 when some sources were skipped (each named on standard "
           "error), 2 when nothing could be done."),
    .groups = groups,
    .group_count = GROUPS,
    .options = rows,
    .option_count = OPTIONS,
    .completion = SSK_COMPLETE_FILE,
    .print_version = print_version,
};

/* ------------------------------------------------------------------------------------------ rules */

#define BIT(row) (UINT64_C(1) << (row))

enum { NONE = 0 };

static const uint64_t LOOKS = BIT(OPTION_LIST) | BIT(OPTION_STATS) | BIT(OPTION_CHECK),
                      CARES = LOOKS | BIT(OPTION_REMOVE);

/* What says how sources are read, and what becomes of them. */
static const uint64_t READS = BIT(OPTION_DUMP) | BIT(OPTION_REBUILD) | BIT(OPTION_PRUNE) | BIT(OPTION_SHARD) |
                              BIT(OPTION_FORMAT) | BIT(OPTION_ENCODING) | BIT(OPTION_INCLUDE) |
                              BIT(OPTION_EXCLUDE) | BIT(OPTION_MAX_SIZE) | BIT(OPTION_PRE) |
                              BIT(OPTION_PRE_GLOB) | BIT(OPTION_TEXT_FIELD) | BIT(OPTION_REPORT);

/* these, together with those, unless; what to do */
static const struct ssk_option_rule rules[] = {
    {BIT(OPTION_LIST), CARES & ~BIT(OPTION_LIST), NONE,
     N_("--list, --stats, --remove and --check are four things: ask for one at a time")},
    {BIT(OPTION_STATS), CARES & ~BIT(OPTION_STATS), NONE,
     N_("--list, --stats, --remove and --check are four things: ask for one at a time")},
    {BIT(OPTION_REMOVE), BIT(OPTION_CHECK), NONE,
     N_("--list, --stats, --remove and --check are four things: ask for one at a time")},
    {CARES, BIT(GIVEN_PATHS), NONE,
     N_("--list, --stats, --remove and --check read no sources: leave out the PATHs")},
    {CARES, READS, NONE,
     N_("--list, --stats, --remove and --check read no sources: leave out the options for reading them")},
    {LOOKS, BIT(OPTION_DRY_RUN), NONE,
     N_("--dry-run says what would be read or removed: leave it out where nothing would be")},
    {BIT(GIVEN_ALWAYS), NONE, BIT(GIVEN_PATHS) | CARES,
     N_("no PATH: name files or folders to read, or - for standard input; --help shows how")},
    {BIT(OPTION_DUMP), BIT(OPTION_REBUILD) | BIT(OPTION_PRUNE) | BIT(OPTION_MODE), NONE,
     N_("--dump indexes nothing: leave out --rebuild, --prune and --mode")},
    {BIT(OPTION_PRE_GLOB), NONE, BIT(OPTION_PRE),
     N_("--pre-glob says which files --pre reads: give --pre, too")},
};

void index_options_parse(struct options *out, int argc, char **argv)
{
    struct ssk_error error = {""};
    uint64_t given;
    int first = argc;
    *out = (struct options){.max_size = MAX_SIZE, .mode = OWNER_ALONE};
    ssk_status status = ssk_options_parse(&program, argc, argv, out, &given, &first, &error);
    out->paths = argv + first;
    out->count = (size_t)(argc - first);
    given |= BIT(GIVEN_ALWAYS) | (out->count ? BIT(GIVEN_PATHS) : 0);
    const char *conflict =
        status == SSK_OK ? ssk_options_refusal(rules, sizeof rules / sizeof *rules, given) : NULL;
    if (conflict)
        status = ssk_fail(&error, SSK_INPUT, "%s", _(conflict));
    if (status == SSK_OK)
        return;
    message_print("%s", error.message);
    exit(EXIT_USAGE);
}
