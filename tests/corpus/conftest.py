# SPDX-License-Identifier: Apache-2.0
"""Assertions in the helper modules explain themselves as those in the tests do."""
import pytest

pytest.register_assert_rewrite("oracle", "program", "round_trip")
