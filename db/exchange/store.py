"""The library that speaks with a hub, and what it says in words a clerk can act on."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import opendal

from db.exchange.places import FOLDER, WEBDAV, HubTrouble, Place

_TIMEOUT = 20  # seconds of silence
_TRIES = 3
_EVERY = tuple(  # the library's exceptions have no parent of their own
    kind
    for kind in vars(opendal.exceptions).values()
    if isinstance(kind, type) and issubclass(kind, Exception)
)


def operator(place: Place) -> Any:
    """The library's view of a hub. Raises HubTrouble for a folder that is not there."""
    layers = opendal.layers
    if place.kind == FOLDER:
        root = Path(place.where)
        if not root.is_dir():  # the library would make the mount point of a pulled stick a folder
            raise HubTrouble("hub-not-there", place=place.where)
        made = opendal.Operator("fs", root=str(root), atomic_write_dir=str(root / ".up"))
    elif place.kind == WEBDAV:
        facts = {"endpoint": place.where}
        if place.user:
            facts |= {"username": place.user, "password": place.secret}
        made = opendal.Operator("webdav", **facts)
    else:
        facts = {"bucket": place.where, "region": place.region or "us-east-1"}
        if place.endpoint:
            facts["endpoint"] = place.endpoint
        if place.user:
            facts |= {"access_key_id": place.user, "secret_access_key": place.secret}
        made = opendal.Operator("s3", **facts)
    timeout = layers.TimeoutLayer(timeout=_TIMEOUT, io_timeout=_TIMEOUT)
    retry = layers.RetryLayer(max_times=_TRIES, factor=2.0, jitter=True, min_delay=0.2, max_delay=2)
    return made.layer(timeout).layer(retry)


def listed(found: Any, folder: str) -> list[str]:
    """The paths in a folder of a hub.

    Asynchronously: the library's plain listing keeps every other thread of the program waiting
    until the server has answered.
    """

    async def paths() -> list[str]:
        entries = await found.to_async_operator().list(folder)
        return [entry.path async for entry in entries]

    return asyncio.run(paths())


@contextmanager
def told_apart(place: Place) -> Iterator[None]:
    """Turn what the library says into what a clerk can act on."""
    kinds = opendal.exceptions
    try:
        yield
    except kinds.NotFound as error:
        raise HubTrouble("hub-not-there", place=place.where) from error
    except kinds.PermissionDenied as error:
        raise HubTrouble("hub-denied", place=place.where) from error
    except kinds.ConfigInvalid as error:
        raise HubTrouble("hub-address", place=place.where) from error
    except _EVERY as error:
        told = " ".join(str(error).split())
        if re.search(r"\b(401|403)\b|permission denied|read-only", told, re.IGNORECASE):
            raise HubTrouble("hub-denied", place=place.where) from error
        if re.search(r"\b507\b|no space|disk full", told, re.IGNORECASE):
            raise HubTrouble("hub-full", place=place.where) from error
        raise HubTrouble("hub-unreachable", place=place.where, detail=told[:160]) from error
