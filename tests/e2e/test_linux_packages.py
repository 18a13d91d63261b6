"""The .deb and the .run in a bare Debian: installed, used by a plain user, upgraded, removed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.packages import ROOT, VERSION, built, need, need_root

pytestmark = pytest.mark.heavy

DEB, RUN = "prachakhom_{version}_amd64.deb", "prachakhom-{version}.run"
SIZES = {"deb": 55 << 20, "installed": 170 << 20}  # MB as du and dpkg count them


class Root:
    """A Debian of its own; its processes and mounts end with each command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, script: str, *, user: str = "root", good: bool = True) -> str:
        inside = f'su {user} -s /bin/bash -c "$SCRIPT"' if user != "root" else 'bash -c "$SCRIPT"'
        outside = (
            f"mount -t proc proc {self.folder}/proc; mount --bind /dev {self.folder}/dev;"
            f"mount -t tmpfs tmpfs {self.folder}/dev/shm;"
            f" exec chroot {self.folder} /bin/bash -c '{inside}'"
        )
        env = {
            "SCRIPT": f"set -eu\n{script}",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        told = subprocess.run(
            ["unshare", "--mount", "--pid", "--fork", "bash", "-c", outside],
            env=env, capture_output=True, text=True, check=False, timeout=1800,
        )  # fmt: skip
        assert (told.returncode == 0) is good, told.stdout[-3000:] + told.stderr[-3000:]
        return told.stdout


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bookworm root with a screen in it, made once and kept in build/roots for the next run."""
    need("debootstrap", "unshare", "chroot")
    need_root()
    kept = ROOT / "build/roots/bookworm"
    if not (kept / "ready").exists():
        shutil.rmtree(kept, ignore_errors=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        include = "--include=ca-certificates,xvfb,xauth,scrot,poppler-utils"
        subprocess.run(
            ["debootstrap", "--variant=minbase", include, "bookworm", str(kept), mirror()],
            check=True, capture_output=True, timeout=1800,
        )  # fmt: skip
        (kept / "ready").touch()
    return kept


def mirror() -> str:
    """Where this machine takes its own Debian packages from."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return next(line for line in told.stdout.splitlines() if line.rstrip("/").endswith("debian"))


@pytest.fixture
def root(bare: Path, tmp_path: Path) -> Iterator[Root]:
    folder = tmp_path / "root"
    subprocess.run(["cp", "-a", "--reflink=auto", bare, folder], check=True)
    shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
    made = Root(folder)
    made.run("useradd --create-home clerk")
    yield made
    shutil.rmtree(folder)


def older(deb: Path, version: str, out: Path) -> Path:
    """The same package under an earlier version: what is upgraded."""
    subprocess.run(["dpkg-deb", "-R", deb, out / "tree"], check=True)
    control = out / "tree/DEBIAN/control"
    control.write_text(
        control.read_text().replace(f"Version: {VERSION}\n", f"Version: {version}\n")
    )
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "-b", out / "tree", out / "old.deb"],
        check=True, capture_output=True,
    )  # fmt: skip
    return out / "old.deb"


PAINTS = 'QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1366x768x24" timeout 300 {} --until-painted'


def test_the_deb_is_installed_used_upgraded_and_removed_and_the_records_stay(
    root: Root, tmp_path: Path
) -> None:
    deb = built("linux", DEB)
    shutil.copy(deb, root.folder / "new.deb")
    shutil.copy(older(deb, "0.0.9", tmp_path), root.folder / "old.deb")
    for source in (Path("/etc/apt/sources.list.d/debian.sources"), Path("/etc/apt/apt.conf.d")):
        if source.exists():
            subprocess.run(["cp", "-a", source, root.folder / str(source.parent)[1:]], check=True)
    root.run("apt-get -qq update; apt-get -qq install -y --no-install-recommends /old.deb")
    seed = (ROOT / "resources/forms/memo.md").read_text("utf-8")
    (root.folder / "home/clerk/memo.md").write_text(seed, "utf-8")
    root.run("prachakhom demo ~/office --hearings 1 --people 20", user="clerk")
    painted = root.run("cd; " + PAINTS.format("prachakhom --office ~/office"), user="clerk")
    assert '"ms":' in painted
    assert '"ms":' in root.run("cd; " + PAINTS.format("prachakhom --demo"), user="clerk")
    root.run("cd; prachakhom typeset memo.md -o memo.pdf", user="clerk")
    text = root.run("pdftotext /home/clerk/memo.pdf - ; pdffonts /home/clerk/memo.pdf")
    assert "บันทึกข้อความ" in text
    assert "Sarabun" in text
    refused = "prachakhom update /x.pku 2>&1 | grep administrator"
    assert ".deb" in root.run(refused, user="clerk")
    root.run("apt-get -qq install -y /new.deb")
    assert VERSION in root.run("dpkg-query -W -f '${Version}' prachakhom")
    root.run("cd; prachakhom check ~/office", user="clerk")
    root.run("test -e /usr/share/applications/prachakhom.desktop")
    root.run("apt-get -qq remove -y prachakhom")
    root.run("test ! -e /opt/prachakhom; test ! -e /usr/bin/prachakhom")
    root.run("! ls /usr/share/mime/packages/prachakhom*")
    assert (root.folder / "home/clerk/office/office.db").exists()


def test_the_run_is_installed_without_root_and_removed_and_the_records_stay(root: Root) -> None:
    shutil.copy(built("linux", RUN), root.folder / "setup.run")
    shutil.copy(built("linux", DEB), root.folder / "new.deb")
    for source in (Path("/etc/apt/sources.list.d/debian.sources"), Path("/etc/apt/apt.conf.d")):
        if source.exists():
            subprocess.run(["cp", "-a", source, root.folder / str(source.parent)[1:]], check=True)
    # the libraries a desktop has anyway: those the .deb asks for, without the program
    root.run(
        "apt-get -qq update; apt-get -qq install -y xz-utils $(dpkg-deb -f /new.deb Depends |"
        r" tr ',' '\n' | sed 's/(.*)//; s/|.*//')"
    )
    root.run("chmod +x /setup.run; ! /setup.run --nox11")  # root is refused
    root.run("cd; /setup.run --nox11", user="clerk")
    run = "~/.local/bin/prachakhom"
    root.run(f"{run} demo ~/office --hearings 1 --people 20", user="clerk")
    assert '"ms":' in root.run("cd; " + PAINTS.format(f"{run} --office ~/office"), user="clerk")
    root.run("cd; /setup.run --nox11", user="clerk")  # over itself
    root.run(f"{run} check ~/office", user="clerk")
    root.run("~/.local/opt/prachakhom/uninstall", user="clerk")
    left = root.run("find ~/.local -name '*prachakhom*'", user="clerk")
    assert not [
        line
        for line in left.splitlines()
        if "/prachakhom" in line and "state/" not in line and "share/prachakhom" not in line
    ], left
    assert (root.folder / "home/clerk/office/office.db").exists()


def test_the_packages_are_small_enough_and_say_what_they_are(tmp_path: Path) -> None:
    need("desktop-file-validate", "appstreamcli")
    deb = built("linux", DEB)
    assert deb.stat().st_size <= SIZES["deb"]
    subprocess.run(["dpkg-deb", "-x", deb, tmp_path], check=True)
    files = [path for path in tmp_path.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) <= SIZES["installed"]
    entry = tmp_path / "usr/share/applications/prachakhom.desktop"
    subprocess.run(["desktop-file-validate", entry], check=True)
    metainfo = tmp_path / "usr/share/metainfo/prachakhom.metainfo.xml"
    told = subprocess.run(
        ["appstreamcli", "validate", "--no-net", metainfo],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout
    assert "Exec=prachakhom %f" in entry.read_text("utf-8")


def test_the_frozen_program_loads_paper_exchange_and_keys_only_when_asked(tmp_path: Path) -> None:
    """What a start maps into memory: none of the libraries of printing, exchange and docx."""
    need("strace")
    subprocess.run(["dpkg-deb", "-x", built("linux", DEB), tmp_path], check=True)
    program = tmp_path / "opt/prachakhom/prachakhom"
    env = {
        "HOME": str(tmp_path / "home"),
        "QT_QPA_PLATFORM": "offscreen",
        "PATH": os.environ["PATH"],
    }
    office = tmp_path / "office"
    subprocess.run([program, "demo", office, "--hearings", "0"], env=env, check=True)
    told = subprocess.run(
        ["strace", "-f", "-e", "trace=openat", program, "--office", office, "--until-painted"],
        env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    opened = [line for line in told.stderr.splitlines() if " = -1 " not in line]
    for heavy in ("_opendal", "_harfbuzz", "libpdfium", "PIL/_imaging", "lxml/etree", "libcrypto"):
        assert not [line for line in opened if heavy in line], heavy
    # nothing of PyInstaller's own imported Qt before: its helpers are kept compiled, as unfrozen
    assert list((tmp_path / "home/.cache/prachakhom").glob("qt-*.bin"))


def test_two_builds_of_one_source_are_the_same_bytes() -> None:
    one = {name: built("linux", name).read_bytes() for name in (DEB, RUN)}
    built("linux", DEB, anew=True)
    for name, data in one.items():
        assert (ROOT / "dist" / name.format(version=VERSION)).read_bytes() == data, name
