/* Messages in two languages, with the catalog that is made beside the tools. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "seisaku/status.h"
#include "seisaku/translate.h"

static void assert_wordings(const char *message, const char *original, const char *translated)
{
    char picked[SSK_MESSAGE];
    ssk_message_pick(picked, sizeof picked, message, SSK_ORIGINAL);
    assert_string_equal(picked, original);
    ssk_message_pick(picked, sizeof picked, message, SSK_TRANSLATED);
    assert_string_equal(picked, translated);
}

/* Sets what names the language; NULL for nothing. */
static void choose(const char *all, const char *messages, const char *lang)
{
    const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"}, *const values[] = {all, messages, lang};
    unsetenv("LANGUAGE");
    for (int i = 0; i < 3; i++)
        if (values[i])
            setenv(names[i], values[i], 1);
        else
            unsetenv(names[i]);
    ssk_translate_open();
}

/* Before any language is chosen for good. */
static void stays_in_english(void **state)
{
    (void)state;
    choose("C", "ja_JP.UTF-8", "ja_JP.UTF-8");
    assert_false(ssk_translates());
    choose("C.UTF-8", NULL, "ja_JP.UTF-8");
    assert_false(ssk_translates());
    choose("POSIX", NULL, NULL);
    assert_false(ssk_translates());
    choose(NULL, NULL, NULL);
    assert_false(ssk_translates());
    choose("xx_XX.UTF-8", NULL, NULL); /* of which there is no catalog */
    assert_false(ssk_translates());
    assert_string_equal(ssk_translate("out of memory"), "out of memory");
    assert_string_equal(ssk_both("out of memory"), "out of memory");
    assert_string_equal(ssk_strerror(ENOENT), "No such file or directory");
}

static void translates(void **state)
{
    (void)state;
    choose("", NULL, "ja_JP.UTF-8");
    assert_true(ssk_translates());
    assert_string_equal(ssk_translate("out of memory"), "メモリが足りない");
    assert_string_equal(ssk_translate("no message of ours"), "no message of ours");
    assert_string_equal(ssk_translate(""), "");
}

static void keeps_both_wordings(void **state)
{
    static const char text[] = "out of memory", unknown[] = "no message of ours";
    struct ssk_error error = {""};
    (void)state;
    assert_wordings(ssk_both(text), "out of memory", "メモリが足りない");
    assert_ptr_equal(ssk_both(text), ssk_both(text));
    assert_ptr_equal(ssk_both(unknown), unknown);
    assert_wordings(ssk_strerror(ENOENT), "No such file or directory",
                    ssk_translate("No such file or directory"));
    assert_string_not_equal(ssk_translate("No such file or directory"), "No such file or directory");
    assert_string_equal(ssk_strerror(EDOM), strerror(EDOM)); /* none of the usual */
    ssk_no_memory(&error);
    assert_wordings(error.message, "out of memory", "メモリが足りない");
    ssk_fail(&error, SSK_IO, "%s: %s", "港", ssk_strerror(EACCES));
    char wanted[256];
    snprintf(wanted, sizeof wanted, "港: %s", ssk_translate("Permission denied"));
    assert_wordings(error.message, "港: Permission denied", wanted);
}

static void tells_in_the_language(void **state)
{
    FILE *file = tmpfile();
    char line[256] = "";
    int kept = dup(STDERR_FILENO);
    (void)state;
    fflush(stderr);
    assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
    ssk_tell("tool", "out of memory");
    fflush(stderr);
    assert_true(dup2(kept, STDERR_FILENO) >= 0);
    close(kept);
    rewind(file);
    line[fread(line, 1, sizeof line - 1, file)] = '\0';
    assert_string_equal(line, "tool: メモリが足りない\n");
    fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stays_in_english),
        cmocka_unit_test(translates),
        cmocka_unit_test(keeps_both_wordings),
        cmocka_unit_test(tells_in_the_language),
    };
    return cmocka_run_group_tests_name("translation", tests, NULL, NULL);
}
