"""The office's own key, sealed under the paper key, so that it does not die with the first PC.

The same box that lies in the founding PC's `keys.json` travels as a statement. The paper key has
160 random bits: a box that others may see opens to nobody who has not the paper.
"""

from __future__ import annotations

from collections.abc import Mapping

import apsw

from db.exchange import trust
from db.exchange.trust import ESCROW, Signer, Statement
from db.vault import Vault


def box(connection: apsw.Connection) -> Mapping[str, str] | None:
    """The newest box this PC holds: `nonce` and `box` in base 64; None for none."""
    told = [facts for facts in trust.held(connection) if facts["kind"] == ESCROW]
    if not told:
        return None
    newest = max(told, key=lambda facts: (facts["at"], facts["box"]))
    return {"nonce": newest["nonce"], "box": newest["box"]}


def missing(connection: apsw.Connection, vault: Vault, by: Signer) -> list[Statement]:
    """The statement that carries this PC's box, when it has one that was not told yet."""
    own = vault.office_box
    if own is None or by.name != trust.OFFICE or own == box(connection):
        return []
    return [trust.state(ESCROW, {"device": vault.device_id, **own}, by)]
