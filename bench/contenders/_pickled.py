# SPDX-License-Identifier: Apache-2.0
"""Whole lists to a pickle file and back; protocol 5, the newest."""
import pickle


def dump(job, rows):
    """Writes job.data."""
    with open(job.data, "wb") as file:
        pickle.dump(rows, file, protocol=5)


def load(job):
    """Reads job.data."""
    with open(job.data, "rb") as file:
        return pickle.load(file)
