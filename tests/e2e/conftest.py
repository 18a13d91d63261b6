"""A desk of its own for each test: screen, window manager, accessibility bus, printer."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"  # where Debian keeps pyatspi
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PDF_PRINTER = "/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd"


def until(look: Callable[[], object], what: str, seconds: float = 20) -> object:
    """Look until something is there; say what was missed when it never comes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds:g} s in vain for: {what}")


@contextlib.contextmanager
def running(
    *command: str, env: dict[str, str], log: Path, **more: Any
) -> Iterator[subprocess.Popen[Any]]:
    """A program for the length of a block; it gets a polite end, then a hard one."""
    with log.open("wb") as out:
        more = {"stdout": out, "cwd": ROOT, **more}
        process = subprocess.Popen(command, env=env, stderr=out, **more)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a fresh 1366×768 screen with keyboard us,th and an accessibility bus."""
    logs = tmp_path / "logs"
    logs.mkdir()
    env = dict(os.environ)
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        env.pop(name, None)
    env.update(
        HOME=str(tmp_path / "home"),
        XDG_RUNTIME_DIR=str(tmp_path / "run"),
        LANG="C.UTF-8",
        LC_ALL="C.UTF-8",
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
        QT_ACCESSIBILITY="1",
    )
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        env.pop(name, None)
    (tmp_path / "home").mkdir()
    (tmp_path / "run").mkdir(mode=0o700)
    with contextlib.ExitStack() as stack:
        read, write = os.pipe()
        screen = (
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            "1366x768x24",
            "-noreset",  # or the first client to leave takes the others with it
            "-nolisten",
            "tcp",
        )
        stack.enter_context(running(*screen, env=env, log=logs / "xvfb", pass_fds=[write]))
        os.close(write)
        with os.fdopen(read) as pipe:
            env["DISPLAY"] = f":{pipe.readline().strip()}"
        daemon = ("dbus-daemon", "--session", "--nofork", "--print-address")
        pipes = {"stdout": subprocess.PIPE, "text": True}
        bus = stack.enter_context(running(*daemon, env=env, log=logs / "dbus", **pipes))
        assert bus.stdout is not None
        env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        stack.enter_context(running(LAUNCHER, "--launch-immediately", env=env, log=logs / "atspi"))
        stack.enter_context(running("openbox", env=env, log=logs / "openbox"))
        manager = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        until(
            lambda: b"window id" in subprocess.run(manager, env=env, capture_output=True).stdout,
            "the window manager",
        )
        subprocess.run(["setxkbmap", "-layout", "us,th"], env=env, check=True)
        yield env


@pytest.fixture
def printer(seat: dict[str, str], tmp_path: Path) -> Iterator[Path]:
    """A real CUPS server with one queue, «office»; what comes out of the printer is this file."""
    folder = tmp_path.resolve() / "cups"
    for name in ("root", "spool", "cache", "state", "log", "out"):
        (folder / name).mkdir(parents=True)
        (folder / name).chmod(0o777)
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.getuid() and above != Path("/"):
            above.chmod(above.stat().st_mode | 0o011)  # the printer's own user must reach the tray
    socket = folder / "cups.sock"
    (folder / "cups-files.conf").write_text(
        f"ServerRoot {folder}/root\nRequestRoot {folder}/spool\nCacheDir {folder}/cache\n"
        f"StateDir {folder}/state\nErrorLog {folder}/log/error\nAccessLog {folder}/log/access\n"
        f"PageLog {folder}/log/page\nFileDevice Yes\nSystemGroup lpadmin\nUser lp\nGroup lp\n"
    )
    everybody = "Order allow,deny\n  Allow all\n"
    (folder / "cupsd.conf").write_text(
        f"Listen {socket}\nLogLevel info\nBrowsing Off\nWebInterface No\nDefaultAuthType None\n"
        f"<Location />\n  {everybody}</Location>\n<Location /admin>\n  {everybody}</Location>\n"
        "<Policy default>\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>\n"
    )
    seat["CUPS_SERVER"] = str(socket)
    tray = folder / "out" / "printed.pdf"
    command = ("cupsd", "-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf")
    with running(*command, env=seat, log=tmp_path / "logs" / "cupsd"):
        until(socket.exists, "the print server")
        queue = ["lpadmin", "-p", "office", "-E", "-v", f"file://{tray}", "-P", PDF_PRINTER]
        subprocess.run(queue, env=seat, check=True, capture_output=True)
        subprocess.run(["lpadmin", "-d", "office"], env=seat, check=True, capture_output=True)
        yield tray


class Clerk:
    """Someone at the keyboard: sees what the accessibility bus shows, types real keys."""

    def __init__(
        self,
        seat: dict[str, str],
        eyes: subprocess.Popen[str],
        pid: int,
        shots: Path,
        log: Path,
    ):
        self._seat = seat
        self._eyes = eyes
        self._shots = shots
        self._log = log
        self.pid = pid

    @property
    def home(self) -> Path:
        """The home folder of whoever sits here."""
        return Path(self._seat["HOME"])

    def _ask(self, do: str, role: str = "", name: str = "", **more: object) -> dict[str, object]:
        assert self._eyes.stdin is not None
        assert self._eyes.stdout is not None
        request = {"pid": self.pid, "do": do, "role": role, "name": name, **more}
        self._eyes.stdin.write(json.dumps(request) + "\n")
        self._eyes.stdin.flush()
        answer: dict[str, object] = json.loads(self._eyes.stdout.readline())
        return answer

    def sees(self, name: str, role: str = "") -> bool:
        return bool(self._ask("box", role, name)["found"])

    def waits_for(self, name: str, role: str = "", seconds: float = 20) -> None:
        self.until(lambda: self.sees(name, role), f"{role} «{name}»", seconds)

    def waits_until_gone(self, name: str, role: str = "") -> None:
        self.until(lambda: not self.sees(name, role), f"{role} «{name}» to go away")

    def presses(self, name: str, role: str = "") -> None:
        self.waits_for(name, role)
        self.until(lambda: self._ask("press", role, name)["found"], f"«{name}» to be pressed")

    def goes_to(self, name: str, role: str = "") -> None:
        self.waits_for(name, role)
        self.until(
            lambda: self._ask("focus", role, name)["found"], f"«{name}» to take the keyboard"
        )

    def clicks(self, name: str, role: str = "", times: int = 1) -> None:
        self.waits_for(name, role)
        x, y, width, height = self._ask("box", role, name)["box"]  # type: ignore[misc]
        where = [str(x + width // 2), str(y + height // 2)]
        self._x("mousemove", *where, "click", "--repeat", str(times), "1")

    def fills(self, name: str, text: str) -> None:
        """Put these words, and no others, into a field."""
        self.goes_to(name, "text")
        self.keys("ctrl+a")
        self.types(text)

    def becomes(self, name: str) -> None:
        """Another person sits down: Ctrl+U, the first letters of the name, Enter."""
        self.keys("ctrl+u")
        self.goes_to("ค้นหาผู้ใช้งาน", "text")
        self.types(name)
        self.keys("Return")
        self.waits_until_gone("ค้นหาผู้ใช้งาน", "text")
        self.waits_for(f"ผู้ใช้งาน {name}", "push button|button")

    def reads(self, name: str, role: str = "") -> str:
        self.waits_for(name, role)
        return str(self._ask("read", role, name)["text"])

    def page(self) -> str:
        """Everything the window says just now."""
        return str(self._ask("texts")["text"])

    def nameless(self) -> tuple[int, list[str]]:
        """How many parts in sight can be worked, and those of them without a name."""
        told: dict[str, Any] = {}

        def look() -> bool:
            told.update(self._ask("nameless"))
            return bool(told["found"])  # not where a part vanished while it was looked at

        self.until(look, "a window that stands still")
        return int(told["worked"]), list(told["nameless"])

    def tree(self) -> str:
        return str(self._ask("tree").get("text", "the program is gone"))

    def comes_forward(self) -> None:
        """Sit down at this program, where several are on the screen."""
        search = [
            "xdotool",
            "search",
            "--all",
            "--onlyvisible",
            "--pid",
            str(self.pid),
            "--name",
            ".",
        ]

        def windows() -> list[str]:
            found = subprocess.run(search, env=self._seat, capture_output=True, text=True)
            return found.stdout.split()

        found = self.until(windows, "a window on the screen")
        assert isinstance(found, list)
        self._x("windowactivate", "--sync", found[-1])

    def keys(self, *keys: str) -> None:
        self._x("key", "--clearmodifiers", *keys)

    def types(self, text: str) -> None:
        """Type through the keyboard; the Thai layout must be loaded for Thai."""
        self._x("type", "--clearmodifiers", "--delay", "8", text)

    def shoots(self, name: str) -> Path:
        picture = self._shots / f"{name}.png"
        subprocess.run(["scrot", "--overwrite", str(picture)], env=self._seat, check=True)
        return picture

    def until(self, look: Callable[[], object], what: str, seconds: float = 20) -> object:
        """Look until something is there, outside the window too; a miss shows the window."""
        try:
            return until(look, what, seconds)
        except AssertionError as missed:
            self.shoots("missed")
            raise AssertionError(f"{missed}\n{self.tree()}") from None

    @property
    def has_the_keyboard(self) -> bool:
        """Whether keys go to a window of the program: a window that was just shown may wait."""
        command = ["xdotool", "getwindowfocus", "getwindowpid"]
        told = subprocess.run(command, env=self._seat, capture_output=True, text=True)
        return told.stdout.strip() == str(self.pid)

    @property
    def alive(self) -> bool:
        """Whether the program runs."""
        try:
            return "\nState:\tZ" not in Path(f"/proc/{self.pid}/status").read_text()
        except FileNotFoundError:
            return False

    def leaves(self) -> None:
        """Alt+F4: the program ends by itself, and has said nothing of trouble."""
        self.keys("alt+F4")
        until(lambda: not self.alive, "the program to end")
        said = self._log.read_text(errors="replace")
        assert "Traceback" not in said, said[-4000:]
        fell = [file.read_text(errors="replace") for file in self.home.rglob("crash-*.txt")]
        assert not fell, fell[0]

    def _x(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self._seat, check=True)


@pytest.fixture
def clerk(seat: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Clerk]]:
    """Start the program as a clerk would; gives the clerk sitting in front of it."""
    shots = Path(os.environ.get("PRACHAKHOM_SHOTS", tmp_path / "shots"))
    shots.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        command = (SYSTEM_PYTHON, str(Path(__file__).with_name("eyes.py")))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        log = tmp_path / "logs" / "eyes"
        eyes = stack.enter_context(running(*command, env=seat, log=log, **pipes))

        started = 0

        def start(*arguments: str) -> Clerk:
            nonlocal started
            started += 1
            log = tmp_path / "logs" / f"program{started}"
            command = (sys.executable, "-m", "desktop", *arguments)
            program = stack.enter_context(running(*command, env=seat, log=log))
            someone = Clerk(seat, eyes, program.pid, shots, log)
            try:
                until(
                    lambda: program.poll() is not None or someone.sees("", "frame|dialog"),
                    "a window",
                    60,
                )
            except AssertionError:
                raise AssertionError(log.read_text(errors="replace")[-4000:]) from None
            assert program.poll() is None, log.read_text(errors="replace")[-4000:]
            someone.until(lambda: someone.has_the_keyboard, "the keyboard to be the window's")
            return someone

        yield start
