/* Completions of bash, zsh and fish, from the table of options. Names of ministries are read from the
 * dictionary beside the program when they are asked for. */
#include <stdbool.h>
#include <string.h>

#include "seisaku/options.h"

/* All names of the bodies in ministries.tsv (columns 1, 7 and 9), one a line. */
static const char MINISTRIES[] =
    "    local bin=\"$(dirname \"$(readlink -f \"$(command -v \"$1\")\")\")\" table\n"
    "    for table in \"$SEISAKU_DICT\" \"$bin/../dict\" \"$bin/../share/seisaku/dict\"; do\n"
    "        if [ -r \"$table/ministries.tsv\" ]; then\n"
    "            awk -F'\\t' '!/^[#!]/ { print $1; n = split($7 \"|\" $9, other, \"|\")\n"
    "                for (i = 1; i <= n; i++) if (other[i] != \"\") print other[i] }' "
    "\"$table/ministries.tsv\"\n"
    "            return\n"
    "        fi\n"
    "    done\n";

static bool for_each(const struct ssk_program *program, size_t i, const struct ssk_option **option)
{
    *option =
        i < program->option_count ? &program->options[i] : &ssk_common_options[i - program->option_count];
    return (*option)->name != NULL;
}

/* The program's name as that of a shell's function. */
static void print_function(const struct ssk_program *program, FILE *out)
{
    fputc('_', out);
    for (const char *byte = program->name; *byte; byte++)
        fputc(*byte == '-' ? '_' : *byte, out);
}

static bool has_ministries(const struct ssk_program *program)
{
    for (size_t i = 0; i < program->option_count; i++)
        if (program->options[i].completion == SSK_COMPLETE_MINISTRY)
            return true;
    return false;
}

static void print_choices(const struct ssk_option *option, FILE *out)
{
    for (size_t i = 0; option->choices && option->choices[i]; i++)
        fprintf(out, "%s%s", i ? " " : "", option->choices[i]);
}

/* ------------------------------------------------------------------------------------------ bash */

static void print_bash_case(const struct ssk_program *program, const struct ssk_option *option, FILE *out)
{
    if (!option->argument)
        return;
    fputs("        ", out);
    if (option->key)
        fprintf(out, "-%c | ", option->key);
    fprintf(out, "--%s) ", option->name);
    if (option->choices) {
        fputs("values='", out);
        print_choices(option, out);
        fprintf(out, "'%s ;;\n", option->kind == SSK_OPTION_CHOICES ? " list=yes" : "");
    } else if (option->completion == SSK_COMPLETE_MINISTRY) {
        fputs("lines=$(", out);
        print_function(program, out);
        fputs("_ministries \"$1\") ;;\n", out);
    } else if (option->completion == SSK_COMPLETE_NOTHING)
        fputs("return ;;\n", out);
    else
        fprintf(out, "compopt -o %s; return ;;\n",
                option->completion == SSK_COMPLETE_FOLDER ? "dirnames" : "default");
}

static void print_bash_options(const struct ssk_program *program, FILE *out)
{
    const struct ssk_option *option;
    fputs("        values='", out);
    for (size_t i = 0; for_each(program, i, &option); i++) {
        fprintf(out, "%s--%s%s", i ? " " : "", option->name, option->argument && !option->usual ? "=" : "");
        if (option->argument && option->usual)
            fprintf(out, " --%s=", option->name);
    }
    fputs("'\n", out);
}

static void print_bash(const struct ssk_program *program, FILE *out)
{
    const struct ssk_option *option;
    fprintf(out, "# bash completion, printed by %s --completion=bash\n", program->name);
    if (has_ministries(program)) {
        print_function(program, out);
        fprintf(out, "_ministries()\n{\n%s}\n", MINISTRIES);
    }
    print_function(program, out);
    fputs("()\n{\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} values= lines= "
          "list= head=\n"
          "    # bash parts --option=value at the sign\n"
          "    [[ $word == = ]] && word=\n"
          "    [[ $option == = ]] && option=${COMP_WORDS[COMP_CWORD - 2]}\n"
          "    COMPREPLY=()\n"
          "    case $option in\n",
          out);
    for (size_t i = 0; for_each(program, i, &option); i++)
        print_bash_case(program, option, out);
    fputs("    esac\n"
          "    if [[ -n $lines ]]; then\n"
          "        while IFS= read -r head; do\n"
          "            [[ ${head,,} == \"${word,,}\"* ]] && COMPREPLY+=(\"${head// /\\\\ }\")\n"
          "        done <<<\"$lines\"\n"
          "    elif [[ -n $list ]]; then\n"
          "        [[ $word == *,* ]] && head=${word%,*},\n"
          "        mapfile -t COMPREPLY < <(compgen -P \"$head\" -W \"$values\" -- \"${word##*,}\")\n"
          "        compopt -o nospace\n"
          "    elif [[ -n $values ]]; then\n"
          "        mapfile -t COMPREPLY < <(compgen -W \"$values\" -- \"$word\")\n"
          "    elif [[ $word == -* ]]; then\n",
          out);
    print_bash_options(program, out);
    fputs("        mapfile -t COMPREPLY < <(compgen -W \"$values\" -- \"$word\")\n"
          "        [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n",
          out);
    if (program->completion == SSK_COMPLETE_FILE)
        fputs("    else\n        compopt -o default\n", out);
    fputs("    fi\n}\ncomplete -F ", out);
    print_function(program, out);
    fprintf(out, " %s\n", program->name);
}

/* ------------------------------------------------------------------------------------------ zsh */

/* The help as one word of zsh's _arguments, or of fish: the first sentence, quotes and brackets made
 * harmless. */
static void print_plain(const char *help, FILE *out)
{
    for (; *help; help++)
        if (help[0] == '{' && help[1] == '}')
            fputs("one of those offered", out), help++;
        else
            fputc(*help == '\'' || *help == '[' || *help == ']' || *help == ':' ? ' ' : *help, out);
}

static void print_zsh_action(const struct ssk_program *program, const struct ssk_option *option, FILE *out)
{
    fprintf(out, ":%s:", option->argument);
    if (option->choices && option->kind == SSK_OPTION_CHOICES) {
        fputs("_values -s , value ", out);
        print_choices(option, out);
    } else if (option->choices) {
        fputc('(', out);
        print_choices(option, out);
        fputc(')', out);
    } else if (option->completion == SSK_COMPLETE_MINISTRY) {
        print_function(program, out);
        fputs("_offer", out);
    } else if (option->completion == SSK_COMPLETE_FOLDER)
        fputs("_files -/", out);
    else
        fputs(option->completion == SSK_COMPLETE_FILE ? "_files" : " ", out);
}

static void print_zsh_option(const struct ssk_program *program, const struct ssk_option *option, FILE *out)
{
    const char *repeat = option->kind == SSK_OPTION_LIST || option->kind == SSK_OPTION_OTHER ? "*" : "";
    for (int form = option->key ? 0 : 1; form < 2; form++) {
        if (form == 0)
            fprintf(out, "        '%s-%c%s[", repeat, option->key, option->argument ? "+" : "");
        else
            fprintf(out, "        '%s--%s%s[", repeat, option->name,
                    !option->argument ? ""
                    : option->usual   ? "=-"
                                      : "=");
        print_plain(option->help, out);
        fputs(option->argument && option->usual ? "]:" : "]", out);
        if (option->argument)
            print_zsh_action(program, option, out);
        fputs("' \\\n", out);
    }
}

static void print_zsh_ministries(const struct ssk_program *program, FILE *out)
{
    print_function(program, out);
    fprintf(out, "_ministries()\n{\n%s}\n", MINISTRIES);
    print_function(program, out);
    fputs("_offer()\n{\n    local -a names\n    names=(${(f)\"$(", out);
    print_function(program, out);
    fprintf(out, "_ministries %s)\"})\n    compadd -a names\n}\n", program->name);
}

static void print_zsh(const struct ssk_program *program, FILE *out)
{
    const struct ssk_option *option;
    fprintf(out, "#compdef %s\n# zsh completion, printed by %s --completion=zsh\n", program->name,
            program->name);
    if (has_ministries(program))
        print_zsh_ministries(program, out);
    print_function(program, out);
    fputs("()\n{\n    _arguments -s -S \\\n", out);
    for (size_t i = 0; for_each(program, i, &option); i++)
        print_zsh_option(program, option, out);
    fprintf(out, "        '*:%s:%s'\n}\n", program->arguments,
            program->completion == SSK_COMPLETE_FILE ? "_files" : " ");
    /* called under its file's name it is loaded by the first completion, which it answers */
    fprintf(out, "if [ \"$funcstack[1]\" = _%s ]; then\n    ", program->name);
    print_function(program, out);
    fputs(" \"$@\"\nelse\n    compdef ", out);
    print_function(program, out);
    fprintf(out, " %s\nfi\n", program->name);
}

/* ------------------------------------------------------------------------------------------ fish */

/* Files are offered where the argument is one, and nowhere else. */
static void print_fish_argument(const struct ssk_option *option, FILE *out)
{
    bool file = option->completion == SSK_COMPLETE_FILE;
    if (option->argument && !option->usual)
        fputs(file ? " -r -F" : " -x", out);
    else if (option->argument)
        fputs(file ? " -F" : " -f", out);
}

static void print_fish_option(const struct ssk_program *program, const struct ssk_option *option, FILE *out)
{
    fprintf(out, "complete -c %s -l %s", program->name, option->name);
    if (option->key)
        fprintf(out, " -s %c", option->key);
    print_fish_argument(option, out);
    if (option->choices) {
        bool list = option->kind == SSK_OPTION_CHOICES;
        fputs(list ? " -a '(__fish_complete_list , \"printf %s\\\\n " : " -a '", out);
        print_choices(option, out);
        fputs(list ? "\")'" : "'", out);
    } else if (option->completion == SSK_COMPLETE_MINISTRY) {
        fputs(" -a '(", out);
        print_function(program, out);
        fputs("_ministries)'", out);
    } else if (option->completion == SSK_COMPLETE_FOLDER)
        fputs(" -a '(__fish_complete_directories)'", out);
    fputs(" -d '", out);
    print_plain(option->help, out);
    fputs("'\n", out);
}

static void print_fish_ministries(const struct ssk_program *program, FILE *out)
{
    fputs("function ", out);
    print_function(program, out);
    fprintf(out,
            "_ministries\n"
            "    set -l bin (dirname (realpath (command -s %s)))\n"
            "    for table in $SEISAKU_DICT $bin/../dict $bin/../share/seisaku/dict\n"
            "        if test -r $table/ministries.tsv\n"
            "            awk -F'\\t' '!/^[#!]/ { print $1; n = split($7 \"|\" $9, other, \"|\")\n"
            "                for (i = 1; i <= n; i++) if (other[i] != \"\") print other[i] }' "
            "$table/ministries.tsv\n"
            "            return\n"
            "        end\n"
            "    end\n"
            "end\n",
            program->name);
}

static void print_fish(const struct ssk_program *program, FILE *out)
{
    const struct ssk_option *option;
    fprintf(out, "# fish completion, printed by %s --completion=fish\n", program->name);
    if (has_ministries(program))
        print_fish_ministries(program, out);
    if (program->completion != SSK_COMPLETE_FILE)
        fprintf(out, "complete -c %s -f\n", program->name);
    for (size_t i = 0; for_each(program, i, &option); i++)
        print_fish_option(program, option, out);
}

bool ssk_options_completion(const struct ssk_program *program, const char *shell, FILE *out)
{
    if (strcmp(shell, "bash") == 0)
        print_bash(program, out);
    else if (strcmp(shell, "zsh") == 0)
        print_zsh(program, out);
    else if (strcmp(shell, "fish") == 0)
        print_fish(program, out);
    else
        return false;
    return true;
}
