# SPDX-License-Identifier: Apache-2.0
"""Prints what runs the contenders: for Python and each package that is there, its name, a tab, its version."""
import importlib.metadata
import platform
import sqlite3

import _install

print(f"Python\t{platform.python_version()} ({platform.python_implementation()})")
print(f"SQLite\t{sqlite3.sqlite_version}")
for package in sorted(set(_install.PACKAGES.values())):
    try:
        print(f"{package}\t{importlib.metadata.version(package)}")
    except importlib.metadata.PackageNotFoundError:
        pass
