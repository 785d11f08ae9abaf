"""The queue of what waits for a person: what is alike, what comes first, and what a decision does to documents."""

import json
import zipfile

import pytest

from vnproof.batch.archive import find_items
from vnproof.batch.containers import Fields
from vnproof.batch.deciding import Desk
from vnproof.batch.ledger import Change, Ledger
from vnproof.batch.queue import Waiting, queue
from vnproof.batch.queue_table import carry_out, read_queue, write_queue
from vnproof.batch.remaking import mend
from vnproof.batch.run import run
from vnproof.batch.undo import undo, verify
from vnproof.batch.work import CONTEXT, Permission, Settings
from vnproof.core.errors import LedgerError
from vnproof.memory.memory import Entry, Memory


def wait(text, new="x", sure=0.5, code="VN103", name="a.txt"):
    """A place that waits: the text around it, with the place in brackets, or nothing before 40 characters."""
    before, _, rest = text.partition("[")
    old, _, after = rest.partition("]")
    context = f"{before[-CONTEXT:]}[{old}]{after[:CONTEXT]}"
    change = Change(len(before), len(before) + len(old), old, new, (code,), sure, "", context, applied=False)
    return Waiting(name, change)


# What waits, and the groups: phrase, places, value.
GROUPS = [
    ([], []),
    (["Ban [tô] chức"], [("tô chức", 1, 0.5)]),
    (["Ban [tô] chức", "do [tô] chức", "hoa [tô] điểm"], [("tô chức", 2, 1.0), ("tô điểm", 1, 0.5)]),
    (["phù [họp] với", "phù [họp] thì"], [("phù họp", 2, 1.0)]),
    (["500 [đông] thôi", "6.000 [đông] mà"], [("# đông", 2, 1.0)]),
    (["chống, [tô]. Và"], [("tô", 1, 0.5)]),
    (["a" * 60 + " [tô] chức", "[tô] chức"], [("tô chức", 2, 1.0)]),
    (["công tác [phòng chổng] tham", "và [phòng chổng] cháy"], [("phòng chổng", 2, 1.0)]),
    (["a [ngoặc [trong] ngữ cảnh"], [("ngoặc [trong", 1, 0.5)]),
]


@pytest.mark.parametrize(("texts", "groups"), GROUPS, ids=[str(c[0]) for c in GROUPS])
def test_what_is_alike(texts, groups):
    found = queue(map(wait, texts))
    assert [(group.alike.phrase, group.places, group.value) for group in found] == groups
    for group in found:
        assert sum(group.alike.holds(wait(text)) for text in texts) == group.places


def test_the_most_valuable_comes_first():
    often = [wait("Ban [tô] chức", sure=0.3, name=f"{n}.txt") for n in range(5)]
    sure = [wait("phù [họp] với", sure=0.9)]
    assert [group.alike.old for group in queue([*sure, *often])] == ["tô", "họp"]
    assert [group.alike.old for group in queue([*sure, *often[:2]])] == ["họp", "tô"]


# What the team has decided, and what still waits of «Ban tô chức» and «hoa tô điểm».
SETTLED = [
    ((), (), ["tô chức", "tô điểm"]),
    ((("VN103", "tô điểm"),), (), ["tô chức"]),
    ((("VN104", "tô điểm"),), (), ["tô chức", "tô điểm"]),
    ((("VN103", "tô"),), (), []),
    ((), ("tô điểm",), ["tô chức"]),
    ((), ("tô",), []),
]


@pytest.mark.parametrize(("ignores", "words", "left"), SETTLED)
def test_what_the_team_has_settled(ignores, words, left):
    found = queue([wait("Ban [tô] chức"), wait("hoa [tô] điểm")], frozenset(ignores), frozenset(words))
    assert sorted(group.alike.phrase for group in found) == left


TEXT = "Ban tô chức họp.\r\nNội dung phù họp với quy định số {}.\n"


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_bytes(TEXT.format(number).encode())
    return folder


@pytest.fixture
def ledger(archive, tmp_path):
    """The archive after a run that may only make changes of VN104: all waits."""
    with Ledger(tmp_path / "ledger") as kept:
        run(find_items([archive]), kept, Settings(permission=Permission(checks=("VN104",))))
        yield kept


@pytest.fixture
def desk(ledger):
    return Desk(ledger, Memory("sqlite://"), "Lan")


def contents(folder):
    return {path.name: path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))}


def test_accepted_for_all_and_taken_back(archive, ledger, desk):
    before = contents(archive)
    first, second = desk.queue()
    assert (first.alike.phrase, second.alike.phrase) == ("tô chức", "họp với")
    done = desk.accept(desk.places(first.alike))
    assert (len(done.places), done.errors) == (4, ())
    assert contents(archive) == {name: text.replace("tô chức", "tổ chức") for name, text in before.items()}
    assert [group.alike for group in desk.queue()] == [second.alike]
    assert not list(verify(ledger))
    desk.take_back(done.places)
    assert contents(archive) == before
    assert [group.alike for group in desk.queue()] == [first.alike, second.alike]
    assert ledger.record("0.txt").state == "same"
    assert not list(verify(ledger))


def test_undo_restores_exactly(archive, ledger, desk):
    before = contents(archive)
    for group in desk.queue():
        desk.accept(desk.places(group.alike))
    assert contents(archive)["0.txt"] == "Ban tổ chức họp.\r\nNội dung phù hợp với quy định số 0.\n"
    assert not [one for one in undo(ledger) if one.error]
    assert contents(archive) == before
    assert not list(verify(ledger))
    assert desk.queue() == [], "what somebody has taken back is not asked again"


def test_a_run_leaves_alone_what_was_decided(archive, ledger, desk):
    desk.accept(desk.places(desk.queue()[0].alike))
    after = contents(archive)
    again = run(find_items([archive]), ledger, Settings(permission=Permission(checks=("VN104",))))
    assert (again.skipped, contents(archive)) == (4, after)


def test_a_document_that_others_changed_is_left_alone(archive, ledger, desk):
    (archive / "0.txt").write_text("khác", "utf-8")
    done = desk.accept(desk.places(desk.queue()[0].alike))
    assert len(done.places) == 3
    assert "đã bị sửa sau lượt chạy" in done.errors[0]
    assert contents(archive)["0.txt"] == "khác"


def test_never_and_right_go_to_the_team(desk):
    team = desk._memory
    never = next(group for group in desk.queue() if group.alike.old == "tô")
    right = next(group for group in desk.queue() if group.alike.old == "họp")
    entry = desk.settle(never, is_right=False)
    desk.settle(right, is_right=True)
    assert (team.ignores, team.words) == ({("VN103", "tô chức")}, {"họp với"})
    assert desk.queue() == []
    told = [row for row in team.history() if row["table"] == "entries"]
    assert [(row["who"], row["why"]) for row in told] == [
        ("Lan", "vnproof batch review: 4 × tô → tổ"),
        ("Lan", "vnproof batch review: 4 × họp → hợp"),
    ]
    desk.unsettle(entry)
    assert [group.alike.old for group in desk.queue()] == ["tô"]


def test_the_team_hears_what_was_accepted(desk):
    places = desk.places(desk.queue()[0].alike)
    desk.remember(places)
    [row, *_] = [row for row in desk._memory.history() if row["table"] == "decisions"]
    assert row["sentence"][row["start"] : row["end"]] == places[0].change.old
    assert (row["action"], row["chosen"], row["who"]) == ("accepted", places[0].change.new, "Lan")


def test_a_table_is_decided_in_a_spreadsheet(archive, desk, tmp_path):
    path = tmp_path / "queue.csv"
    assert write_queue(path, desk.queue()) == 2
    lines = path.read_text("utf-8-sig").splitlines()
    told = {"tô": "A", "họp": "đúng"}
    marked = [f"{next((mark for old, mark in told.items() if f',{old},' in line), '')}{line}" for line in lines]
    path.write_text("\n".join(marked), "utf-8-sig")
    done = carry_out(desk, path)
    assert done == (4, 2, 0, ())
    assert contents(archive)["0.txt"] == "Ban tổ chức họp.\r\nNội dung phù họp với quy định số 0.\n"
    assert desk._memory.words == {"họp với"}
    assert carry_out(desk, path) == (0, 0, 2, ())


BAD_TABLES = [
    ("decision,codes,old,new,side,neighbour\nx,VN103,a,b,,\n", "không hiểu «x»"),
    ("decision,codes,old,new,side,neighbour\na,VN103,a,b,beside,\n", "không phải bảng"),
    ("mark,old\na,b\n", "không phải bảng"),
    ("decision\na\n", "không phải bảng"),
    (None, "không đọc được"),
]


@pytest.mark.parametrize(("text", "said"), BAD_TABLES)
def test_a_bad_table(tmp_path, text, said):
    path = tmp_path / "queue.csv"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(LedgerError, match=said):
        list(read_queue(path))


def test_a_formula_is_no_formula_and_comes_back(tmp_path):
    path = tmp_path / "queue.csv"
    write_queue(path, queue([wait("a [=b c] d", new="+e")]))
    assert ",'=b c,'+e," in path.read_text("utf-8-sig")
    path.write_text(path.read_text("utf-8-sig").replace("\n,", "\na,"), "utf-8-sig")
    assert [(alike.old, alike.new) for alike, _ in read_queue(path)] == [("=b c", "+e")]


STOPS = ["before the file", "after the file"]


@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("changed_before", [False, True])
def test_killed_while_deciding(archive, ledger, desk, monkeypatch, stop, changed_before):
    """What was being written is written to its end by the next review."""
    first, second = desk.queue()
    if changed_before:
        desk.accept(desk.places(second.alike))
    places = desk.places(first.alike)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):

        def killed(*_, **__):
            raise KeyboardInterrupt

        if stop == "before the file":
            patched.setattr("vnproof.batch.remaking.write_atomically", killed)
        else:
            patched.setattr(Ledger, "stand", killed)
        desk.accept(places)
    assert ledger.record("0.txt").state == "writing"
    assert list(mend(ledger)) == []
    assert ledger.record("0.txt").state == "changed"
    assert not list(verify(ledger))
    assert len(desk.places(first.alike)) == 3
    assert not [one for one in undo(ledger) if one.error]
    assert contents(archive) == {f"{n}.txt": TEXT.format(n) for n in range(4)}


def test_an_ignore_of_the_page_holds(desk):
    desk._memory.add(Entry("ignore", "tô", code="VN103"))
    assert [group.alike.old for group in desk.queue()] == ["họp"]


@pytest.mark.parametrize("suffix", ["zip", "jsonl"])
def test_members_of_a_container(tmp_path, suffix):
    """What is decided about a document inside a container is done there, be it one that a run has changed or not."""
    path = tmp_path / f"kho.{suffix}"
    texts = [TEXT.format(number) + "Công tác phòng, chổng tham nhũng.\n" * (number % 2) for number in range(4)]
    if suffix == "zip":
        with zipfile.ZipFile(path, "w") as packed:
            for number, text in enumerate(texts):
                packed.writestr(f"{number}.txt", text)
    else:
        path.write_text("".join(json.dumps({"body": text}, ensure_ascii=False) + "\n" for text in texts), "utf-8")
    before = path.read_bytes()
    fields = Fields(("body",)) if suffix == "jsonl" else Fields()

    def read():
        found = [item.read().decode() for item in find_items([path], fields)]
        return list(map(json.loads, found)) if suffix == "jsonl" else found

    with Ledger(tmp_path / "ledger") as ledger:
        run(find_items([path], fields), ledger, Settings(permission=Permission(checks=("VN104",))))
        desk = Desk(ledger, Memory("sqlite://"), "Lan")
        after = path.read_bytes()
        done = desk.accept(desk.places(desk.queue()[0].alike))
        assert (len(done.places), done.errors) == (4, ())
        assert [("tổ chức" in text, "chống" in text) for text in read()] == [
            (True, number % 2 == 1) for number in range(4)
        ]
        assert not list(verify(ledger))
        desk.take_back(done.places)
        assert read() == [text.replace("chổng", "chống") for text in texts]
        assert suffix == "zip" or path.read_bytes() == after
        assert not [one for one in undo(ledger) if one.error]
        assert suffix == "zip" or path.read_bytes() == before
        assert read() == texts
        assert not list(verify(ledger))
