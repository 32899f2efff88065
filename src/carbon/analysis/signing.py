"""Who made a lock: an Ed25519 signature of its seal, made and checked with keys that the organisation keeps."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carbon.analysis.lock_text import Signer
from carbon.core.errors import CarbonError
from carbon.core.extras import missing_extra
from carbon.core.sentences import say

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_PAIR = say("Make two with: openssl genpkey -algorithm ed25519 -out private.pem; openssl pkey -in private.pem -pubout -out public.pem")
_MESSAGE = "carbon lock seal {seal}"
"""What is signed: the seal, and that it is one of a lock, so that the signature fits nothing else."""


def signer(path: str | Path) -> Signer:
    """Return what signs the seal of a lock.

    Parameters: path of a private Ed25519 key without a passphrase, in PEM or OpenSSH format.
    Raises: CarbonError when cryptography is not installed, and for a file that is no such key.
    """
    key = _private(Path(path))

    def sign(seal: str) -> dict[str, str]:
        signature = key.sign(_MESSAGE.format(seal=seal).encode())
        return {"algorithm": "Ed25519", "key": key.public_key().public_bytes_raw().hex(), "signature": signature.hex()}

    return sign


def signature_problems(lock: Mapping[str, Any], path: str | Path) -> list[str]:
    """Return a sentence when a lock is not signed with the private key that belongs to a public one; else none.

    It says whose the seal is. That the seal belongs to the lock is for `verify_lock` to say.
    Parameters: lock; path of a public Ed25519 key, in PEM or OpenSSH format.
    Raises: CarbonError when cryptography is not installed, and for a file that is no such key.
    """
    key = public_key(path)
    from cryptography.exceptions import InvalidSignature

    signature = lock.get("signature")
    if signature is None:
        return [say("the lock is not signed. Freeze it with --sign PRIVATE_KEY.")]
    try:
        made_with, signed = bytes.fromhex(signature["key"]), bytes.fromhex(signature["signature"])
        key.verify(signed, _MESSAGE.format(seal=lock.get("seal")).encode())
    except (LookupError, TypeError, ValueError):
        return [say("the signature of the lock cannot be read: it was changed.")]
    except InvalidSignature:
        if made_with != key.public_bytes_raw():
            return [
                say(
                    "the lock is signed with another key ({other}) than {path} ({own}). Ask who signed it.",
                    other=_short(made_with),
                    path=path,
                    own=_short(key.public_bytes_raw()),
                )
            ]
        return [say("the signature is not one of this seal: the lock was changed after it was signed.")]
    return []


def fingerprint(path: str | Path) -> str:
    """Return the short name of a public key: the first 16 digits of the SHA-256 of its bytes.

    Parameters: path.
    """
    return _short(public_key(path).public_bytes_raw())


def _short(key: bytes) -> str:
    return sha256(key).hexdigest()[:16]


def public_key(path: str | Path) -> Ed25519PublicKey:
    """Return the public key of a file.

    Parameters: path of a public Ed25519 key, in PEM or OpenSSH format.
    Raises: CarbonError when cryptography is not installed, and for a file that is no such key.
    """
    _needed()
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    content = _content(Path(path))
    if b"PRIVATE KEY" in content:
        raise _no_key(path, say("it is a private key, which nobody but the signer should have; give the public one"))
    try:
        ssh = content.startswith(b"ssh-")
        key = serialization.load_ssh_public_key(content) if ssh else serialization.load_pem_public_key(content)
    except (ValueError, TypeError) as error:
        raise _no_key(path, say("it cannot be read as a public key")) from error
    if not isinstance(key, Ed25519PublicKey):
        raise _no_key(path, say("it is a key of another kind than Ed25519"))
    return key


def _private(path: Path) -> Ed25519PrivateKey:
    _needed()
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    content = _content(path)
    try:
        ssh = b"OPENSSH PRIVATE KEY" in content
        key = serialization.load_ssh_private_key(content, None) if ssh else serialization.load_pem_private_key(content, None)
    except TypeError as error:
        raise _no_key(path, say("it is protected by a passphrase; give a key without one")) from error
    except ValueError as error:
        raise _no_key(path, say("it cannot be read as a private key")) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(path, say("it is a key of another kind than Ed25519"))
    return key


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CarbonError(say("key {path} is not there. {new}", path=path, new=_PAIR), code="file_missing", field="key") from error
    except OSError as error:
        message = say("key {path} cannot be read: {why}.", path=path, why=error.strerror)
        raise CarbonError(message, code="file_broken", field="key") from error


def _no_key(path: str | Path, why: str) -> CarbonError:
    return CarbonError(say("key {path}: {why}. {new}", path=path, why=why, new=_PAIR), code="key_invalid", field="key")


def _needed() -> None:
    if find_spec("cryptography") is None:
        raise missing_extra(say("the signature of a lock"), "cryptography", "sign")
