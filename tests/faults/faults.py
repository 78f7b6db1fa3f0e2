"""What the parts of the fault campaign share: time, counting, the tools, and what an index holds."""

import argparse
import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SAMPLE = ROOT / "tests/data/sample"
SHOWN = 10  # failures told one by one
WORDS = ["北大西洋条約機構", "演習", "サプライチェーン", "計画 AND 予算", "港湾 -空港", "NATO"]


class Part:
    """A part of the campaign: runs until its time is over, counts, closes with `NAME: tried N, failed M`."""

    def __init__(self, name):
        parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
        parser.add_argument("--bin", required=True, help="folder of the tools")
        parser.add_argument("--work", required=True, help="folder that is made anew")
        parser.add_argument("--seconds", type=float, default=30)
        parser.add_argument("--seed", type=int, default=int(time.time()))
        parser.add_argument("--number", type=int, help="end after so many, whatever the time")
        options = parser.parse_args()
        self.name, self.number, self.seed = name, options.number, options.seed
        self.bin = pathlib.Path(options.bin).resolve()
        self.work = pathlib.Path(options.work).resolve() / name
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.random = random.Random(options.seed)
        self.end = time.monotonic() + options.seconds
        self.tried = self.failed = 0
        self.notes = {}
        signal.signal(signal.SIGTERM, self.end_now)

    def end_now(self, number, frame):
        """Lets the trial at hand end, then closes."""
        self.end = 0

    def more(self):
        """Is there time for another?"""
        return time.monotonic() < self.end and (self.number is None or self.tried < self.number)

    def note(self, what, count=1):
        self.notes[what] = self.notes.get(what, 0) + count

    def check(self, good, what, *details):
        """Counts one trial."""
        self.tried += 1
        if good:
            return
        self.failed += 1
        if self.failed <= SHOWN:
            print(f"{self.name}: seed {self.seed}: {what}", *(str(d)[:600] for d in details), sep="\n    ",
                  file=sys.stderr)

    def skip(self, why):
        print(f"{self.name}: skipped: {why}")
        sys.exit(77)

    def close(self):
        notes = ", ".join(f"{count} {what}" for what, count in sorted(self.notes.items()))
        print(f"{self.name}: tried {self.tried}, failed {self.failed}" + (f" ({notes})" if notes else ""))
        if not self.failed:
            shutil.rmtree(self.work, ignore_errors=True)
        sys.exit(1 if self.failed else 0)

    # --- the tools

    def run(self, tool, *arguments, before=(), env=None, timeout=120, **more):
        """The finished process; its returncode is -9999 when it did not end in time."""
        command = [*before, self.bin / f"seisaku-{tool}", *arguments]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}
        try:
            return subprocess.run([str(word) for word in command], capture_output=True, env=environment,
                                  timeout=timeout, cwd=self.work, **more)
        except subprocess.TimeoutExpired as late:
            return subprocess.CompletedProcess(command, -9999, late.stdout or b"", late.stderr or b"")

    def index(self, *arguments, **more):
        return self.run("index", "-q", *arguments, **more)

    def query(self, *arguments, **more):
        return self.run("query", *arguments, **more)

    def content(self, index):
        """A digest of what an index answers; None when it does not."""
        words = self.work / "words.tsv"
        if not words.exists():
            words.write_text("".join(f"{number}\t{word}\n" for number, word in enumerate(WORDS)))
        answer = self.query("-d", index, "-n", "500", "-f", "jsonl", "--batch", words)
        return hashlib.sha256(answer.stdout).hexdigest() if answer.returncode in (0, 1) else None


def compile_shim(part, name):
    """tests/faults/NAME.c as something for LD_PRELOAD."""
    shim = part.work / f"{name}.so"
    compiler = os.environ.get("CC", "cc")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE", "-D_LARGEFILE64_SOURCE", "-o", str(shim), str(HERE / f"{name}.c"),
                    "-ldl"], check=True)
    return shim


def make_corpus(folder, pages=12):
    """Some pages of the sample and a source of each form that needs no library."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in sorted(SAMPLE.iterdir())[:pages]:
        shutil.copy(page, folder)
    (folder / "table.csv").write_text("id,text,ministry\nc1,港湾の予算を計画する。,国土交通省\nc2,演習を行う。,防衛省\n")
    (folder / "lines.jsonl").write_text('{"id":"j1","text":"空港の計画である。"}\n{"id":"j2","text":"NATO の演習。"}\n')
    (folder / "page.html").write_text("<html><title>演習</title><body><h1>計画</h1><p>北大西洋条約機構の演習。</p></body></html>")


def bytes_of(folder):
    """Each file below a folder with its bytes."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Modes:
    """What an index can be about to become: each mode has a state before, a command, and a state after."""

    NAMES = ["fresh", "update", "prune", "rebuild"]

    def __init__(self, part):
        self.part = part
        corpus, fewer = part.work / "corpus", part.work / "fewer"
        make_corpus(corpus, 2) # small, that many trials fit into the time
        make_corpus(fewer, 1)
        self.old_index = part.work / "old"
        self.index = part.work / "index"
        part.index("-d", self.old_index, fewer)
        # The same folder must be read before and after, for its documents to keep their ids.
        self.folder = part.work / "folder"
        self.states = {"before": fewer, "after": corpus}
        self.old, self.new, self.calls = {}, {}, {}
        for mode in self.NAMES:
            self.prepare(mode)
            self.old[mode] = part.content(self.index) if mode != "fresh" else "none"
            part.index(*self.command(mode))
            self.new[mode] = part.content(self.index)
            assert self.new[mode] and self.new[mode] != self.old[mode], mode

    def prepare(self, mode):
        """The state before, and a folder that waits to be indexed."""
        shutil.rmtree(self.index, ignore_errors=True)
        before, after = ("after", "before") if mode == "prune" else ("before", "after")
        self.fill(before)
        if mode != "fresh":
            kept = self.part.work / f"kept-{mode}"
            if not kept.exists():
                self.part.index("-d", kept, self.folder)
            shutil.copytree(kept, self.index)
        self.fill(after)

    def fill(self, state):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.states[state], self.folder)

    def command(self, mode):
        extra = {"prune": ["--prune"], "rebuild": ["--rebuild"]}.get(mode, [])
        return ["-d", self.index, *extra, self.folder]

    def untouched(self, mode):
        """Is every byte of the index as it was before? Then nothing more need be asked of it."""
        kept = self.part.work / f"kept-{mode}"
        return mode != "fresh" and bytes_of(kept) == bytes_of(self.index)

    def state(self, mode):
        """"old", "new", or what else it is."""
        if self.untouched(mode):
            return "old"
        if mode == "fresh" and not (self.index / "XAPIANDB").exists():
            return "old"
        now = self.part.content(self.index)
        return {self.new[mode]: "new", self.old[mode]: "old", None: "unreadable"}.get(now, "torn")

    def left(self):
        """Segments in the folder that the stub does not name."""
        stub = self.index / "XAPIANDB"
        named = stub.read_text().count("auto ") if stub.exists() else 0
        return len(list(self.index.glob("generation-*"))) - named

    def repaired(self, mode):
        """What is wrong after another, undisturbed run; None when nothing is."""
        if self.untouched(mode):
            self.part.note("untouched")
            return None
        again = self.part.index(*self.command(mode))
        if again.returncode or self.state(mode) != "new":
            return f"next run: exit {again.returncode}, {self.state(mode)}: {again.stderr.decode()}"
        check = self.part.index("-d", self.index, "--check")
        return f"next run: --check: {check.stderr.decode()}" if check.returncode else None
