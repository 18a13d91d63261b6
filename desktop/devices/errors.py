"""What goes wrong with a device: told to the clerk, never a bug."""

from __future__ import annotations


class DeviceError(Exception):
    """A device is missing, was pulled out, or answers nonsense; `reason` names the sentence."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts
