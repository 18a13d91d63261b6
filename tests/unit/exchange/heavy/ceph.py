"""The smallest Ceph that serves S3: a monitor, a store in memory, a RADOS gateway; on loopback."""

from __future__ import annotations

import subprocess
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.unit.exchange.heavy.servers import Served, free_port, listening, s3_place

CONF = """
[global]
fsid = {fsid}
mon initial members = a
mon host = v1:127.0.0.1:{monitor}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr2 = false
auth cluster required = none
auth service required = none
auth client required = none
keyring = /dev/null
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = 1073741824
mon allow pool size one = true
mon max pg per osd = 1000
mon data avail crit = 1
mon data = {folder}/mon
osd data = {folder}/osd
log file = {folder}/$name.log
pid file = {folder}/$name.pid
admin socket = {folder}/$name.$pid.asok
mon cluster log file = {folder}/cluster.log
run dir = {folder}
"""


@contextmanager
def cluster(tmp_path: Path) -> Iterator[Served]:
    """A gateway without a bucket; Debian's ceph-mon, ceph-osd and radosgw."""
    monitor, port = free_port(), free_port()
    with TemporaryDirectory(prefix="ceph") as short, ExitStack() as stack:
        folder = Path(short)  # a socket's name must be short
        (folder / "mon").mkdir()
        (folder / "osd").mkdir()
        fsid, store = str(uuid.uuid4()), str(uuid.uuid4())
        conf = folder / "c.conf"
        conf.write_text(CONF.format(fsid=fsid, monitor=monitor, folder=folder))

        def run(*command: str) -> None:
            more = ("-c", str(conf))
            subprocess.run((*command, *more), check=True, capture_output=True, timeout=60)

        where = f"[v1:127.0.0.1:{monitor}]"
        made = ("monmaptool", "--create", "--fsid", fsid, "--addv", "a", where)
        subprocess.run((*made, str(folder / "map")), check=True, capture_output=True)
        run("ceph-mon", "--mkfs", "-i", "a", "--monmap", str(folder / "map"))
        log = tmp_path / "ceph.log"
        daemon = ("ceph-mon", "-i", "a", "-c", str(conf), "-f")
        stack.enter_context(listening(log, monitor, *daemon))
        run("ceph", "--connect-timeout", "30", "osd", "new", store)
        (folder / "osd" / "fsid").write_text(f"{store}\n")  # else it would call itself otherwise
        run("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", store)
        with log.open("ab") as out:
            osd = subprocess.Popen(
                ("ceph-osd", "-i", "0", "-c", str(conf), "-f"), stdout=out, stderr=out
            )
        stack.callback(_end, osd)
        gateway = ("radosgw", "-n", "client.rgw", "-c", str(conf), "-f", "--rgw-frontends")
        command = (*gateway, f"beast endpoint=127.0.0.1:{port}")
        process = stack.enter_context(
            listening(log, port, *command, seconds=300)
        )  # as long as it waits for its store itself
        user = ("radosgw-admin", "-n", "client.rgw", "user", "create", "--uid", "office")
        run(*user, "--display-name", "office", "--access-key", "user", "--secret", "secret")
        yield Served(port, s3_place, None, process, command, log)


def with_bucket(served: Served) -> Served:
    """The gateway with a fresh bucket."""
    name = f"office-{uuid.uuid4().hex}"
    _make_bucket(served.port, name)
    return replace(served, place=lambda port: replace(s3_place(port), where=name))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _make_bucket(port: int, name: str) -> None:
    import boto3

    keys = {"aws_access_key_id": "user", "aws_secret_access_key": "secret"}
    client = boto3.client(
        "s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1", **keys
    )
    client.create_bucket(Bucket=name)
    client.close()
