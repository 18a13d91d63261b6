"""Real servers on loopback: WebDAV by wsgidav, Apache and rclone, S3 by moto (and `ceph`)."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.request import Request, urlopen

from db.exchange import places
from db.exchange.places import Place


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def listening(log: Path, port: int, *command: str, seconds: float = 40
              ) -> Iterator[subprocess.Popen[bytes]]:  # fmt: skip
    """A program that listens on a port, for the length of a block."""
    with log.open("ab") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            end = monotonic() + seconds
            while monotonic() < end:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, log.read_text(errors="replace")[-2000:]
            else:
                told = log.read_text(errors="replace")[-2000:]
                raise AssertionError(f"{command[0]} does not listen: {told}")
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@dataclass
class Served:
    """A server that runs; `files` is the folder behind it, None where there is none."""

    port: int
    place: Callable[[int], Place]
    files: Path | None
    process: subprocess.Popen[bytes]
    command: tuple[str, ...]
    log: Path

    def at(self, port: int) -> Place:
        """Where the hub is, through a port."""
        return self.place(port)

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait()

    def again(self, stack: ExitStack) -> None:
        """Start it anew on the same port and store."""
        self.process = stack.enter_context(listening(self.log, self.port, *self.command))


def _dav(port: int) -> Place:
    return Place(places.WEBDAV, f"http://127.0.0.1:{port}")


@contextmanager
def wsgidav(
    tmp_path: Path, root: Path | None = None, *, read_only: bool = False, user: str = ""
) -> Iterator[Served]:
    port = free_port()
    if root is None:
        root = tmp_path / "wsgidav"
        root.mkdir()
    name, _, secret = user.partition(":")
    settings = {
        "server": "cheroot",
        "host": "127.0.0.1",
        "port": port,
        "provider_mapping": {"/": {"root": str(root), "readonly": read_only}},
        "simple_dc": {"user_mapping": {"*": {name: {"password": secret}} if user else True}},
        "http_authenticator": {"accept_basic": True, "accept_digest": False,
                               "default_to_digest": False},
    }  # fmt: skip
    config = tmp_path / "wsgidav.json"
    config.write_text(json.dumps(settings))
    command = (sys.executable, "-m", "wsgidav.server.server_cli", "--config", str(config))
    log = tmp_path / "wsgidav.log"
    with listening(log, port, *command) as process:
        yield Served(port, _dav, root, process, command, log)


@contextmanager
def moto(tmp_path: Path) -> Iterator[Served]:
    port = free_port()
    command = (sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port))
    log = tmp_path / "moto.log"
    with listening(log, port, *command) as process:
        urlopen(Request(f"http://127.0.0.1:{port}/office", method="PUT")).close()
        yield Served(port, s3_place, None, process, command, log)


def s3_place(port: int) -> Place:
    return Place(places.S3, "office", "user", "secret", f"http://127.0.0.1:{port}", "us-east-1")


APACHE = """
ServerRoot {root}
PidFile {root}/pid
ErrorLog {root}/error.log
Listen 127.0.0.1:{port}
ServerName localhost
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dav_module {modules}/mod_dav.so
LoadModule dav_fs_module {modules}/mod_dav_fs.so
DavLockDB {root}/locks
DocumentRoot {root}/store
User {user}
<Directory {root}/store>
  Dav On
  Require all granted
</Directory>
"""


@contextmanager
def apache(tmp_path: Path) -> Iterator[Served]:
    """Apache's mod_dav, as many providers run it (Debian's apache2)."""
    port, root = free_port(), tmp_path / "apache"
    (root / "store").mkdir(parents=True)
    user = "www-data" if os.geteuid() == 0 else os.environ.get("USER", "nobody")
    config = root / "apache.conf"
    config.write_text(
        APACHE.format(root=root, port=port, modules="/usr/lib/apache2/modules", user=user)
    )
    if os.geteuid() == 0:  # its own user must reach the store
        for folder in (root, *root.parents):
            if folder != Path("/") and folder.stat().st_uid == 0:
                folder.chmod(folder.stat().st_mode | 0o011)
        for folder in (root, root / "store"):
            shutil.chown(folder, user)
    command = ("/usr/sbin/apache2", "-f", str(config), "-D", "FOREGROUND")
    log = tmp_path / "apache.log"
    with listening(log, port, *command) as process:
        yield Served(port, _dav, root / "store", process, command, log)


@contextmanager
def rclone(tmp_path: Path) -> Iterator[Served]:
    """rclone's WebDAV server; Debian's rclone has no `serve s3` yet."""
    port, root = free_port(), tmp_path / "rclone"
    root.mkdir()
    command = ("rclone", "serve", "webdav", str(root), "--addr", f"127.0.0.1:{port}",
               "--config", "/dev/null")  # fmt: skip
    log = tmp_path / "rclone.log"
    with listening(log, port, *command) as process:
        yield Served(port, _dav, root, process, command, log)


SERVERS: dict[str, Callable[..., AbstractContextManager[Served]]] = {
    "wsgidav": wsgidav,
    "moto": moto,
    "apache": apache,
    "rclone": rclone,
}
