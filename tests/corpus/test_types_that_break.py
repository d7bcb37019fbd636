# SPDX-License-Identifier: Apache-2.0
"""A value far down that does not fit the type of those before it: a file is read again, a pipe is refused."""
import re

import pytest

import generated
import program

SAMPLE = 1 << 20
BREAKS = {
    # name: line, breaking lines, type of all
    "integer-to-text": ("12,x\n", "12a,x\n", "text"),
    "integer-to-leading-zero": ("12,x\n", "012,x\n", "text"),
    "integer-to-double": ("12,x\n", "12.5,x\n", "double"),
    "integer-beyond-64-bits": ("12,x\n", "9223372036854775808123,x\n", "text"),
    "decimal-to-double": ("1.25,x\n", "1.5,x\n", "double"),
    "decimal-to-text": ("1.25,x\n", "1.50,x\n1.5,x\n", "text"),
    "date-to-text": ("2020-01-02,x\n", "2020-02-30,x\n", "text"),
    "us-date-to-text": ("01/31/2020,x\n", "31/01/2020,x\n", "text"),
    "boolean-to-text": ("true,x\n", "maybe,x\n", "text"),
    "null-to-text": ("12,x\n,x\n", '"",x\n', "text"),
    "timestamp-to-text": ("2020-01-02 03:04:05,x\n", "2020-01-02 03:04:05.5,x\n", "text"),
}


def long_csv(line, last_lines):
    return generated.many_lines("a,b\n", line, SAMPLE * 5 // 4) + last_lines


def misfit_line(text, breaking):
    """The number of the last of the breaking lines, which is the one that does not fit."""
    return text[:text.index(breaking) + len(breaking)].count("\n")


@pytest.mark.parametrize("name", BREAKS)
def test_a_file_is_read_again_and_the_type_that_holds_throughout_is_taken(name, tmp_path):
    line, breaking, expected = BREAKS[name]
    text = long_csv(line, breaking + line)
    source, target = tmp_path / "in.csv", tmp_path / "out.sprat"
    source.write_text(text, encoding="utf-8")
    said = program.convert(source, target).err
    assert program.cat(target).decode() == text
    assert program.has_type(program.column_types(target)[0], expected)
    if expected == "text":
        assert re.search(rf"column a stays text: .* on line {misfit_line(text, breaking)}\b", said), said


@pytest.mark.parametrize("name", BREAKS)
def test_a_pipe_is_refused_with_line_column_value_and_the_option_that_helps(name, tmp_path):
    line, breaking, _ = BREAKS[name]
    text = long_csv(line, breaking + line)
    result = program.run("convert", "-", tmp_path / "out.sprat", stdin=text.encode())
    value = re.escape(breaking.splitlines()[-1].partition(",")[0].strip('"'))
    program.assert_refused(result, rf":{misfit_line(text, breaking)}: column 1 \(a\): .*{value}.*--type")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", BREAKS)
def test_the_option_that_helps_does(name, tmp_path):
    line, breaking, expected = BREAKS[name]
    text = long_csv(line, breaking + line)
    target = tmp_path / "out.sprat"
    program.convert("-", target, "--type", f"a={expected}", stdin=text.encode())
    assert program.cat(target).decode() == text


def test_columns_that_break_together_are_decided_together(tmp_path):
    text = long_csv("1,2.50\n", "1.5,2.5\n1,x\n")
    source, target = tmp_path / "in.csv", tmp_path / "out.sprat"
    source.write_text(text, encoding="utf-8")
    program.convert(source, target)
    assert program.cat(target).decode() == text
    assert program.column_types(target) == ["double", "text"]


def test_a_column_of_nulls_gets_the_type_of_its_late_values(tmp_path):
    text = long_csv(",x\n", "7,x\n")
    source, target = tmp_path / "in.csv", tmp_path / "out.sprat"
    source.write_text(text, encoding="utf-8")
    program.convert(source, target)
    assert program.cat(target).decode() == text
    assert program.column_types(target) == ["long", "text"]


def test_the_first_and_the_last_row_count_as_all_others(tmp_path):
    """The column's type holds from the first row to the last, whichever row is the odd one."""
    for text in ("a\nx\n" + "1\n" * 9, "a\n" + "1\n" * 9 + "x\n", "a\n" + "1\n" * 9 + "x"):
        (tmp_path / "in.csv").write_text(text, encoding="utf-8")
        program.convert(tmp_path / "in.csv", tmp_path / "out.sprat", "--force")
        assert program.column_types(tmp_path / "out.sprat") == ["text"]
        assert program.cat(tmp_path / "out.sprat").decode() == text


def test_a_value_that_breaks_a_type_given_is_an_error_and_leaves_nothing(tmp_path):
    (tmp_path / "in.csv").write_text("a,b\n1,2\n3,12a\n", encoding="utf-8")
    result = program.run("convert", tmp_path / "in.csv", tmp_path / "out.sprat", "--type", "b=long")
    program.assert_refused(result, r"in\.csv:3: column 2 \(b\): '12a' is not a long")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
