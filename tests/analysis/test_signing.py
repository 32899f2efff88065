"""A signed lock says who made it: a changed lock, another key and what is no key are a sentence each."""

import json
import sys

import pytest

import carbon
from carbon.analysis import verify_lock
from carbon.analysis.freezing import lock_text
from carbon.cli.main import main
from carbon.core.errors import CarbonError

keys = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ed25519")
from cryptography.hazmat.primitives import serialization as form  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: E402

RAW = form.NoEncryption()


@pytest.fixture(scope="module")
def result():
    return carbon.calculate("diesel", "40 L", region="GB", period=2019)


def write(folder, name, key, *, ssh=False):
    private = form.PrivateFormat.OpenSSH if ssh else form.PrivateFormat.PKCS8
    public = (form.Encoding.OpenSSH, form.PublicFormat.OpenSSH) if ssh else (form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
    (folder / name).write_bytes(key.private_bytes(form.Encoding.PEM, private, RAW))
    (folder / f"{name}.pub").write_bytes(key.public_key().public_bytes(*public))
    return folder / name, folder / f"{name}.pub"


@pytest.fixture
def pair(tmp_path):
    return write(tmp_path, "own", keys.Ed25519PrivateKey.generate())


@pytest.mark.parametrize("ssh", [False, True])
@pytest.mark.parametrize("name", ["a.lock", "a.lock.gz"])
def test_a_signed_lock_is_the_same_lock_with_a_signature(tmp_path, result, ssh, name):
    private, public = write(tmp_path, "key", keys.Ed25519PrivateKey.generate(), ssh=ssh)
    path = carbon.freeze(result, tmp_path / name, sign=private)
    assert carbon.verify(path, key=public) == []
    assert carbon.verify(path) == []
    assert carbon.thaw(path).co2e_kg == result.co2e_kg
    assert path.read_bytes() == carbon.freeze(result, tmp_path / f"again-{name}", sign=private).read_bytes()
    record = verify_lock.read_lock(path)
    record.pop("signature")
    assert record == json.loads(lock_text(result))


def test_an_unsigned_lock_and_another_key_are_told(tmp_path, result, pair):
    private, public = pair
    _, other = write(tmp_path, "other", keys.Ed25519PrivateKey.generate())
    assert carbon.verify(carbon.freeze(result, tmp_path / "a.lock"), key=public) == [
        "the lock is not signed. Freeze it with --sign PRIVATE_KEY."
    ]
    (problem,) = carbon.verify(carbon.freeze(result, tmp_path / "b.lock", sign=private), key=other)
    assert "is signed with another key" in problem
    assert problem.endswith("Ask who signed it.")


def edited(path, edit):
    lock = verify_lock.read_lock(path)
    edit(lock)
    lock["seals"] = verify_lock.digests(lock)
    lock["seal"] = verify_lock.whole_seal(lock["seals"])
    path.write_text(json.dumps(lock))
    return path


def test_a_lock_that_was_sealed_anew_is_not_signed_any_more(tmp_path, result, pair):
    private, public = pair
    path = edited(carbon.freeze(result, tmp_path / "a.lock", sign=private), lambda lock: lock.update(library="9.9"))
    assert carbon.verify(path) == [], "without the key all of it agrees"
    assert carbon.verify(path, key=public) == ["the signature is not one of this seal: the lock was changed after it was signed."]


@pytest.mark.parametrize("signature", [{}, {"key": "zz", "signature": "00"}, "x", {"key": "00"}, {"key": None, "signature": None}])
def test_a_signature_that_is_none_is_told(tmp_path, result, pair, signature):
    private, public = pair
    path = edited(carbon.freeze(result, tmp_path / "a.lock", sign=private), lambda lock: lock.update(signature=signature))
    assert carbon.verify(path, key=public) == ["the signature of the lock cannot be read: it was changed."]


def test_what_is_no_key_is_a_sentence_and_nothing_is_written(tmp_path, result, pair):
    private, _ = pair
    lock = carbon.freeze(result, tmp_path / "a.lock", sign=private)
    (tmp_path / "text").write_text("hello")
    write(tmp_path, "rsa", rsa.generate_private_key(65537, 2048))
    secret = keys.Ed25519PrivateKey.generate().private_bytes(
        form.Encoding.PEM, form.PrivateFormat.PKCS8, form.BestAvailableEncryption(b"secret")
    )
    (tmp_path / "locked").write_bytes(secret)
    for name, message in {
        "gone": "gone is not there. Make two with: openssl genpkey",
        "text": "text: it cannot be read as a private key. Make two",
        "rsa": "rsa: it is a key of another kind than Ed25519",
        "locked": "locked: it is protected by a passphrase; give a key without one",
        "own.pub": "own.pub: it cannot be read as a private key",
    }.items():
        with pytest.raises(CarbonError, match=message):
            carbon.freeze(result, tmp_path / "b.lock", sign=tmp_path / name)
    assert not (tmp_path / "b.lock").exists()
    for name, message in {
        "own": "own: it is a private key, which nobody but the signer should have; give the public one",
        "text": "text: it cannot be read as a public key",
        "rsa.pub": "rsa.pub: it is a key of another kind than Ed25519",
        "gone": "gone is not there",
    }.items():
        with pytest.raises(CarbonError, match=message):
            carbon.verify(lock, key=tmp_path / name)


def test_without_the_library_one_sentence_says_what_to_install(monkeypatch, tmp_path, result, pair):
    private, public = pair
    lock = carbon.freeze(result, tmp_path / "a.lock", sign=private)
    monkeypatch.setitem(sys.modules, "cryptography", None)
    message = r"the signature of a lock needs cryptography. Run pip install 'carbon-accounting\[sign\]'."
    with pytest.raises(CarbonError, match=message):
        carbon.freeze(result, tmp_path / "b.lock", sign=private)
    with pytest.raises(CarbonError, match=message):
        carbon.verify(lock, key=public)
    assert carbon.verify(lock) == [], "integrity needs no library"


def test_the_commands_sign_and_check(tmp_path, pair, capsys):
    private, public = (str(path) for path in pair)
    lock = str(tmp_path / "2019.lock")
    assert main(["freeze", "examples/norrbotten-2019", "-o", lock, "--sign", private]) == 0
    assert main(["verify", lock, "--key", public]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "It is signed with the key of" in text
    assert "This does not show that the rows are true." in text
    assert main(["verify", lock]) == 0
    assert "It is signed: give --key PUBLIC_KEY to check by whom." in " ".join(capsys.readouterr().out.split())
    assert main(["verify", lock, "--key", public, "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["key"]) == 16
    edited(tmp_path / "2019.lock", lambda made: made["head"].update(rows=90))
    assert main(["verify", lock, "--key", public]) == 1
    assert "1 problem. Do not rely on it." in " ".join(capsys.readouterr().out.split())
