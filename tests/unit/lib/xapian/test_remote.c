/* A database behind xapian-tcpsrv. */
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "tests/unit/lib/xapian/xapian_test.h"

/* Starts xapian-tcpsrv, in a process group of its own: when terminated it signals its whole group. It goes
 * when the test goes. */
static pid_t serve(const char *name, unsigned port)
{
    char number[16];
    snprintf(number, sizeof number, "-p%u", port);
    const pid_t child = fork();
    if (child == 0) {
        if (setsid() > 0 && prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && freopen("/dev/null", "w", stdout))
            execlp("xapian-tcpsrv", "xapian-tcpsrv", "-q", "-I", "127.0.0.1", number, path(name),
                   (char *)NULL);
        _exit(127);
    }
    return child;
}

static struct xap_db *remote_of(pid_t server, unsigned port)
{
    struct xap_db *db = NULL;
    for (int i = 0; i < 100 && waitpid(server, NULL, WNOHANG) == 0; i++) {
        if (xap_db_open_remote(&db, "127.0.0.1", port, 5000, 5000) == XAP_OK)
            return db;
        xap_db_free(db);
        usleep(50000);
    }
    return NULL;
}

static void search_remote(struct xap_db *remote)
{
    static const uint32_t ids[] = {1};
    struct sets sets;
    struct xap_mset *mset = NULL;
    struct xap_spy *spy = NULL;
    assert_string_equal(matches(remote, term("policy")), "1 3");
    struct xap_query *query = term("policy");
    struct xap_enquire *enquire = enquire_of(remote, query);
    ok(xap_spy_new(&spy, 0));
    ok(xap_enquire_add_spy(enquire, spy));
    assert_string_equal(found(enquire), "3 1");
    assert_seen("policy:2 ", xap_spy_visit_values(spy, see_term, &seen));
    xap_spy_free(spy);
    xap_query_free(query);
    name_shard(&sets, 0, "first", ids, 1);
    query = docids(&sets, 1, 0);
    ok(xap_enquire_set_query(enquire, query, 0));
    is(XAP_OTHER, xap_enquire_mset(&mset, enquire, 0, 10, 0, NULL));
    xap_mset_free(mset);
    xap_query_free(query);
    xap_enquire_free(enquire);
}

static void test_remote(void **state)
{
    (void)state;
    const unsigned port = 20000 + getpid() % 20000;
    struct xap_db *db = NULL;
    is(XAP_NETWORK, xap_db_open_remote(&db, "127.0.0.1", port, 1000, 1000));
    assert_non_null(strstr(xap_db_message(db), "127.0.0.1"));
    xap_db_free(db);
    build("first", first);
    const pid_t server = serve("first", port);
    db = remote_of(server, port);
    if (!db)
        skip();
    search_remote(db);
    xap_db_free(db);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_remote),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
