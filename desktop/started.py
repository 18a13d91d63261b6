"""How long this process has run and what memory it holds: what `--until-painted` tells."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def age_ms() -> int:
    """Milliseconds since the process began."""
    if sys.platform == "win32":
        return _windows_age_ms()
    ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    up = float(Path("/proc/uptime").read_text().split()[0])
    return round((up - ticks / os.sysconf("SC_CLK_TCK")) * 1000)


def rss_mb() -> float:
    """Megabytes of memory that are resident."""
    if sys.platform == "win32":
        return _windows_rss_mb()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


def _windows_age_ms() -> int:
    if sys.platform != "win32":
        return 0
    import ctypes
    from ctypes import byref

    kernel = ctypes.WinDLL("kernel32")
    began, now, other = ctypes.c_uint64(), ctypes.c_uint64(), ctypes.c_uint64()
    process = ctypes.c_void_p(-1)  # what GetCurrentProcess gives
    kernel.GetProcessTimes(process, byref(began), byref(other), byref(other), byref(other))
    kernel.GetSystemTimeAsFileTime(byref(now))
    return (now.value - began.value) // 10_000  # of 100 ns


def _windows_rss_mb() -> float:
    if sys.platform != "win32":
        return 0.0
    import ctypes

    counters = (ctypes.c_size_t * 9)()  # PROCESS_MEMORY_COUNTERS: two DWORDs, then sizes
    ctypes.WinDLL("psapi").GetProcessMemoryInfo(
        ctypes.c_void_p(-1), counters, ctypes.c_ulong(ctypes.sizeof(counters))
    )
    return round(counters[2] / 1e6, 1)
