"""Files come in and go out byte for byte; what cannot be read is said in one sentence."""

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnproof.core.errors import DocumentError
from vnproof.documents.files import write_atomically
from vnproof.documents.opening import open_document
from vnproof.documents.plain import MOST_BYTES, decode

ROUND_TRIPS = {
    "UTF-8": "Kính gửi\n".encode(),
    "UTF-8 with mark": "Kính gửi\n".encode("utf-8-sig"),
    "UTF-16 little end first": b"\xff\xfe" + "Kính gửi\n".encode("utf-16-le"),
    "UTF-16 big end first": b"\xfe\xff" + "Kính gửi\n".encode("utf-16-be"),
    "UTF-32": b"\xff\xfe\0\0" + "Kính gửi\n".encode("utf-32-le"),
    "CRLF": "Kính gửi\r\nÔng\r\n".encode(),
    "mixed line ends": b"a\rb\nc\r\nd",
    "no last line end": "Kính gửi".encode(),
    "NFD": "Ki\N{COMBINING ACUTE ACCENT}nh\n".encode(),
    "empty": b"",
    "page breaks": b"trang 1\x0ctrang 2\x0c",
    "a control character out of a PDF": b"a" * 200 + b"\x02",
}

REFUSED = {
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "nhị phân"),
    "zeros": (b"abc\0def", "nhị phân"),
    "full of controls": (b"\x01\x02\x03abc", "nhị phân"),
    "TCVN3": ("Công".encode("cp1258", "replace") + b"\xb5\xb8", "byte thứ 2"),
    "UTF-16 without its mark": ("ab".encode("utf-16-le"), "nhị phân"),
    "half of a UTF-16 character": (b"\xff\xfeabc", "không phải UTF-8"),
    "too large": (b" " * (MOST_BYTES + 1), "lớn hơn 10 MB; hãy tách thành nhiều tệp nhỏ hơn"),
}


@pytest.mark.parametrize("data", ROUND_TRIPS.values(), ids=ROUND_TRIPS)
def test_round_trip(data):
    document = decode("a.txt", data)
    assert document.encode(document.text) == data


@given(
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"])),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_text_round_trips(text, encoding):
    data = text.encode(encoding)
    document = decode("a.txt", data)
    assert document.encode(document.text) == data


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED)
def test_refused(data, says):
    with pytest.raises(DocumentError, match=says) as caught:
        decode("a.txt", data)
    assert caught.value.wording.vi.startswith("a.txt: ")
    assert caught.value.wording.en.startswith("a.txt: ")


def test_the_largest_there_is(tmp_path):
    (tmp_path / "a.txt").write_bytes(b" " * MOST_BYTES)
    assert len(open_document(tmp_path / "a.txt").text) == MOST_BYTES


def test_missing_file(tmp_path):
    with pytest.raises(DocumentError, match="không có tệp"):
        open_document(tmp_path / "missing.txt")


def test_folder_as_file(tmp_path):
    with pytest.raises(DocumentError, match="không đọc được"):
        open_document(tmp_path)


def test_write_keeps_mode_and_older_backups(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"1")
    path.chmod(0o640)
    assert write_atomically(path, b"2") == tmp_path / "a.txt.bak"
    assert write_atomically(path, b"3") == tmp_path / "a.txt.bak1"
    assert write_atomically(path, b"4", backup=False) is None
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "a.txt": b"4",
        "a.txt.bak": b"1",
        "a.txt.bak1": b"2",
    }
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o640}


def test_write_new_file_needs_no_backup(tmp_path):
    assert write_atomically(tmp_path / "new.txt", b"1") is None
    assert (tmp_path / "new.txt").read_bytes() == b"1"


def test_write_follows_links(tmp_path):
    (tmp_path / "real.txt").write_bytes(b"1")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_atomically(tmp_path / "link.txt", b"2")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"2"


def test_write_fails_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"1")

    def full_disk(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(DocumentError, match="còn nguyên"):
        write_atomically(path, b"2")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"1"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everything")
def test_write_respects_read_only(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"1")
    path.chmod(0o444)
    with pytest.raises(DocumentError, match="quyền ghi"):
        write_atomically(path, b"2")
