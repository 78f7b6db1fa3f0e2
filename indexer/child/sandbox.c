/* Two walls: seccomp refuses system calls by number and flags, Landlock files by their path. The filter is
 * made once, by libseccomp, and only loaded in each child. */
#include "indexer/child/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Rights over files that a version of Landlock's interface knows, by their bits (linux/landlock.h). */
#define RIGHTS_1    ((UINT64_C(1) << 13) - 1)
#define RIGHT_REFER (UINT64_C(1) << 13) /* from version 2 on */
#define RIGHT_TRUNC (UINT64_C(1) << 14) /* 3 */
#define RIGHT_IOCTL (UINT64_C(1) << 15) /* 5 */

static struct sock_fprog filter; /* no instructions: there is none */
static int failure;              /* to make one that the kernel would take: an errno */
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Calls that make, change or reach something outside of the process. Those that a kernel or machine does not
 * have are passed over. */
static const char *const DENIED[] = {
    /* the network, and other processes */
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg",
    "execve", "execveat", "fork", "vfork", "kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo",
    "pidfd_open", "pidfd_getfd", "pidfd_send_signal", "ptrace", "process_vm_readv", "process_vm_writev",
    "process_madvise", "kcmp", "shmget", "shmat", "msgget", "semget", "mq_open", "setpriority",
    /* files */
    "creat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "link",
    "linkat", "symlink", "symlinkat", "mknod", "mknodat", "chmod", "fchmod", "fchmodat", "fchmodat2", "chown",
    "fchown", "lchown", "fchownat", "truncate", "ftruncate", "utime", "utimes", "utimensat", "futimesat",
    "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr", "fallocate",
    "open_by_handle_at", "name_to_handle_at", "memfd_create", "memfd_secret", "copy_file_range", "splice",
    /* the system */
    "mount", "umount2", "move_mount", "open_tree", "fsopen", "fsmount", "pivot_root", "chroot", "unshare",
    "setns", "bpf", "perf_event_open", "io_uring_setup", "userfaultfd", "keyctl", "add_key", "request_key",
    "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot", "swapon",
    "swapoff", "acct", "quotactl", "settimeofday", "clock_settime", "adjtimex", "sethostname",
    "setdomainname", "iopl", "ioperm", "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid",
    "setgroups", "setfsuid", "setfsgid", "capset", "personality", "syslog", "vhangup", "fanotify_init",
    "lookup_dcookie", NULL};

/* ------------------------------------------------------------------------------------------ seccomp */

static bool deny(scmp_filter_ctx context, const char *name)
{
    int number = seccomp_syscall_resolve_name(name);
    return number == __NR_SCMP_ERROR || seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), number, 0) == 0 ||
           number < 0;
}

/* Opening is for reading; new threads are threads. */
static bool deny_by_flags(scmp_filter_ctx context)
{
    static const int flags[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND};
    bool good = true;
    for (size_t i = 0; i < sizeof flags / sizeof *flags && good; i++) {
        uint64_t flag = (uint64_t)flags[i];
        good = seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(openat), 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, flag, flag)) == 0;
        if (good && SCMP_SYS(open) >= 0)
            good = seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(open), 1,
                                    SCMP_A1(SCMP_CMP_MASKED_EQ, flag, flag)) == 0;
    }
    /* whose flags stand in memory, where a filter cannot see them: libraries fall back to openat and clone */
    return good && seccomp_rule_add(context, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0) == 0 &&
           seccomp_rule_add(context, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
           seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), 1,
                            SCMP_A1(SCMP_CMP_MASKED_EQ, UINT32_MAX, TIOCSTI)) ==
               0 && /* types into a terminal */
           seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), 1,
                            SCMP_A1(SCMP_CMP_MASKED_EQ, UINT32_MAX, TIOCLINUX)) == 0 && /* pastes */
           seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1,
                            SCMP_A0(SCMP_CMP_NE, 0)) == 0 && /* of another process */
           seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                            SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0;
}

/* The filter's instructions as the kernel takes them. */
static void keep_filter(scmp_filter_ctx context)
{
    int file = memfd_create("filter", MFD_CLOEXEC);
    off_t length = file >= 0 && seccomp_export_bpf(context, file) == 0 ? lseek(file, 0, SEEK_END) : 0;
    struct sock_filter *code = length > 0 ? malloc((size_t)length) : NULL;
    if (code && pread(file, code, (size_t)length, 0) == length)
        filter = (struct sock_fprog){(unsigned short)((size_t)length / sizeof *code), code};
    else
        free(code);
    if (file >= 0)
        close(file);
}

static void make_filter(void)
{
    scmp_filter_ctx context = seccomp_init(SCMP_ACT_ALLOW);
    bool good = context != NULL;
    for (const char *const *name = DENIED; *name && good; name++)
        good = deny(context, *name);
    bool exported = good && deny_by_flags(context);
    errno = 0;
    if (exported)
        keep_filter(context);
    if (context)
        seccomp_release(context);
    failure = filter.len || prctl(PR_GET_SECCOMP) < 0 ? 0 : exported && errno ? errno : ENOMEM;
}

void sandbox_prepare(void)
{
    pthread_once(&once, make_filter);
}

/* ------------------------------------------------------------------------------------------ Landlock */

/* The version of the interface; 0 without. */
static int landlock_version(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int)version;
}

/* A path that is not there needs no right. */
static void allow_reading(int ruleset, const char *path)
{
    struct stat about;
    int file = open(path, O_PATH | O_CLOEXEC);
    if (file < 0)
        return;
    bool folder = fstat(file, &about) == 0 && S_ISDIR(about.st_mode);
    struct landlock_path_beneath_attr rule = {.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE |
                                                                (folder ? LANDLOCK_ACCESS_FS_READ_DIR : 0),
                                              .parent_fd = file};
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(file);
}

/* Returns 0, or the errno of a kernel that could, but would not. */
static int enter_landlock(void)
{
    static const char *const paths[] = {
        "/usr",      "/lib",         "/lib64",    "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig",
        "/dev/null", "/dev/urandom", "/dev/zero", NULL};
    int version = landlock_version();
    struct landlock_ruleset_attr rights = {.handled_access_fs = RIGHTS_1 | (version >= 2 ? RIGHT_REFER : 0) |
                                                                (version >= 3 ? RIGHT_TRUNC : 0) |
                                                                (version >= 5 ? RIGHT_IOCTL : 0)};
    if (!version)
        return 0;
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rights, sizeof rights, 0);
    if (ruleset < 0)
        return errno;
    for (const char *const *path = paths; *path; path++)
        allow_reading(ruleset, *path);
    int reason = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0 ? 0 : errno;
    close(ruleset);
    return reason;
}

/* ------------------------------------------------------------------------------------------ both */

static void close_from(int first)
{
    if (syscall(SYS_close_range, first, ~0U, 0) == 0)
        return;
    struct rlimit files;
    int most = getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < 65536 ? (int)files.rlim_cur : 65536;
    for (int file = first; file < most; file++)
        close(file);
}

/* The same. */
static int enter_seccomp(void)
{
    if (failure || !filter.len)
        return failure;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0 || errno == EINVAL ? 0 : errno;
}

int sandbox_enter(int output)
{
    static const struct rlimit none = {0, 0}, few = {64, 64};
    if (output != SANDBOX_OUTPUT && dup2(output, SANDBOX_OUTPUT) < 0)
        return errno;
    close_from(SANDBOX_OUTPUT + 1);
    setrlimit(RLIMIT_FSIZE, &none);
    setrlimit(RLIMIT_NOFILE, &few);
    prctl(PR_SET_DUMPABLE, 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return errno;
    int reason = enter_landlock();
    return reason ? reason : enter_seccomp();
}

void sandbox_tell(struct ssk_buffer *out)
{
    int version = landlock_version();
    sandbox_prepare();
    bool seccomp = filter.len && prctl(PR_GET_SECCOMP) >= 0;
    ssk_buffer_append_string(out, "sandbox: ");
    ssk_buffer_append_string(out,
                             seccomp ? "seccomp" : "NO seccomp (readers may write, and reach the network)");
    if (version)
        ssk_buffer_printf(out, ", Landlock %d", version);
    else
        ssk_buffer_append_string(out, ", NO Landlock (readers may read all files)");
}
