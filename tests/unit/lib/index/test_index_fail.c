/* What users are told of an index that fails, and what they can do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "seisaku/index.h"

static void assert_failure(xap_status status, const char *path, ssk_status wanted, const char *message)
{
    struct ssk_error error = {""};
    assert_int_equal(ssk_index_fail(&error, status, path, "why"), wanted);
    assert_string_equal(error.message, message);
}

static void says_what_to_do(void **state)
{
    (void)state;
    assert_failure(XAP_LOCKED, "/i", SSK_IO, "/i: the index cannot be written (why)");
    assert_failure(XAP_CORRUPT, "/i", SSK_CORRUPT,
                   "/i: the index cannot be read (why): rebuild it with seisaku-index --rebuild -d /i FILES");
    assert_failure(XAP_NOT_FOUND, "/i/generation-7", SSK_CORRUPT,
                   "/i: the index cannot be read (why): rebuild it with seisaku-index --rebuild -d /i FILES");
    assert_failure(
        XAP_CORRUPT, "/i/generation-x", SSK_CORRUPT,
        "/i/generation-x: the index cannot be read (why): rebuild it with seisaku-index --rebuild -d "
        "/i/generation-x FILES");
    assert_failure(XAP_CORRUPT, "remote://h:1", SSK_CORRUPT,
                   "remote://h:1: the index cannot be read (why): rebuild the index that is served there");
    assert_failure(
        XAP_VERSION, "/i", SSK_MISMATCH,
        "/i: made by another version of Xapian: rebuild it with seisaku-index --rebuild -d /i FILES");
    assert_failure(XAP_MODIFIED, "/i", SSK_MODIFIED,
                   "/i: the index keeps changing: ask again when seisaku-index has ended");
    assert_failure(
        XAP_NETWORK, "h:1", SSK_IO,
        "h:1: the server of this index does not answer (why): start xapian-tcpsrv there, name another, or "
        "leave it out with --partial");
    assert_failure(XAP_MEMORY, "/i", SSK_MEMORY, "/i: out of memory");
    assert_failure(XAP_OTHER, "/i", SSK_OTHER, "/i: why");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(says_what_to_do)};
    return cmocka_run_group_tests_name("failures of an index", tests, NULL, NULL);
}
