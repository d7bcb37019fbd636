# SPDX-License-Identifier: Apache-2.0
"""URLs such as s3://bucket/rides.sprat, opened by fsspec where it is installed."""
import uuid


def is_url(file):
    return isinstance(file, str) and "://" in file


def open_to_read(file):
    """A file object of a URL; anything else as it is."""
    if not is_url(file):
        return file
    system, path = _place(file)
    return system.open(path, "rb")


class UploadedFile:
    """What is written to a URL: under a name of its own first, then, at `commit`, under the right one."""

    def __init__(self, url, overwrite):
        self.name = url
        self._system, self._path = _place(url)
        if not overwrite and self._system.exists(self._path):
            raise FileExistsError(f"{url}: the file exists; overwrite=True replaces it")
        self._partial = f"{self._path}.{uuid.uuid4().hex}.part"
        self._file = self._system.open(self._partial, "wb")
        self.write = self._file.write

    def commit(self):
        self._file.close()
        self._system.mv(self._partial, self._path)

    def discard(self):
        self._file.close()
        self._system.rm(self._partial)


def _place(url):
    try:
        import fsspec
    except ImportError:
        raise ImportError(f"{url}: URLs need fsspec: pip install sprat[url]") from None
    return fsspec.core.url_to_fs(url)
