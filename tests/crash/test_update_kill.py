"""kill -9 at every step of an update: what starts is the old version whole, or the new one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests import update_kit as kit

UPDATE = """
import json, os, shutil, signal, sys
from pathlib import Path
root, fresh, file, public = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
sys.path.insert(0, sys.argv[5])
from desktop.office.updates import applying, place
from tests import update_kit as kit
from cryptography.hazmat.primitives.asymmetric import ed25519  # before counting: one's own imports

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.link", "os.chmod", "os.rmdir",
         "shutil.rmtree", "subprocess.Popen"}
old, new = kit.contents(root / "versions/1.0.0"), kit.contents(fresh)

def update(left):
    def count(event, _args):
        nonlocal left
        if event in STEPS:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    applying.apply(file, place.Place(root), [bytes.fromhex(public)])
    os._exit(0)

seen = []
for cut in range(10_000):
    child = os.fork()
    if not child:
        update(cut)
    killed = os.waitpid(child, 0)[1] != 0
    now = (root / "current").read_text()
    there = kit.contents(root / "versions" / now)
    before = (root / "versions/1.0.0").exists() and kit.contents(root / "versions/1.0.0") == old
    seen.append([now, there == (old if now == "1.0.0" else new), before])
    if not killed:
        break
    if now == "1.1.0":  # begin again from the old one
        (root / "current").write_text("1.0.0")
print(json.dumps(seen))
"""


def test_a_cut_leaves_the_old_version_or_the_new(tmp_path: Path) -> None:
    old = kit.version_tree(tmp_path / "old", kit.IDLE)
    new = kit.version_tree(tmp_path / "new", kit.IDLE, word="ใหม่")
    root = kit.install(tmp_path / "place", old, "1.0.0")
    vendor = kit.Vendor()
    file = vendor.update(new, "1.1.0", tmp_path / "u.pku")
    words = [str(root), str(new), str(file), vendor.public.hex(), str(kit.ROOT)]
    ran = subprocess.run(
        [sys.executable, "-c", UPDATE, *words], capture_output=True, text=True, check=True
    )
    seen = json.loads(ran.stdout)
    assert len(seen) > 30, "too few places to cut"
    assert all(whole and before for _, whole, before in seen), seen
    assert {now for now, *_ in seen} == {"1.0.0", "1.1.0"}
    assert seen[-1][0] == "1.1.0"
