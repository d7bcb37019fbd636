# SPDX-License-Identifier: Apache-2.0
"""Files that are made when needed: too large for the repository, or not text. The same bytes every time."""
import csv
import io
import random
import struct

ZSTD_BLOCK = 100_000


def zstd_frame(data):
    """A zstd frame of raw blocks: valid, if not small, and needs no library."""
    parts = [struct.pack("<IBQ", 0xFD2FB528, 0b1110_0000, len(data))]
    for at in range(0, max(len(data), 1), ZSTD_BLOCK):
        piece = data[at:at + ZSTD_BLOCK]
        last = at + ZSTD_BLOCK >= len(data)
        parts += [(len(piece) << 3 | last).to_bytes(3, "little"), piece]
    return b"".join(parts)


def zstd_skippable_frame(data):
    return struct.pack("<II", 0x184D2A50, len(data)) + data


def csv_bytes(rows, **dialect):
    """What Python's csv module writes."""
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)
    return text.getvalue().encode()


def sales(rows, seed=1):
    """Rows of every type, of about 85 bytes, as a program writes them."""
    pick = random.Random(seed)
    cities = [f"{name} {number}" for name in ("Ames", "Bern, CH", "Cork", "Dún", "Eger") for number in range(40)]
    lines = ["id,day,city,price,share,paid,at,note\n"]
    for number in range(rows):
        city = pick.choice(cities)
        price = pick.randrange(10**7)
        day = f"20{pick.randrange(10, 30)}-{pick.randrange(1, 13):02}-{pick.randrange(1, 29):02}"
        lines.append(f'{number},{day},{quoted_where_needed(city)},{price // 100}.{price % 100:02},{pick.random()!r},'
                     f'{pick.choice(("True", "False"))},{day}T{pick.randrange(24):02}:{pick.randrange(60):02}:07,'
                     f'{"" if pick.random() < .1 else "note " + str(pick.getrandbits(30))}\n')
    return "".join(lines)


def quoted_where_needed(cell):
    return f'"{cell}"' if "," in cell else cell


def many_lines(header, line, least_bytes):
    """Equal lines, of at least so many bytes in all."""
    return header + line * (least_bytes // len(line) + 1)


def long_text(seed, size):
    """Words that compress, but not to nothing."""
    pick = random.Random(seed)
    return " ".join(f"{pick.getrandbits(24):x}" for _ in range(size // 7))
