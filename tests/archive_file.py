"""Writes archives of the kinds that Python has no writer for, their members not compressed, and of tar."""
import binascii
import io
import struct
import tarfile


def write_tar(path, parts):
    with tarfile.open(path, "w:gz" if path.endswith("gz") else "w") as archive:
        for name, data in parts.items():
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))


def crc16(data):
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def write_lzh(path, parts):
    with open(path, "wb") as file:
        for name, data in parts.items():
            about = b"-lh0-" + struct.pack("<IIIBBB", len(data), len(data), 0x210000, 0x20, 0, len(name))
            about += name.encode() + struct.pack("<H", crc16(data))
            file.write(bytes([len(about), sum(about) & 0xFF]) + about + data)
        file.write(b"\0")


def number(value):
    return bytes([value]) if value < 0x80 else bytes([0x80 | value >> 8, value & 0xFF])


def write_7z(path, parts):
    data, sizes = b"".join(parts.values()), [len(part) for part in parts.values()]
    sums = b"".join(struct.pack("<I", binascii.crc32(part)) for part in parts.values())
    names = b"\0" + b"".join(name.encode("utf-16-le") + b"\0\0" for name in parts)
    packed = b"\6" + number(0) + number(1) + b"\x09" + number(len(data)) + b"\0"
    folder = b"\7\x0b" + number(1) + b"\0" + number(1) + b"\1\0" + b"\x0c" + number(len(data)) + b"\0"
    members = b"\x08\x0d" + number(len(parts)) + b"\x09" + b"".join(map(number, sizes[:-1])) + b"\x0a\1" + sums + b"\0"
    files = b"\5" + number(len(parts)) + b"\x11" + number(len(names)) + names + b"\0"
    header = b"\1\4" + packed + folder + members + b"\0" + files + b"\0"
    start = struct.pack("<QQI", len(data), len(header), binascii.crc32(header))
    with open(path, "wb") as file:
        file.write(b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", binascii.crc32(start)) + start + data + header)


WRITERS = {"tar": write_tar, "tgz": write_tar, "lzh": write_lzh, "7z": write_7z}
