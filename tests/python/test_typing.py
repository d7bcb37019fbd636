# SPDX-License-Identifier: Apache-2.0
"""The stub says what the package has, and type checkers take programs that use it."""
import ast
import os
import pathlib
import re
import subprocess
import sys

import pytest

import sprat

ROOT = pathlib.Path(__file__).resolve().parents[2]
STUB = ROOT / "python/sprat/__init__.pyi"


def declared(tree):
    """Name to the members that are declared for it; None of functions."""
    return {node.name: {member.name for member in node.body if isinstance(member, ast.FunctionDef)}
            if isinstance(node, ast.ClassDef) else None
            for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}


def test_the_stub_names_what_is_there():
    names = declared(ast.parse(STUB.read_text(encoding="utf-8")))
    public = {name for name in names if not name.startswith("_")}
    assert public == set(sprat.__all__) - {"__version__"}
    for name in public:
        missing = [member for member in names[name] or () if not hasattr(getattr(sprat, name), member)
                   and member not in ("__getattr__", "__buffer__")]
        assert not missing, f"sprat.{name} lacks {missing}"


def test_strict_type_checking_takes_the_examples(tmp_path):
    pytest.importorskip("mypy")
    pages = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    program = "\n".join(re.findall(r"^```python\n(.*?)^```$", pages, re.MULTILINE | re.DOTALL))
    (tmp_path / "example.py").write_text(program, encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache", "example.py"],
                          cwd=tmp_path, env={**os.environ, "MYPYPATH": str(ROOT / "python")}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
