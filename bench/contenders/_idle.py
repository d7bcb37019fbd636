# SPDX-License-Identifier: Apache-2.0
"""The baseline: an interpreter with what every contender imports, and no rows."""
import _common

_common.main(lambda job: "")
