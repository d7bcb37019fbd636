# SPDX-License-Identifier: Apache-2.0
"""The baseline: an interpreter with what every contender imports, and no rows."""


def run(job):
    return ""
