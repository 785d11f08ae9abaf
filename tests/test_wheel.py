"""What people install: the wheel carries the dictionaries and the data, and works in an empty folder."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CARRIED = (
    "vnproof/py.typed",
    "vnproof/reporters/report-v1.schema.json",
    "vnproof/reporters/page.css",
    "vnproof/reporters/page.js",
    "vnproof/dictionaries/README.md",
    "vnproof/data/language_model.bin",
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, made in this environment: nothing is downloaded."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel_of_sdist(tmp_path_factory):
    """The wheel that comes of the source distribution, as `build` makes both."""
    folder = tmp_path_factory.mktemp("sdist")
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "-o", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """The interpreter of a fresh environment that holds the wheel, and borrows its dependencies from this one."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    interpreter = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    asks = [interpreter, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(asks, capture_output=True, check=True, text=True).stdout.strip())
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # Plain paths only: the .pth files of this environment, an editable vnproof among them, are not followed.
    (site / "borrowed.pth").write_text("\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}))
    return interpreter


@pytest.fixture
def run(python, tmp_path):
    """Run Python in an empty folder, cut off from the checkout."""

    def run(*arguments, stdin=""):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment |= {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
        return subprocess.run(
            [python, *arguments], cwd=tmp_path, env=environment, input=stdin.encode(), capture_output=True, check=False
        )

    return run


@pytest.mark.parametrize("name", CARRIED)
def test_the_wheel_carries(wheel, name):
    assert name in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_carries_nothing_else(wheel):
    names = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert names == {"vnproof", *(name for name in names if name.endswith(".dist-info"))}


def test_the_source_distribution_gives_the_same_wheel(wheel, wheel_of_sdist):
    assert wheel_of_sdist.read_bytes() == wheel.read_bytes()


def test_every_table_and_model_is_carried(wheel):
    there = set(zipfile.ZipFile(wheel).namelist())
    tables = {
        f"vnproof/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "dictionaries").rglob("*") if path.is_file()
    }
    models = {path.relative_to(ROOT).as_posix() for path in (ROOT / "vnproof/data").iterdir()}
    assert tables | models <= there


def test_it_is_the_wheel_that_runs(run):
    found = Path(run("-c", "import vnproof; print(vnproof.__file__)").stdout.decode().strip())
    assert ROOT not in found.parents


def test_dictionaries_are_found(run):
    code = "from vnproof.core.resources import dictionaries_path; print(dictionaries_path().parent.name)"
    assert run("-c", code).stdout.decode().strip() == "vnproof"


def test_a_notice_is_proofread_in_an_empty_folder(run):
    result = run(
        "-m", "vnproof", "check", "--format", "json", "-", stdin="Căn cứ Luật Tô chức chính quyền địa phương;\n"
    )
    assert result.stderr == b""
    assert result.returncode == 1
    (finding,) = json.loads(result.stdout)["documents"][0]["findings"]
    assert finding["text"].startswith("Tô")
    assert finding["suggestions"][0]["text"].startswith("Tổ")


def test_fix(run):
    assert run("-m", "vnproof", "fix", "-", stdin="phòng, chổng tham nhũng\r\n").stdout.decode() == (
        "phòng, chống tham nhũng\r\n"
    )
