# SPDX-License-Identifier: Apache-2.0
"""Plots what compare.py --json measured: for each file its wall seconds, peak memory and file size, as SVG.

    plot.py results.json docs/images

Writes FILE-wall.svg, FILE-memory.svg and FILE-size.svg. Each task has a scale of its own, which starts at 0; the least
stands first. Of seconds, an interpreter's start and imports are drawn lighter. The pictures need no other file, and follow the
reader's light or dark theme.
"""
import argparse
import collections
import dataclasses
import html
import json
import pathlib
import textwrap

WIDTH, MARGIN = 760, 20
ROW_HEIGHT, BAR_HEIGHT, HEADING_HEIGHT = 22, 13, 34
LABEL_WIDTH, VALUE_WIDTH = 190, 90

# The colours of cli/bench_page.css.
STYLE = """
  :root { --paper: #fdfdfc; --ink: #1d2329; --quiet: #5d6670; --bar: #b4bcc5; --light: #dde1e6;
          --ours: #0b7285; --ours-light: #8cc7d1; }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #14181c; --ink: #e4e8eb; --quiet: #98a2ac; --bar: #66717c; --light: #3d464f;
            --ours: #3cbccf; --ours-light: #1f6b77; }
  }
  text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
         fill: var(--ink); dominant-baseline: central; font-variant-numeric: tabular-nums; }
  .paper { fill: var(--paper); }
  .title { font-size: 16px; font-weight: 600; }
  .task { font-weight: 600; fill: var(--quiet); }
  .label { text-anchor: end; }
  .value { fill: var(--quiet); }
  .note { text-anchor: end; fill: var(--quiet); }
  .bar { fill: var(--bar); }
  .light { fill: var(--light); }
  .base { stroke: var(--quiet); }
  .ours text { fill: var(--ours); font-weight: 600; }
  .ours .bar { fill: var(--ours); }
  .ours .light { fill: var(--ours-light); }
"""


@dataclasses.dataclass
class Plot:
    """One measure of compare.py's rows."""
    name: str
    title: str
    key: str
    digits: int
    scale: float = 1
    part: str = ""  # The key of what is drawn in full, where a row has it.
    tasks: tuple = ()  # All, where there are none.

    def value(self, row):
        """None where the row has no such figure."""
        value = row.get(self.key) if row["status"] == "ok" else None
        return None if value is None else value * self.scale

    def light_share(self, row):
        """Of the bar, what is drawn lighter."""
        value = self.value(row)
        return 1 - min(row[self.part] / value, 1) if value and self.part in row else 0

    def text(self, value):
        return f"{value:.{self.digits if value >= 1 else self.digits + 1}f}"

    def groups(self, rows):
        """Task -> its rows, the least first, those that failed last."""
        found = collections.defaultdict(list)
        for row in rows:
            if (not self.tasks or row["task"] in self.tasks) and (self.value(row) is not None or row["status"] != "ok"):
                found[row["task"]].append(row)
        for group in found.values():
            group.sort(key=lambda row: (self.value(row) is None, self.value(row) or 0))
        return found


PLOTS = [
    Plot("wall", "wall seconds", "wall", 2, part="within"),
    Plot("memory", "peak memory, MB", "peak_mb", 0),
    Plot("size", "file written, MB", "bytes", 2, scale=1e-6, tasks=("convert",)),
]


def text(kind, x, y, words):
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{html.escape(words)}</text>'


def bar(plot, row, top, largest):
    """One line: who, a bar and its value, or why there is none."""
    left = MARGIN + LABEL_WIDTH
    middle = top + ROW_HEIGHT / 2
    value = plot.value(row)
    lines = ['<g class="ours">' if row["who"].startswith("sprat") else "<g>",
             text("label", left - 10, middle, row["who"])]
    if value is None:
        lines.append(text("value", left + 6, middle, textwrap.shorten(row["status"], 60, placeholder="…")))
    else:
        width = (WIDTH - left - MARGIN - VALUE_WIDTH) * value / largest if largest > 0 else 0
        light = width * plot.light_share(row)
        for kind, start, length in (("bar", left, width - light), ("light", left + width - light, light)):
            if length > 0:
                lines.append(f'<rect class="{kind}" x="{start:.1f}" y="{middle - BAR_HEIGHT / 2:.1f}" '
                             f'width="{length:.1f}" height="{BAR_HEIGHT}"/>')
        lines.append(text("value", left + width + 6, middle, plot.text(value)))
    return "".join(lines) + "</g>"


def draw(plot, file, rows):
    """The picture's text; None where no row has the figure."""
    groups = plot.groups(rows)
    if not any(plot.value(row) is not None for group in groups.values() for row in group):
        return None
    title = f"{file}: {plot.title}"
    lines = [text("title", MARGIN, MARGIN + 8, title)]
    if any(plot.light_share(row) > 0 for group in groups.values() for row in group):
        note = "lighter: the interpreter's start and imports"
        lines.append(f'<text class="note" x="{WIDTH - MARGIN}" y="{MARGIN + 8}">{note}</text>')
    top = MARGIN + 24
    left = MARGIN + LABEL_WIDTH
    for task, group in groups.items():
        lines.append(text("task", MARGIN, top + HEADING_HEIGHT / 2, task))
        top += HEADING_HEIGHT
        largest = max((plot.value(row) or 0 for row in group), default=0)
        for number, row in enumerate(group):
            lines.append(bar(plot, row, top + number * ROW_HEIGHT, largest))
        bottom = top + len(group) * ROW_HEIGHT
        lines.append(f'<line class="base" x1="{left}" x2="{left}" y1="{top}" y2="{bottom}"/>')
        top = bottom
    height = top + MARGIN
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img">', f"<title>{html.escape(title)}</title>", f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{height}" rx="8"/>', *lines, "</svg>"]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("results", type=pathlib.Path, metavar="results.json")
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    by_file = collections.defaultdict(list)
    for row in json.loads(options.results.read_text("utf-8")):
        by_file[row["file"]].append(row)
    options.folder.mkdir(parents=True, exist_ok=True)
    for file, rows in by_file.items():
        for plot in PLOTS:
            picture = draw(plot, file, rows)
            if picture is not None:
                path = options.folder / f"{pathlib.Path(file).stem}-{plot.name}.svg"
                path.write_text(picture, "utf-8")
                print(path)


if __name__ == "__main__":
    main()
