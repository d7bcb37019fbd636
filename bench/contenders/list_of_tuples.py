# SPDX-License-Identifier: Apache-2.0
"""csv.reader into a list of tuples."""
import _common

_common.main(lambda job: job.totals_of_lists(list(map(tuple, job.list_rows()))))
