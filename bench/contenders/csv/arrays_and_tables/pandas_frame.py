# SPDX-License-Identifier: Apache-2.0
"""pandas.read_csv."""
import _data_frames

TRACED = True
warm_up = _data_frames.warm_up


def run(job):
    with job.writing():
        frame = _data_frames.read_csv(job)
    with job.reading():
        return _data_frames.totals(job, frame)
