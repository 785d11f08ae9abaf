"""`vnproof review` from keys to files: what is written, what is kept for next time, and what is never touched."""

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vnproof.cli.review_memory import memory_path

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def review(vnproof, keys, line="a.txt"):
    """Run with these keys (`_` stands for Enter), then nothing more comes."""
    return vnproof(f"review {line}", "".join(f"{'' if key == '_' else key}\n" for key in keys.split()).encode())


def names(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


# The file, the keys, the file after it.
CASES = [
    ("phù họp\n", "a", "phù hợp\n"),
    ("phù họp\n", "_", "phù hợp\n"),
    ("phù họp\r\nvới tô\r\n", "s a", "phù họp\r\nvới tổ\r\n"),
    (f"{BOM}phù họp\r\n\r\n", "1", f"{BOM}phù hợp\r\n\r\n"),
    ("phù họp", "2 x á ? aa a", "phù hợp"),
    ("họp tô", "e chung a", "chung tổ"),
    ("điều nầy", "e này", "điều này"),
    ("điều nầy\n", "e _ ? i", "điều nầy\n"),
    ("tô chổng tô", "A s", "tổ chổng tổ"),
    ("tô chổng tô", "s u a a a", "tổ chống tổ"),
    ("tô chổng tô", "a a s", "tổ chống tô"),
    ("tô chổng tô", "n a w", "tô chống tô"),
    ("tô chổng tô", "w a w", "tổ chổng tô"),
    ("tô chổng tô", "i a", "tô chống tô"),
    ("tô chổng tô", "d a", "tô chống tô"),
    ("tô chổng tô", "D a", "tô chống tô"),
    ("tô chổng tô", "d u a a a", "tổ chống tổ"),
    ("tô chổng tô", "a a q", "tô chổng tô"),
    ("tô chổng tô", "a a", "tô chổng tô"),
    ("không sai", "", "không sai"),
    ("", "a", ""),
]


@pytest.mark.parametrize(("text", "keys", "becomes"), CASES, ids=[f"{c[0]!r}: {c[1]}" for c in CASES])
def test_what_is_written(home, vnproof, text, keys, becomes):
    file = home / "a.txt"
    file.write_bytes(text.encode())
    result = review(vnproof, keys)
    assert result.exit_code == 0, result.output
    assert "Traceback" not in result.output
    assert file.read_bytes() == becomes.encode()
    if becomes == text:
        assert "a.txt.bak" not in names(home), "what does not change is not written"
    else:
        assert (home / "a.txt.bak").read_bytes() == text.encode()
        assert "; bản gốc được giữ ở a.txt.bak." in result.stdout


def test_what_is_shown(home, vnproof):
    (home / "a.txt").write_text("Xét đề nghị.\nBan tô chức\nphù họp với\n", "utf-8")
    result = review(vnproof, "s a")
    assert result.stdout.splitlines() == [
        "",
        "1/2 a.txt:2:5 [VN103]",
        "    có lẽ sai.",
        "    Ban tô chức phù họp với",
        "        ^^ → «tổ»",
        "    90%, sửa được với --likely",
        "a nhận · s bỏ qua · e tự gõ · u lùi lại · q để sau · ? mọi phím: ",
        "→ bỏ qua «tô»",
        "",
        "2/2 a.txt:3:5 [VN103]",
        "    có lẽ sai.",
        "    Ban tô chức phù họp với",
        "                    ^^^ → «hợp»",
        "    90%, tự sửa được",
        "a nhận · s bỏ qua · e tự gõ · u lùi lại · q để sau · ? mọi phím: ",
        "→ sửa «họp» thành «hợp»",
        "a.txt: sửa 1, bỏ qua 1; bản gốc được giữ ở a.txt.bak.",
    ]


def test_english(home, vnproof):
    (home / "a.txt").write_text("tô họp nầy", "utf-8")
    result = review(vnproof, "? x a s i", "--lang en a.txt")
    for said in (
        "always ignore this word",
        "No key 'x'",
        "'tô' becomes 'tổ'",
        "1 changed, 1 skipped, 1 always ignored",
    ):
        assert said in result.stdout
    assert "the original is kept in a.txt.bak" in result.stdout


def test_going_on_after_quitting(home, vnproof):
    file = home / "a.txt"
    file.write_text("tô họp chổng nầy", "utf-8")
    assert "các quyết định được giữ" in review(vnproof, "a s q").stderr
    again = review(vnproof, "u a")
    assert "tiếp tục lần xem trước, đã quyết 2 chỗ" in again.stderr
    assert again.stdout.index("3/4") < again.stdout.index("2/4"), "what was decided last time can be undone"
    assert file.read_text("utf-8") == "tô họp chổng nầy"
    last = review(vnproof, "a s")
    assert file.read_text("utf-8") == "tổ hợp chống nầy"
    assert "1/4" not in last.stdout
    assert not memory_path("a.txt").exists(), "a review that is over leaves nothing"
    assert "1/1 a.txt:1:14" in review(vnproof, "").stdout, "what was skipped is asked again next time"


def test_restart(home, vnproof):
    (home / "a.txt").write_text("tô họp tô", "utf-8")
    review(vnproof, "i a")
    assert "không có chỗ nào phải xem" in review(vnproof, "").stdout
    assert "1/2" in review(vnproof, "", "--restart a.txt").stdout
    assert "1/2" in review(vnproof, "").stdout, "what is forgotten stays forgotten"


def test_a_file_that_changed_since(home, vnproof):
    file = home / "a.txt"
    file.write_text("tô và rất nhiều điều khác nữa, họp", "utf-8")
    review(vnproof, "a n q")
    file.write_text("tô và rất nhiều điều khác nữa, không nầy", "utf-8")
    assert "tệp đã khác lần xem trước; giữ được quyết định ở 1 chỗ" in review(vnproof, "s").stderr
    assert file.read_text("utf-8") == "tổ và rất nhiều điều khác nữa, không nầy"


def test_writing_now_and_going_on(home, vnproof):
    file = home / "a.txt"
    file.write_text("tô họp chổng nầy", "utf-8")
    review(vnproof, "s a w")
    assert file.read_text("utf-8") == "tô hợp chổng nầy"
    again = review(vnproof, "a s")
    assert "3/3" in again.stdout
    assert "1/3" not in again.stdout
    assert file.read_text("utf-8") == "tô hợp chống nầy"
    assert names(home) == ["a.txt", "a.txt.bak", "a.txt.bak1"]


@pytest.mark.parametrize("keys", ["a s", "a w"])
def test_another_file(home, vnproof, keys):
    (home / "a.txt").write_text("tô họp", "utf-8")
    result = review(vnproof, keys, "a.txt -o b.txt")
    assert "a.txt: sửa 1, bỏ qua 1; đã ghi vào b.txt." in result.stdout or "w" in keys
    assert names(home) == ["a.txt", "b.txt"]
    assert ((home / "a.txt").read_text("utf-8"), (home / "b.txt").read_text("utf-8")) == ("tô họp", "tổ họp")
    assert memory_path("a.txt").exists() == ("w" in keys), "what is not over goes on with the same file"


@pytest.mark.parametrize(("key", "file"), [("d", ".app/vnproof.dict"), ("D", "folder/vnproof.dict")])
def test_dictionaries(home, vnproof, key, file):
    """The project is the document's, wherever one stands."""
    (home / "folder").mkdir()
    (home / "folder/vnproof.toml").write_text("")
    (home / "folder/a.txt").write_text("Tô họp tô chổng", "utf-8")
    result = review(vnproof, f"n {key} s s", "folder/a.txt")
    assert f"→ thêm «tô» vào {home / file}" in result.stdout
    assert (home / file).read_text("utf-8") == "tô\n"
    assert vnproof("check folder/a.txt").stdout.count("VN103") == 1
    assert f"← lùi lại: thêm «họp» vào {home / file}" in review(vnproof, f"{key} u q", "folder/a.txt").stdout
    assert (home / file).read_text("utf-8") == "tô\n"


def test_a_learnt_word_is_known_in_the_next_file(home, vnproof):
    for name in ("a.txt", "b.txt"):
        (home / name).write_text("tô họp", "utf-8")
    assert "b.txt: sửa 1; bản gốc" in review(vnproof, "d s a", "a.txt b.txt").stdout


def test_a_dictionary_that_corrects_the_word_is_not_overruled(home, vnproof):
    (home / "vnproof.dict").write_text("lầm => nhầm\n", "utf-8")
    (home / "a.txt").write_text("lầm", "utf-8")
    assert "đang sửa «lầm»" in review(vnproof, "D s").stdout
    assert (home / "vnproof.dict").read_text("utf-8") == "lầm => nhầm\n"


def test_a_dictionary_that_cannot_be_written(home, vnproof):
    (home / ".app").write_text("no folder")
    (home / "a.txt").write_text("tô", "utf-8")
    result = review(vnproof, "d a")
    assert "Không ghi được từ điển" in result.stdout
    assert result.stderr.count("không ghi được") == 1, "that nothing can be kept is told once"
    assert (result.exit_code, (home / "a.txt").read_text("utf-8")) == (0, "tổ")


def test_what_a_correction_makes_plain_is_asked_too(home, vnproof):
    (home / "vnproof.dict").write_text("phù hợp => phù hiệp\n", "utf-8")
    (home / "a.txt").write_text("họp chung và phù họp", "utf-8")
    result = review(vnproof, "e chung_chung a a")
    assert "Sửa xong, thấy thêm 1 chỗ:\n\n1/1 a.txt:1:14 [VN105]" in result.stdout
    assert (home / "a.txt").read_text("utf-8") == "chung_chung chung và phù hiệp"


def test_a_file_changed_in_the_meantime_is_left_alone(home, vnproof, monkeypatch):
    file = home / "a.txt"
    file.write_text("tô", "utf-8")

    def rival(self, prompt, given):
        file.write_text("tô khác", "utf-8")
        return "tổ"

    monkeypatch.setattr("vnproof.cli.review_keys.Script.line", rival)
    result = review(vnproof, "e")
    assert (result.exit_code, file.read_text("utf-8")) == (3, "tô khác")
    assert "đã bị thay đổi trong lúc xem" in result.stderr
    assert names(home) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everything")
def test_a_file_that_may_not_be_written(home, vnproof):
    (home / "a.txt").write_text("tô", "utf-8")
    (home / "a.txt").chmod(0o444)
    result = review(vnproof, "a")
    assert (result.exit_code, (home / "a.txt").read_text("utf-8")) == (3, "tô")
    assert "a.txt: không ghi được" in result.stderr
    (home / "a.txt").chmod(0o644)
    review(vnproof, "")
    assert (home / "a.txt").read_text("utf-8") == "tổ", "the decision was kept"


def test_a_kind_that_cannot_be_written_is_told_before_anything_is_asked(home, vnproof, monkeypatch):
    from vnproof.core.errors import DocumentError

    def refuse(self, edits):
        if list(edits):
            raise DocumentError("a.txt: chỉ đọc được.", "a.txt: can only be read.")
        return b""

    (home / "a.txt").write_text("tô", "utf-8")
    monkeypatch.setattr("vnproof.documents.plain.PlainDocument.apply", refuse)
    result = review(vnproof, "a")
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", "vnproof: a.txt: chỉ đọc được.\n")


def test_an_edit_that_cannot_be_made_does_not_hinder_the_others(home, vnproof, monkeypatch):
    from vnproof.core.errors import DocumentError
    from vnproof.documents.plain import PlainDocument

    able = PlainDocument.apply

    def choosy(self, edits):
        edits = list(edits)
        if any(edit.text == "tổ" for edit in edits):
            raise DocumentError("a.txt: không được.", "a.txt: impossible.")
        return able(self, edits)

    (home / "a.txt").write_text("họp\ntô", "utf-8")
    monkeypatch.setattr(PlainDocument, "apply", choosy)
    result = review(vnproof, "a e tổ a")
    assert "a.txt: không được." in result.stdout, "one's own text is tried at once"
    assert "a.txt:2:1: không ghi được «tổ»; chỗ này giữ nguyên." in result.stderr
    assert (result.exit_code, (home / "a.txt").read_text("utf-8")) == (0, "hợp\ntô")


def test_several_files(home, vnproof):
    for name in ("a.txt", "b.txt", "c.txt"):
        (home / name).write_text("tô", "utf-8")
    result = review(vnproof, "a q", "a.txt missing.txt b.txt c.txt")
    assert result.exit_code == 3
    assert [(home / name).read_text("utf-8") for name in ("a.txt", "b.txt", "c.txt")] == ["tổ", "tô", "tô"]


def test_interrupted(home, vnproof, monkeypatch):
    (home / "a.txt").write_text("tô họp", "utf-8")
    review(vnproof, "a")

    def interrupt(self):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("vnproof.cli.review_keys.Script.key", interrupt)
        result = review(vnproof, "")
    assert (result.exit_code, result.stderr.count("các quyết định được giữ")) == (130, 1)
    review(vnproof, "s")
    assert (home / "a.txt").read_text("utf-8") == "tổ họp"


# A wrong command line, and what is said of it.
MISUSED = [
    ("", "thiếu"),
    ("-", "đầu vào chuẩn là nơi nhận phím"),
    ("a.txt b.txt -o c.txt", "-o chỉ đi cùng một tệp"),
    (". -o c.txt", "-o chỉ đi cùng một tệp"),
    ("a.txt -o a.txt", "-o trùng với chính tệp đầu vào"),
]


@pytest.mark.parametrize(("line", "says"), MISUSED)
def test_misused(home, vnproof, line, says):
    (home / "a.txt").write_text("tô", "utf-8")
    result = review(vnproof, "a", line)
    assert result.exit_code == 2
    assert says in result.stderr
    assert names(home) == ["a.txt"]


def test_a_bug_in_one_file(home, vnproof):
    (home / "a.txt").write_text("BUG", "utf-8")
    (home / "b.txt").write_text("tô", "utf-8")
    result = review(vnproof, "a", "a.txt b.txt")
    assert (result.exit_code, (home / "b.txt").read_text("utf-8")) == (70, "tổ")
    assert "a.txt: lỗi bên trong vnproof" in result.stderr


RIGHTS = {"họp": "hợp", "chổng": "chống", "tô": "tổ", "nầy": "này"}
TEXTS = st.lists(st.sampled_from([*RIGHTS, "và", " ", "\r\n", "\n\n", "\t", "🏥", BOM]), max_size=12).map(" ".join)
KEYS = st.lists(st.sampled_from([*"a123AsinpuwdD?eq", "", "x", "á", "mới", "\x1b[A"]), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(TEXTS, KEYS)
def test_whatever_is_pressed_only_what_was_accepted_changes(home, vnproof, text, keys):
    for path in (*home.glob("a.txt*"), *home.glob("*.dict"), *home.glob(".app/*.dict"), *home.glob(".app/reviews/*")):
        path.unlink()
    (home / "a.txt").write_bytes(text.encode())
    result = vnproof("review a.txt", "".join(f"{key}\n" for key in keys).encode())
    assert result.exit_code == 0, result.output
    own = "a123AsinpuwdD?eqxámới"
    may_be = {wrong: f"(?:{wrong}|{right}|{'|'.join(map(re.escape, own))}|mới|\\[A)" for wrong, right in RIGHTS.items()}
    allowed = "".join(may_be.get(piece, re.escape(piece)) for piece in re.split(r"(\w+)", text))
    assert re.fullmatch(allowed, (home / "a.txt").read_bytes().decode())
