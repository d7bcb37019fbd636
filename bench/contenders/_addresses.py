# SPDX-License-Identifier: Apache-2.0
"""Addresses of six fields, as objects of a class, in a list; as many as there are tuples."""
import _row_classes

FIELDS = ["street", "number", "city", "code", "state", "country"]


def hold(job, has_slots):
    """Makes them and counts a city's. Texts are shared, so that only the objects are measured."""
    address = _row_classes.row_class(FIELDS, has_slots=has_slots)
    cities = ["Chicago", "Evanston", "Cicero", "Oak Park"]
    with job.writing():
        addresses = [address("Clark", i % 100, cities[i % 4], "60601", "IL", "US") for i in range(job.rows)]
    with job.reading():
        assert sum(address.city == "Cicero" for address in addresses) == len(range(2, job.rows, 4))
