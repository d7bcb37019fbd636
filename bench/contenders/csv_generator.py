# SPDX-License-Identifier: Apache-2.0
"""No row is held: csv.reader, one row at a time."""
import _common

_common.main(lambda job: job.totals_of_lists(job.list_rows()))
