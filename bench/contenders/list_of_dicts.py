# SPDX-License-Identifier: Apache-2.0
"""csv.DictReader into a list, as most programs begin."""
import _common

_common.main(lambda job: job.totals_of_dicts(list(job.dict_rows())))
