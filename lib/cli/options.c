/* Parses command lines by getopt_long(3), from the table of options. */
#include "seisaku/options.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lib/cli/option_rows.h"
#include "seisaku/buffer.h"
#include "seisaku/translate.h"

enum { FIRST_LONG = 0x200, COMMON = 0x100 };

size_t ssk_terminal_columns(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    long wanted = columns ? strtol(columns, NULL, 10) : 0;
    if (wanted > 0)
        return (size_t)wanted;
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col
                                                                                                : 80;
}

/* ------------------------------------------------------------------------------------------ parsing */

/* getopt's tables; the value of a long option is its row. */
struct parser {
    struct option *longs;
    struct ssk_buffer shorts;
    size_t count;
};

static ssk_status make_tables(struct parser *parser, const struct ssk_program *program,
                              struct ssk_error *error)
{
    parser->longs = calloc(program->option_count + COMMON_COUNT + 1, sizeof *parser->longs);
    if (!parser->longs)
        return ssk_no_memory(error);
    ssk_buffer_append_char(&parser->shorts, ':');
    const struct ssk_option *option;
    for (size_t i = 0; (option = option_row(program, i)); i++) {
        int argument = !option->argument ? no_argument
                       : option->usual   ? optional_argument
                                         : required_argument;
        parser->longs[i] = (struct option){option->name, argument, NULL, FIRST_LONG + (int)i};
        if (option->key)
            ssk_buffer_printf(&parser->shorts, "%c%s", option->key, option->argument ? ":" : "");
        parser->count++;
    }
    return parser->shorts.failed ? ssk_no_memory(error) : SSK_OK;
}

/* The row of what getopt returned. */
static size_t row_of(const struct ssk_program *program, int got)
{
    const struct ssk_option *option;
    if (got >= FIRST_LONG)
        return (size_t)(got - FIRST_LONG);
    size_t i = 0;
    while ((option = option_row(program, i)) && option->key != got)
        i++;
    return i;
}

/* Prints what was asked for and ends the program. */
static ssk_status answer_common(const struct ssk_program *program, size_t which, const char *value,
                                struct ssk_error *error)
{
    if (which == COMMON_HELP)
        ssk_options_help(program, ssk_terminal_columns(), stdout);
    else if (which == COMMON_USAGE)
        ssk_options_usage(program, ssk_terminal_columns(), stdout);
    else if (which == COMMON_VERSION)
        program->print_version(stdout);
    else if (!ssk_options_completion(program, value, stdout))
        return options_no_choice(&ssk_common_options[COMMON_COMPLETION], value, strlen(value), error);
    if (fflush(stdout) == 0 && !ferror(stdout))
        exit(EXIT_SUCCESS);
    ssk_tell(program->name, "cannot write the answer: %s", ssk_strerror(errno));
    exit(2);
}

static ssk_status take(const struct ssk_program *program, int got, char **argv, void *values, uint64_t *given,
                       struct ssk_error *error)
{
    const char *argument = argv[optind - 1];
    if (got == '?' && strncmp(argument, "--", 2) == 0)
        return options_unknown_long(program, argument + 2, error);
    if (got == '?')
        return options_unknown_short(argv, optind, optopt, error);
    size_t which = row_of(program, got == ':' ? optopt : got);
    const struct ssk_option *option = option_row(program, which);
    if (got == ':')
        return ssk_fail(error, SSK_INPUT, "--%s requires an argument: its %s", option->name,
                        option->argument);
    if (which >= program->option_count)
        return answer_common(program, which - program->option_count, optarg, error);
    *given |= UINT64_C(1) << which;
    ssk_status status =
        option->usual && !optarg ? options_check_detached(option, argv[optind], error) : SSK_OK;
    if (status == SSK_OK)
        status = options_make_narrow(option, optarg, error);
    return status == SSK_OK ? options_read_value(option, values, optarg, error) : status;
}

ssk_status ssk_options_parse(const struct ssk_program *program, int argc, char **argv, void *values,
                             uint64_t *given, int *first, struct ssk_error *error)
{
    struct parser parser = {0};
    int got;
    bool ended = false;
    ssk_status status = make_tables(&parser, program, error);
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        options_narrow_name(argv[i]);
    *given = 0;
    opterr = optind = 0;
    while (status == SSK_OK &&
           (got = getopt_long(argc, argv, ssk_buffer_string(&parser.shorts), parser.longs, NULL)) != -1)
        status = take(program, got, argv, values, given, error);
    *first = optind;
    ended = optind && strcmp(argv[optind - 1], "--") == 0;
    for (int i = optind; i < argc && status == SSK_OK && !ended; i++)
        status = options_check_dash(program, argv[i], error);
    free(parser.longs);
    ssk_buffer_free(&parser.shorts);
    return status;
}

const char *ssk_options_refusal(const struct ssk_option_rule *rules, size_t count, uint64_t given)
{
    for (size_t i = 0; i < count; i++)
        if ((rules[i].these & given) && (!rules[i].those || (rules[i].those & given)) &&
            !(rules[i].unless & given))
            return rules[i].message;
    return NULL;
}

void ssk_streams_open(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0)
            open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}
