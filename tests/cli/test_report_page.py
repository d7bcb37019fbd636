# SPDX-License-Identifier: Apache-2.0
"""The page of `sprat bench --report` is well-formed, stands alone, and can be looked at.

The program is $SPRAT, or build/release/sprat. Where a Chromium is found, pictures of the page as browsers and printers
show it are left in $SPRAT_ARTIFACTS, or build/artifacts.
"""
import html.parser
import os
import pathlib
import platform
import shutil
import struct
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("SPRAT", ROOT / "build/release/sprat")).resolve()
ARTIFACTS = pathlib.Path(os.environ.get("SPRAT_ARTIFACTS", ROOT / "build/artifacts"))
VOID = {"meta", "link", "br", "hr", "img", "input"}


def chromium():
    """Its path, or none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    places = [shutil.which(name) for name in names]
    for cache in (".cache/ms-playwright", "Library/Caches/ms-playwright"):
        places += sorted(pathlib.Path.home().glob(f"{cache}/chromium-*/chrome-*/chrome"))
    places += pathlib.Path("/Applications").glob("*Chrom*.app/Contents/MacOS/*Chrom*")
    return next((str(place) for place in places if place), None)


class Checker(html.parser.HTMLParser):
    """Collects what is wrong with a page, and its visible text."""

    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.tags, self.text = [], [], [], []

    def handle_startendtag(self, tag, attributes):
        self.note(tag, attributes)

    def handle_starttag(self, tag, attributes):
        self.note(tag, attributes)
        if tag not in VOID:
            self.open.append(tag)

    def note(self, tag, attributes):
        self.tags.append(tag)
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            self.wrong.append(f"{self.getpos()}: an attribute of <{tag}> repeats")
        self.wrong += [f"{self.getpos()}: <{tag} {name}>" for name in names
                       if name in ("src", "href", "xlink:href", "style") or name.startswith("on")]

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"{self.getpos()}: </{tag}> closes nothing")
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text.append(data)


@pytest.fixture(scope="module", name="page")
def make_page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    csv = folder / "rides & <b>more.csv"
    shutil.copy(ROOT / "tests/cli/data/rides.csv", csv)
    path = folder / "report.html"
    subprocess.run([PROGRAM, "bench", "--python", sys.executable, "--only", "sprat,pickle load,list of,sqlite,recordclass",
                    "--report", path, csv], check=True, stdout=subprocess.DEVNULL)
    assert sorted(each.name for each in folder.iterdir()) == ["report.html", "rides & <b>more.csv"]
    return path


def test_the_page_is_well_formed_and_stands_alone(page):
    text = page.read_text("utf-8")
    checker = Checker()
    checker.feed(text)
    checker.close()
    assert not checker.wrong
    assert not checker.open
    assert text.startswith("<!DOCTYPE html>\n")
    assert not {"script", "link", "img", "iframe", "object", "b"} & set(checker.tags)
    assert "url(" not in text and "@import" not in text


def test_the_page_tells_file_figures_machine_and_method(page):
    checker = Checker()
    checker.feed(page.read_text("utf-8"))
    text = " ".join(" ".join(checker.text).split())
    for words in ("rides & <b>more.csv", "Memory", "Time", "Disk", "All figures", "Machine and versions", "Cores", "sprat",
                  f"Python {platform.python_version()}", "Method", "Known errors"):
        assert words in text
    assert checker.tags.count("svg") >= 6


def test_an_older_page_is_replaced_and_never_left_half_written(tmp_path):
    old = tmp_path / "report.html"
    old.write_text("old", "utf-8")
    command = [PROGRAM, "bench", "--only", "sprat", "--report", old]
    failed = subprocess.run([*command, tmp_path / "nothing.csv"], capture_output=True, check=False)
    assert failed.returncode == 1
    assert [each.name for each in tmp_path.iterdir()] == ["report.html"]
    assert old.read_text("utf-8") == "old"
    subprocess.run([*command, ROOT / "tests/cli/data/rides.csv"], check=True, stdout=subprocess.DEVNULL)
    assert old.read_text("utf-8").endswith("</html>\n")


def browse(page, profile, *options):
    browser = chromium()
    if browser is None:
        pytest.skip("no Chromium: apt-get install chromium, or playwright install chromium")
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                    f"--user-data-dir={profile}", *options, page.as_uri()], check=True, timeout=120,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("name, width, options", [
    ("light", 1100, []),
    ("dark", 1100, ["--blink-settings=preferredColorScheme=0"]),
    ("phone", 500, []),
])
def test_browsers_show_the_page(page, tmp_path, name, width, options):
    picture = ARTIFACTS / f"bench-report-{name}.png"
    picture.unlink(missing_ok=True)
    browse(page, tmp_path, f"--window-size={width},2400", f"--screenshot={picture}", *options)
    content = picture.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">2I", content[16:24]) == (width, 2400)
    assert len(content) > 50_000, "an empty page"


def test_printers_print_the_page(page, tmp_path):
    printed = ARTIFACTS / "bench-report.pdf"
    printed.unlink(missing_ok=True)
    browse(page, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    content = printed.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594" in content or b"/MediaBox [0 0 595" in content, "not A4"
