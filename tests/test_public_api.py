"""What `import vnproof` promises: these names, at no cost."""

import subprocess
import sys

import pytest

import vnproof

# Whatever of these is loaded by `import vnproof` is paid for by everyone who only wants the version.
HEAVY = {"numpy", "regex", "rapidfuzz", "click", "rich", "underthesea", "pyvi", "dataclasses", "json", "vnproof.core"}


@pytest.mark.parametrize("name", vnproof.__all__)
def test_every_name_is_there_and_documented(name):
    assert getattr(vnproof, name).__doc__
    assert name in dir(vnproof)


def test_every_name_is_typed():
    """What a type checker sees under TYPE_CHECKING is what is fetched at run time."""
    assert set(vnproof.__all__) == {*vnproof.HOME_OF, "proofread_file"}
    for name, home in vnproof.HOME_OF.items():
        assert getattr(vnproof, name).__module__ == home


def test_unknown_name():
    with pytest.raises(AttributeError, match="no attribute 'proofred'"):
        vnproof.proofred  # noqa: B018 - asking is the test


def loaded_by(code):
    """The modules that a fresh interpreter has after running `code`."""
    code += "; import sys; print(*sys.modules)"
    listing = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(listing.stdout.split())


def test_import_is_free():
    assert not loaded_by("import vnproof") & HEAVY


# The command line, and what it must not load before it is needed.
START_UPS = [
    ("import vnproof.cli", {"numpy", "regex", "rapidfuzz", "rich", "json", "tomllib", "difflib", "underthesea"}),
    ("import vnproof.proofreader", {"click", "rich", "underthesea", "pyvi", "tomllib", "difflib"}),
    ("import vnproof.reporters", {"click", "rich", "difflib"}),
]


@pytest.mark.parametrize(("code", "heavy"), START_UPS, ids=[code for code, _ in START_UPS])
def test_start_up_loads_little(code, heavy):
    assert not loaded_by(code) & heavy


def test_proofread_file_reads_files_only_as_text(tmp_path):
    with pytest.raises(vnproof.VnproofError, match="không có tệp này"):
        vnproof.proofread_file(tmp_path / "missing.txt")
