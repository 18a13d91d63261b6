"""The commands of the command line that pass records on: between PCs, offices and databases."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

Passphrase = Callable[[Path], str | None]  # what opens the office in a folder


def sync_arguments(parser: argparse.ArgumentParser) -> None:
    """What `sync` asks."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of the office")
    parser.add_argument("--hub", metavar="FOLDER|URL", help="set up this folder or WebDAV address")


def sync(asked: argparse.Namespace, passphrase: Passphrase) -> bool:
    """One pass with the hub; not well when something was refused, damaged or forked."""
    from desktop.office import hub, office

    office.open_at(asked.folder, passphrase=passphrase(asked.folder))
    try:
        if asked.hub:
            kind = "webdav" if asked.hub.startswith(("http://", "https://")) else "folder"
            secret = os.environ.get("PRACHAKHOM_HUB_SECRET", "")
            user = os.environ.get("PRACHAKHOM_HUB_USER", "")
            hub.use(hub.Place(kind, asked.hub, user, secret))
        done = hub.sync()
    finally:
        office.close()
    took = f"took {done.got} bundles, {done.operations} operations, {done.files} files"
    print(f"left {done.sent}, {took}")
    for count, what in (
        (done.conflicts, "conflicts to be settled"),
        (done.waiting, "segments that wait for others"),
        (done.refused, "segments refused"),
        (done.bad, "damaged files, asked for again"),
        (len(done.forks), "PCs with a second history"),
        (len(done.silent), "PCs not heard of yet"),
    ):
        if count:
            print(f"  {count} {what}")
    return not (done.refused or done.forks or done.bad)


def bundle_arguments(parser: argparse.ArgumentParser) -> None:
    """What `bundle` asks."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    out = deeds.add_parser("export", help="write a bundle for the office's other PCs")
    out.add_argument("folder", metavar="DIR", type=Path)
    out.add_argument("file", metavar="FILE.pkb", type=Path)
    out.add_argument("--since", action="store_true", help="only what some PC still lacks")
    out.add_argument(
        "--public", action="store_true", help="the public part (.pkp), for a roll-up of offices"
    )
    look = deeds.add_parser("inspect", help="what a bundle says of itself; needs no office")
    look.add_argument("file", metavar="FILE.pkb", type=Path)
    take = deeds.add_parser("take-in", help="take in a bundle of this office")
    take.add_argument("folder", metavar="DIR", type=Path)
    take.add_argument("file", metavar="FILE.pkb", type=Path)
    take.add_argument("--dry-run", action="store_true", help="tell what would change, no more")


def bundle(asked: argparse.Namespace, passphrase: Passphrase) -> bool:
    """Write a bundle or a public part, look into one, or take one in."""
    from desktop.office import exchange, office, people

    if asked.deed == "inspect":
        for name, value in exchange.told_of(asked.file):
            print(f"{name}: {value}")
        return True
    office.open_at(asked.folder, passphrase=passphrase(asked.folder))
    try:
        if asked.deed == "export" and asked.public:
            from desktop.office import rollup

            count = rollup.export(asked.file, actor=people.anybody())
            print(f"{count} public rows: {asked.file}")
            return True
        if asked.deed == "export":
            made = exchange.export(asked.file, everything=not asked.since, actor=people.anybody())
            told = made.manifest
            print(f"{told.lines} operations, {told.files} files, {made.size} bytes: {asked.file}")
            if made.missing:
                print(f"{made.missing} files are not on this PC yet and so not in the bundle")
            return True
        take = exchange.inspect if asked.dry_run else exchange.take_in
        taken = take(asked.file)
    finally:
        office.close()
    word = "would take in" if asked.dry_run else "took in"
    print(f"{word} {taken.operations} operations of {taken.maker}, {taken.files} files")
    for table, count in sorted(taken.rows.items()):
        print(f"  {table}: {count}")
    for count, what in (
        (taken.conflicts, "conflicts to be settled"),
        (taken.newer, "segments of a newer program, kept until this one is updated"),
        (taken.waiting - taken.newer, "segments that wait for others"),
        (taken.withheld, "operations without their personal fields: ask for a full bundle"),
        (taken.refused, "segments refused"),
        (len(taken.forks), "PCs with a second history"),
    ):
        if count:
            print(f"  {count} {what}")
    return not (taken.refused or taken.forks)


def rollup_arguments(parser: argparse.ArgumentParser) -> None:
    """What `rollup` asks."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the roll-up; made when missing")
    parser.add_argument(
        "files", metavar="FILE.pkp", type=Path, nargs="*", help="public parts to take in"
    )


def rollup(asked: argparse.Namespace, _passphrase: Passphrase) -> bool:
    """Take in each file by itself; not well when one was refused, the others are taken in."""
    from desktop.office import rollup as rollups
    from desktop.office.office import RecordsError
    from desktop.office.words import tell

    if not rollups.exists(asked.folder):
        rollups.make(asked.folder)
    refused = 0
    for file in asked.files:
        try:
            taken = rollups.take(asked.folder, file)
        except RecordsError as trouble:
            refused += 1
            print(f"prachakhom: {file}: {tell(trouble, 'en')}", file=sys.stderr)
        else:
            print(f"took in {taken.rows} rows of {taken.name}")
    for row in rollups.offices(asked.folder):
        print(f"{row.office}\t{row.at}\t{row.rows}\t{row.name}")
    return not refused


def publish_arguments(parser: argparse.ArgumentParser) -> None:
    """What `publish` asks."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="a roll-up, or one office")
    parser.add_argument("url", metavar="postgresql://…", help="the database to publish to")


def publish(asked: argparse.Namespace, passphrase: Passphrase) -> bool:
    """Publish a roll-up, or an office's own public part."""
    from desktop import lean
    from desktop.office import rollup as rollups

    lean.let_in("psycopg")  # peewee is there by now, without it
    offices, rows = rollups.publish_from(asked.folder, asked.url, passphrase(asked.folder))
    print(f"published {offices} offices, {rows} rows")
    return True
