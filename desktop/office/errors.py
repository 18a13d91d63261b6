"""What may go wrong without a bug: a rule said no, or the environment is in trouble."""


class Refused(Exception):
    """A deed the rules forbid; nothing was changed.

    `reason` is a key of `desktop.office.words`, `facts` fills the sentence's blanks.
    """

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts: dict[str, object] = facts
