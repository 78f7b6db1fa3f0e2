"""The kept inputs of the fuzzers, an archive a target."""

import io
import pathlib
import tarfile

FOLDER = pathlib.Path(__file__).resolve().parent / "corpus"
MOST = 48 << 10  # bytes of a target's inputs before they are packed: the shortest are kept


def path_of(name):
    return FOLDER / f"{name}.tar.xz"


def names():
    return sorted(path.name[:-len(".tar.xz")] for path in FOLDER.glob("*.tar.xz"))


def read(name):
    if not path_of(name).exists():
        return []
    with tarfile.open(path_of(name)) as packed:
        return [packed.extractfile(member).read() for member in packed.getmembers()]


def write(name, inputs):
    FOLDER.mkdir(exist_ok=True)
    total = 0
    with tarfile.open(path_of(name), "w:xz") as packed:
        for number, one in enumerate(sorted(set(inputs), key=lambda one: (len(one), one))):
            total += len(one)
            if total > MOST:
                break
            member = tarfile.TarInfo(f"{number:04}")
            member.size = len(one)
            packed.addfile(member, io.BytesIO(one))
