# SPDX-License-Identifier: Apache-2.0
"""A buffer handed over piece by piece, as to socket.send."""
SIZE = 102_400_000
PIECE = 1 << 20


def send(job, data):
    """Cuts off pieces until nothing remains; what remains is a slice of `data` each time."""
    with job.reading():
        sent = 0
        while data:
            sent += len(data[:PIECE])
            data = data[PIECE:]
        assert sent == SIZE
