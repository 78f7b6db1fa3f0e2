"""What a run of a command costs, and what its files take: for the scripts beside this one."""
import os, subprocess, time

MECAB = ["mecab", "-d", "/var/lib/mecab/dic/ipadic-utf8", "-b", "8000000", "-Owakati", "-o", os.devnull]


class Cost:
    """Of one run of a command: clock, processor seconds, peak bytes of its largest process."""

    def __init__(self, command):
        start = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.failed = process.returncode not in (0, 1)  # 1: nothing found, or a source left out
        self.clock = time.perf_counter() - start
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * 1024


def on_disk(folder):
    """Bytes that the files take: some are made larger than what is written to them."""
    return sum(os.stat(os.path.join(place, name)).st_blocks * 512
               for place, _, names in os.walk(folder) for name in names)
