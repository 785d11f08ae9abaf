"""What is said of a cleaned archive: figures that add up, a page that obeys nobody, tables that others can read."""

import csv
import shutil

import pytest

from vnproof.batch.archive import find_items
from vnproof.batch.ledger import Change, Layer, Ledger, Record
from vnproof.batch.report import page
from vnproof.batch.run import run
from vnproof.batch.spreadsheet import harmless, plain
from vnproof.batch.tables import write_csv, write_parquet
from vnproof.batch.tally import FATES, Tally, spread, tally
from vnproof.batch.undo import undo
from vnproof.batch.work import Permission, Settings

TEXT = "Ban tô chức họp.\nCông tác phòng, chổng tham nhũng số {}.\n"


def record(findings, state="changed", name="2020/a.txt"):
    return Record(name, 1, state, "", "x", "y", findings, 1000, 0.5, None)


def change(code, *, applied):
    return Change(0, 2, "tô", "tổ", (code,), 0.9, "", "[tô]", applied)


MADE, WAITING = change("VN103", applied=True), change("VN103", applied=False)
# The findings that a document had, its changes, its state; what became of them: corrected, proposed, told.
FATE_CASES = [
    ({}, [], "same", (0, 0, 0)),
    ({"VN103": 2}, [MADE, WAITING], "changed", (1, 1, 0)),
    ({"VN103": 1, "VN201": 2}, [MADE], "changed", (1, 0, 2)),
    ({"VN103": 1}, [MADE, MADE], "changed", (2, 0, 0)),  # the second was found once the first was put right
    ({"VN103": 1}, [WAITING], "undone", (0, 0, 0)),
    ({"VN103": 1}, [], "failed", (0, 0, 0)),
]


@pytest.mark.parametrize(("findings", "changes", "state", "fates"), FATE_CASES)
def test_what_became_of_it(findings, changes, state, fates):
    counted = Tally()
    counted.add(record(findings, state), changes)
    assert tuple(counted.fates[fate] for fate in FATES) == fates
    assert counted.states == {state: 1}


# What earlier runs have changed, what the last one came to, and what is counted: corrected, waiting, told; by run.
LAYER_CASES = [
    ([[MADE], [MADE, WAITING]], {"VN103": 1}, [MADE], "changed", (3, 0, 0), {1: 1, 2: 1, 3: 1}),
    ([[MADE]], {"VN103": 2}, [WAITING], "same", (1, 1, 1), {1: 1}),
    ([[MADE]], {}, [], "failed", (1, 0, 0), {1: 1}),
    ([], {"VN103": 1}, [MADE], "undone", (0, 0, 0), {}),
]


@pytest.mark.parametrize(("earlier", "findings", "changes", "state", "fates", "runs"), LAYER_CASES)
def test_what_stands_by_all_runs(earlier, findings, changes, state, fates, runs):
    counted = Tally()
    beneath = [
        Layer(record({}, name="a.txt")._replace(run=run), tuple(own)) for run, own in enumerate(earlier, start=1)
    ]
    last = record(findings, state)._replace(run=len(earlier) + 1)
    counted.add(last, changes, beneath)
    assert tuple(counted.fates[fate] for fate in FATES) == fates
    assert {run: times["edits"] for run, times in counted.runs.items()} == runs
    assert sum(counted.pairs.values()) == fates[0]


def test_documents_by_their_faults():
    counted = Tally()
    counted.add(record({"VN103": 2}), [MADE, MADE])
    counted.add(record({"VN103": 40}), [WAITING])
    counted.add(record({}), [])
    assert list(spread(counted)) == [
        ("0", 1, 2), ("1–2", 1, 0), ("3–5", 0, 0), ("6–10", 0, 0), ("11–20", 0, 0), ("21+", 1, 1),
    ]  # fmt: skip
    assert [name for _, name, _ in counted.worst] == ["2020/a.txt", "2020/a.txt"]
    assert counted.per_thousand(FATES) == 14.0


@pytest.fixture
def ledger(tmp_path):
    """Two folders with two documents each, of which VN103 waits, and one that cannot be read."""
    folder = tmp_path / "kho"
    for number, name in enumerate(("2020/a.txt", "2020/b.txt", "2021/c.txt", "2021/<script>.txt")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT.format(number), "utf-8")
    (folder / "2021/hỏng.txt").write_bytes(b"\0\1\2")
    with Ledger(tmp_path / "ledger") as kept:
        run(find_items([folder]), kept, Settings(permission=Permission(checks=("VN104",))))
        yield kept


def test_the_figures_of_a_run(ledger):
    counted = tally(ledger)
    assert counted.states == {"changed": 4, "failed": 1}
    assert counted.fates == {"made": 4, "waiting": 4}
    assert {folder: fates.total() for folder, fates in counted.folders.items()} == {"2020": 4, "2021": 4}
    list(undo(ledger))
    assert tally(ledger).fates == {}


def test_the_figures_of_two_runs(tmp_path, ledger):
    """The second run, for all checks, lies over the first, and nothing of either is forgotten."""
    run(find_items([tmp_path / "kho"]), ledger, Settings())
    counted = tally(ledger)
    assert counted.fates == {"made": 8}
    assert {number: dict(times) for number, times in counted.runs.items()} == {
        1: {"documents": 4, "edits": 4},
        2: {"documents": 4, "edits": 4},
    }
    told = "".join(page(ledger))
    assert "8 chỗ đã sửa" in told
    assert told.index("Lượt </b>2</td><td class='time'>") < told.index("Lượt </b>1</td><td class='time'>")
    assert told.count("<td class='n'>4<b> văn bản</b></td><td class='n'>4<b> chỗ sửa</b></td>") == 2
    assert "chỗ chắc chắn; chỉ VN104; tại chỗ" in told
    list(undo(ledger, run=2))
    assert tally(ledger).fates["made"] == 4


SAID = {
    "vi": ["5 văn bản, 8 chỗ đáng ngờ, 4 chỗ đã sửa", "Chờ người xem", "Theo thư mục", "nhị phân", "tô chức"],
    "en": ["5 documents, 8 findings, 4 corrected", "Waiting for a person", "By folder", "Worst documents"],
}


@pytest.mark.parametrize("language", SAID)
def test_the_page(ledger, language):
    told = "".join(page(ledger, language))
    for words in (*SAID[language], "&lt;script&gt;.txt", "default-src &#x27;none&#x27;".replace("&#x27;", "'")):
        assert words in told
    assert "<script" not in told
    assert "tô chức" not in "".join(page(ledger, language, {("VN103", "tô chức")}))


def test_a_page_without_documents(tmp_path):
    with Ledger(tmp_path / "none") as kept:
        assert "".join(page(kept)).endswith("</html>\n")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\ta", "'", "'=1", "tô", "", "''"])
def test_no_text_is_a_formula(text):
    assert plain(harmless(text)) == text
    assert not str(harmless(text)).startswith(("=", "+", "-", "@", "\t"))


def test_tables(ledger, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    write_csv(tmp_path / "bảng", ledger)
    write_parquet(tmp_path / "bảng", ledger)
    for name, number in (("documents", 5), ("edits", 8)):
        with (tmp_path / f"bảng/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        others = parquet.read_table(tmp_path / f"bảng/{name}.parquet").to_pylist()
        assert len(rows) == number
        assert rows == [{key: "" if value is None else str(value) for key, value in row.items()} for row in others]


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_the_screen(ledger, tmp_path, width):
    chromium = shutil.which("chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    if not chromium:
        pytest.skip("no browser here")
    path = tmp_path / "report.html"
    path.write_text("".join(page(ledger)), "utf-8")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": width, "height": 800})
        faults = []
        shown.on("console", lambda message: faults.append(message.text))
        shown.on("request", lambda request: faults.append(request.url) if request.url != path.as_uri() else None)
        shown.goto(path.as_uri())
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        assert shown.locator("rect.made").count() > 0
        assert faults == []
        browser.close()
