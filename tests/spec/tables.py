# SPDX-License-Identifier: Apache-2.0
"""FlatBuffers tables, as the section "Tables" of docs/format.md describes them."""


def unsigned(data, at, size):
    if at < 0 or at + size > len(data):
        raise ValueError("a table leads out of its payload")
    return int.from_bytes(data[at:at + size], "little")


class Table:
    def __init__(self, data, at):
        self.data, self.at = data, at
        self.vtable = at - int.from_bytes(data[at:at + 4], "little", signed=True)

    @staticmethod
    def root(data):
        return Table(data, unsigned(data, 0, 4))

    def place(self, number):
        """Position of a field, or None where it is absent."""
        slot = 4 + 2 * number
        if slot >= unsigned(self.data, self.vtable, 2):
            return None
        offset = unsigned(self.data, self.vtable + slot, 2)
        return self.at + offset if offset else None

    def number(self, number, size, default=0, signed=False):
        at = self.place(number)
        if at is None:
            return default
        value = unsigned(self.data, at, size)
        return value - (1 << 8 * size) if signed and value >> (8 * size - 1) else value

    def target(self, number):
        at = self.place(number)
        return None if at is None else at + unsigned(self.data, at, 4)

    def table(self, number):
        at = self.target(number)
        return None if at is None else Table(self.data, at)

    def string(self, number, default=""):
        at = self.target(number)
        if at is None:
            return default
        return self.data[at + 4:at + 4 + unsigned(self.data, at, 4)].decode("utf-8")

    def structs(self, number, size):
        """The elements of a vector as byte strings of `size`."""
        at = self.target(number)
        if at is None:
            return []
        count = unsigned(self.data, at, 4)
        if at + 4 + count * size > len(self.data):
            raise ValueError("a vector leads out of its payload")
        return [self.data[at + 4 + i * size:at + 4 + (i + 1) * size] for i in range(count)]

    def tables(self, number):
        at = self.target(number)
        count = 0 if at is None else unsigned(self.data, at, 4)
        places = [at + 4 + 4 * i for i in range(count)]
        return [Table(self.data, place + unsigned(self.data, place, 4)) for place in places]
