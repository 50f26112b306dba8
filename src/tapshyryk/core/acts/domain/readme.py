"""The README of a bundle: what is in it, in three languages, and how to verify it with plain Python."""

_INTRODUCTION = """\
Тапшырык: аткарылган иштердин ачык жазуулары. `tapshyryk verify ТОПТОМ` аларды текшерет.
Тапшырык: открытый реестр действий. Команда `tapshyryk verify ФАЙЛ` проверяет эту выгрузку.
Tapshyryk: the public record of acts. `tapshyryk verify FILE` verifies this bundle.

entries.jsonl      one act a line, in canonical JSON (RFC 8785){hidden}
leaves.txt         {leaves}
checkpoints.jsonl  states of the record, signed (C2SP signed notes)
keys.txt           the public keys that signed them
manifest.txt       the hashes of the files as packed, signed

A leaf is SHA-256 of a zero byte and the entry; the leaves form the Merkle tree of RFC 6962, whose root is
signed. Whoever keeps a checkpoint can prove later whether any entry before it was changed or removed.
The key in this bundle proves nothing by itself: compare it with the one published on the portal.

The same without our program, with Python alone (`pip install cryptography` for the signature):

"""

_BEGIN = """\
import base64, hashlib, json, sys, zipfile
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

bundle = zipfile.ZipFile(sys.argv[1])
sha = lambda data: hashlib.sha256(data).digest()
entries = bundle.read("entries.jsonl").split(b"\\n")[:-1]
leaves = [line.split() for line in bundle.read("leaves.txt").decode().splitlines()]
checkpoints = [json.loads(line)["note"] for line in bundle.read("checkpoints.jsonl").splitlines()]
keys = dict(line.split("+", 2)[1:] for line in bundle.read("keys.txt").decode().splitlines())
for note in checkpoints:
    text, signed = note.split("\\n\\n— ")
    signature = base64.b64decode(signed.split()[1])
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(keys[signature[:4].hex()])[1:])
    key.verify(signature[4:], f"{text}\\n".encode())
"""

_RECORD = """\
for at, (entry, leaf) in enumerate(zip(entries, leaves, strict=True), 1):
    fits = not entry or sha(b"\\0" + entry).hex() == leaf[1]
    assert int(leaf[0]) == at and fits, f"entry {at} was changed"

def root(hashes):
    if len(hashes) == 1:
        return hashes[0]
    half = 1 << (len(hashes) - 1).bit_length() - 1
    return sha(b"\\1" + root(hashes[:half]) + root(hashes[half:]))

for note in checkpoints:
    size, signed = note.split("\\n")[1:3]
    here = root([bytes.fromhex(leaf[1]) for leaf in leaves[: int(size)]])
    assert base64.b64encode(here).decode() == signed, f"the first {size} entries were changed"
print(len(leaves), "entries, all as signed")
"""

_ORDER = """\
size, signed = checkpoints[-1].split("\\n")[1:3]
for entry, (number, leaf, *proof) in zip(entries, leaves, strict=True):
    here, last, at = int(number) - 1, int(size) - 1, sha(b"\\0" + entry)
    assert at.hex() == leaf, f"entry {number} was changed"
    for step in map(bytes.fromhex, proof):
        if here % 2 or here == last:
            at = sha(b"\\1" + step + at)
            while here and here % 2 == 0:
                here, last = here // 2, last // 2
        else:
            at = sha(b"\\1" + at + step)
        here, last = here // 2, last // 2
    assert last == 0 and base64.b64encode(at).decode() == signed, f"entry {number} is not in the record"
print(len(entries), "entries, all in the signed record")
"""


def script(*, order: bool) -> str:
    """The program of the README."""
    return _BEGIN + (_ORDER if order else _RECORD)


def readme(*, order: bool) -> str:
    """The README of a bundle of one order, or of the whole record."""
    introduction = _INTRODUCTION.format(
        hidden="" if order else "; an empty line where an act is not public",
        leaves="number, hash and proof of each" if order else "number and hash of each, public or not",
    )
    return introduction + "".join(
        f"    {line}\n" if line else "\n" for line in script(order=order).split("\n")[:-1]
    )
