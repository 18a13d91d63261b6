"""What is wrong with a paper, by reason and facts; the sentences live in office.words.paper."""


class PaperError(Exception):
    """A paper source or an emblem or a font that cannot be printed as it stands.

    `reason` is a key of `desktop.office.words`, `facts` fills the blanks (`line` counts from 1).
    """

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason = reason
        self.facts: dict[str, object] = facts
