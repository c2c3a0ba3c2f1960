"""How long a test waits for what has to come: a broken app fails it, and no busy machine."""

from __future__ import annotations

PATIENCE = 300
"""Seconds, for a process or a run of the app."""

A_MINUTE = 60
"""Seconds, for what a page shows at once on a machine that does nothing else."""
