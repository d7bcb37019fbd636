# SPDX-License-Identifier: Apache-2.0
"""The oracle itself notices every kind of loss, and nothing else."""
import pytest

import oracle

LOSSES = {
    "a-cell": (b"a,b\n1,2\n", b"a,b\n1,3\n"),
    "a-space": (b"a,b\n1, 2\n", b"a,b\n1,2\n"),
    "a-header": (b"a,b\n1,2\n", b"a,c\n1,2\n"),
    "an-empty-header": (b"a,\n1,2\n", b"a,b\n1,2\n"),
    "a-row": (b"a,b\n1,2\n3,4\n", b"a,b\n1,2\n"),
    "a-null": (b"a,b\n1,\n", b'a,b\n1,""\n'),
    "an-empty-text": (b'a,b\n1,""\n', b"a,b\n1,\n"),
    "a-null-alone": (b"a\n1\n\n", b"a\n1\n"),
    "a-line-end-inside-quotes": (b'a\n"x\r\ny"\n', b'a\n"x\ny"\n'),
    "a-doubled-quote": (b'a\n""""\n', b'a\n""\n'),
}
SAME = {
    "quotes": (b'a,"b"\n"1",2\n', b"a,b\n1,2\n"),
    "line-ends": (b"a,b\r\n1,2\r", b"a,b\n1,2\n"),
    "blank-lines": (b"a,b\n\n1,2\n\n", b"a,b\n1,2\n"),
    "final-newline": (b"a,b\n1,2", b"a,b\n1,2\n"),
    "byte-order-mark": (b"\xef\xbb\xbfa,b\n1,2\n", b"a,b\n1,2\n"),
}


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_is_noticed(name):
    with pytest.raises(AssertionError):
        oracle.assert_same_table(*LOSSES[name], oracle.Dialect())


@pytest.mark.parametrize("name", SAME)
def test_what_may_differ_may(name):
    oracle.assert_same_table(*SAME[name], oracle.Dialect())


def test_a_null_word_in_quotes_is_another_cell():
    with pytest.raises(AssertionError):
        oracle.assert_same_table(b'a,b\n1,"NA"\n', b"a,b\n1,NA\n", oracle.Dialect(null=["NA"]))
