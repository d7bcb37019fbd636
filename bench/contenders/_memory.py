# SPDX-License-Identifier: Apache-2.0
"""Memory of processes as the system counts it, in units of 1024 bytes."""
import sys

FIELDS = ("VmHWM", "VmRSS", "RssAnon", "RssFile")


def status(pid="self"):
    """Peak and present resident memory, and the latter's parts; outside Linux what is known."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as lines:
            found = dict.fromkeys(FIELDS, 0)
            for line in lines:
                name, _, value = line.partition(":")
                if name in found:
                    found[name] = int(value.split()[0])
            return found
    except FileNotFoundError:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        peak = peak // 1024 if sys.platform == "darwin" else peak
        return {"VmHWM": peak, "VmRSS": peak, "RssAnon": 0, "RssFile": 0}


def forget_peak():
    """Makes VmHWM begin anew, so that a peak of imports does not count."""
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
            file.write("5")
    except OSError:
        pass
