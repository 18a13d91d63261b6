"""Make the vendor's two keys, once: the one that signs updates, and a spare for when it is lost.

    python installer/update/make_keys.py FOLDER

FOLDER (a stick that lies in a safe, never this checkout) gets `current.pem` and `spare.pem`; their
public halves go into resources/update/keys.toml, which is committed. Programs built before take no
update signed with the new keys: they need an installer once.
"""

import sys
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("current", "spare")


def make(folder: Path, public: Path) -> None:
    """Write the secret halves to folder, the public ones into the file the program reads."""
    folder = folder.resolve()
    if folder == ROOT or ROOT in folder.parents:
        raise SystemExit("กุญแจลับต้องอยู่นอกโฟลเดอร์ซอร์ส · keep the secret keys outside this checkout")
    folder.mkdir(parents=True, exist_ok=True)
    if any((folder / f"{name}.pem").exists() for name in NAMES):
        raise SystemExit(f"มีกุญแจอยู่แล้ว ไม่เขียนทับ · there are keys already: {folder}")
    text = public.read_text("utf-8")
    for name in NAMES:
        key = Ed25519PrivateKey.generate()
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        file = folder / f"{name}.pem"
        file.touch(mode=0o600)
        file.write_bytes(secret)
        head, _, tail = text.partition(f'\n{name} = "')
        told = key.public_key().public_bytes_raw().hex()
        text = f'{head}\n{name} = "{told}"{tail.partition(chr(34))[2]}'
    public.write_text(text, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    make(Path(sys.argv[1]), ROOT / "resources/update/keys.toml")
