"""What ARCHITECTURE.md draws is what the code is: layers, packages, modules, and where heavy libraries live."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DRAWING = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
LINES = [line.split() for line in re.search(r"```layers\n(.*?)```", DRAWING, re.DOTALL)[1].strip().splitlines()]
DEPTH = {package: depth for depth, line in enumerate(LINES) for package in line}
ROWS = dict(re.findall(r"^\| `(\w+)` \|.*\|([^|]*)\|$", DRAWING, re.MULTILINE))

# A heavy or fickle library is imported in one module only, inside a function.
ADAPTERS = {"underthesea": "text/words.py", "pyvi": "text/words.py"}
# Libraries of one layer; the others are free of them.
LAYER_OF = {"click": "cli"}
# The package's face and `python -m vnproof` stand above all layers.
DOORS = ("__init__", "__main__")

MODULES = sorted((ROOT / "vnproof").rglob("*.py"))
NAMES = [str(path.relative_to(ROOT / "vnproof")) for path in MODULES]
LONGEST = 400


def package_of(path):
    return path.relative_to(ROOT / "vnproof").parts[0].removesuffix(".py")


def imports(tree):
    """Every imported name with the depth of functions around it."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", id(node) in inside) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in inside) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_go_down(path):
    here = package_of(path)
    if here in DOORS:
        return
    for name, in_function in imports(ast.parse(path.read_text("utf-8"))):
        top, _, rest = name.partition(".")
        there = rest.split(".")[0]
        if top == "vnproof" and there != "__version__":
            assert there in DEPTH, f"{name}: not in ARCHITECTURE.md"
            assert there == here or DEPTH[there] > DEPTH[here], f"{name}: not below {here}"
        if top in ADAPTERS:
            assert path == ROOT / "vnproof" / ADAPTERS[top], f"{top} belongs in {ADAPTERS[top]}"
            assert in_function, f"{top} is loaded only when it is needed"
        if top in LAYER_OF:
            assert here == LAYER_OF[top], f"{top} belongs in {LAYER_OF[top]}"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_says_what_it_is_and_can_be_read_in_one_sitting(path):
    source = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(source)), "a module opens by saying what it is for"
    assert len(source.splitlines()) <= LONGEST, "split it"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_public_names_are_documented(path):
    """Methods that fill in a library's own (those of click) are documented there."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name}: say what it is for"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_invisible_characters_are_named(path):
    r"""Nobody can review what nobody can see: write "\N{ZERO WIDTH SPACE}"."""
    source = path.read_text("utf-8")
    hidden = {c for c in source if not c.isprintable() and c != "\n"}
    assert not hidden, [ascii(c) for c in hidden]


def test_every_package_is_drawn():
    there = {package_of(path) for path in MODULES} - set(DOORS)
    assert there == set(DEPTH) == set(ROWS)


@pytest.mark.parametrize("package", sorted(DEPTH))
def test_every_module_is_named_in_its_row(package):
    folder = ROOT / "vnproof" / package
    modules = {path.stem for path in folder.rglob("*.py")} - {"__init__"}
    named = set(re.findall(r"`(\w+)`", ROWS[package]))
    assert modules <= named, "name it in ARCHITECTURE.md"
    assert named - {"ALL"} <= modules, "ARCHITECTURE.md names what is not there"
