"""What the README and docs/ show is so: commands run, output is what comes out, tables name what there is."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from vnproof import checks
from vnproof.cli.configuration import KEYS, read_configuration
from vnproof.cli.exit_code import ExitCode
from vnproof.core.config import Config
from vnproof.core.finding import Safety
from vnproof.lexicon.user_dictionary import read
from vnproof.proofreader import proofreader_for
from vnproof.reporters import REPORTERS
from vnproof.reporters.manual import GROUPS

ROOT = Path(__file__).parents[1]
PAGES = {
    page: (ROOT / page).read_text("utf-8")
    for page in (
        "README.md",
        "docs/archive.md",
        "docs/ci.md",
        "docs/configuration.md",
        "docs/json.md",
        "docs/reports.md",
    )
}
README = PAGES["README.md"]
INSTALL = (
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/vnproof check corpus/demo/thong-bao-scan.txt",
    'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/pytest',
)


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def shell(tmp_path):
    """Run a command line as a reader of the README would, beside a copy of the demo, as a user without settings."""
    shutil.copytree(ROOT / "corpus/demo", tmp_path / "corpus/demo")
    program = tmp_path / "bin/vnproof"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vnproof "$@"\n')
    program.chmod(0o755)

    def run(line):
        environment = os.environ | {
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        }
        environment.pop("COLUMNS", None)
        return subprocess.run(
            ["sh", "-c", line],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,  # whoever asks for a key hears that nobody is there
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.mark.slow
@pytest.mark.parametrize(
    "block", dict.fromkeys(blocks(README + PAGES["docs/archive.md"] + PAGES["docs/reports.md"], "sh"))
)
def test_commands(shell, block):
    """One after the other; the two that install are what .ci/run and the build of the wheel do."""
    for line in block.splitlines():
        if line not in INSTALL:
            result = shell(line)
            assert result.returncode in ({0, 1} if re.search(r"vnproof (\S+ \S+ )?check", line) else {0}), (
                line,
                result.stderr,
            )
            assert "Traceback" not in result.stderr


def test_shown_output(shell):
    """What the README shows, `…` standing for what it leaves out."""
    shown = blocks(README, "text")
    assert shown
    for block in shown:
        command, _, output = block.partition("\n")
        printed = shell(command.removeprefix("$ ")).stdout
        for part in output.split("\n…\n"):
            assert part.strip("\n") in printed, "the README shows what vnproof no longer prints: copy its output anew"


def test_notice_before_and_after():
    """The README's notice is put right as it says, and what is asked about it is what is left."""
    (block,) = blocks(README, "diff")
    before, after = ("".join(f"{line[1:]}\n" for line in block.splitlines() if line[0] == sign) for sign in "-+")
    proofreader = proofreader_for(Config())
    assert proofreader.correct(before, Safety.LIKELY) == after
    (asked,) = re.findall(r"^Còn hỏi lại: (.*)\.$", README, re.MULTILINE)
    told = [f"«{finding.span.of(after)}» ({finding.code})" for finding in proofreader.proofread(after).findings]
    assert asked.split("; ") == told


@pytest.mark.parametrize("group", GROUPS)
def test_groups_of_checks_are_listed(group):
    rows = re.findall(rf"^\| {group}x+ \| (.*?) \|", README, re.MULTILINE)
    assert rows == [GROUPS[group].vi, GROUPS[group].en]


def test_no_check_is_listed_that_is_gone():
    assert set(re.findall(r"\bVN\d+", "".join(PAGES.values()))) <= {*GROUPS, "VN9", *checks.BY_CODE}


def test_the_book_of_checks_is_current(shell):
    assert (ROOT / "docs/checks.md").read_text("utf-8") == shell("vnproof checks --format markdown").stdout, (
        "write it anew: vnproof checks --format markdown > docs/checks.md"
    )


@pytest.mark.parametrize(("lang", "title"), [("vi", "title"), ("en", "title_en")])
def test_checks_are_listed_by_their_command(shell, lang, title):
    listed = json.loads(shell(f"vnproof checks --format json --lang {lang}").stdout)
    assert [(row["code"], row["title"]) for row in listed] == [(c.code, getattr(c, title)) for c in checks.ALL]
    table = shell(f"vnproof checks --lang {lang}").stdout.splitlines()
    assert [row.split()[0] for row in table[1:]] == [check.code for check in checks.ALL]


def test_exit_codes_are_listed():
    rows = {page: set(map(int, re.findall(r"^\| (\d+) \|", text, re.MULTILINE))) for page, text in PAGES.items()}
    assert rows["docs/configuration.md"] == set(ExitCode)
    assert rows["README.md"] == {code for code in ExitCode if code < ExitCode.BUG}


@pytest.mark.parametrize("page", PAGES)
def test_configuration_is_accepted(tmp_path, page):
    for block in blocks(PAGES[page], "toml"):
        (tmp_path / "vnproof.toml").write_text(block, "utf-8")
        read_configuration(tmp_path / "vnproof.toml")


def test_configuration_is_listed_whole():
    block = blocks(PAGES["docs/configuration.md"], "toml")[0]
    assert re.findall(r"^([\w-]+) = ", block, re.MULTILINE) == list(KEYS)


def test_dictionary_is_accepted(tmp_path):
    (block,) = blocks(PAGES["docs/configuration.md"], "text")
    (tmp_path / "vnproof.dict").write_text(block, "utf-8")
    content = read(tmp_path / "vnproof.dict")
    assert (content.words, content.corrections) == ({"thổ cẩm Xtiêng"}, (("UBNĐ", "UBND"),))


def test_formats_are_listed():
    listed = re.findall(r"^\| `(\w+)` \|", PAGES["docs/reports.md"], re.MULTILINE)
    assert sorted(listed) == sorted(REPORTERS)


def test_json_is_as_described():
    from importlib.resources import files

    import jsonschema

    schema = json.loads(files("vnproof.reporters").joinpath("report-v1.schema.json").read_text("utf-8"))
    (block,) = blocks(PAGES["docs/json.md"], "json")
    jsonschema.validate(json.loads(block), schema)


@pytest.mark.parametrize("page", PAGES)
def test_python_is_run(page):
    """Pytest runs what stands behind a prompt; nothing else is shown."""
    assert all(block.startswith(">>> ") for block in blocks(PAGES[page], "python"))


@pytest.mark.parametrize(
    "page", [*PAGES, "docs/checks.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "scripts/README.md", "corpus/README.md"]
)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }
    for target in re.findall(r"\]\((?!https?:)([^)]*)\)", text):
        path, _, anchor = target.partition("#")
        assert (ROOT / page).parent.joinpath(path).exists(), target
        assert path or anchor in headings, target


@pytest.fixture
def sources(shell):
    """A repository of a static site: one article with an error, one without, and the pages built of them."""
    config, *_ = blocks(PAGES["docs/ci.md"], "toml")
    article, right = "Ban tô chức hội nghị.", "Ban tổ chức hội nghị."
    files = {
        "vnproof.toml": config,
        ".gitignore": "public/\n",
        "content/tin/một.md": right,
        "content/tin/hai.md": right,
    }
    files |= {"public/một/index.html": f"<h1>{right}</h1>", "public/hai/index.html": f"<h1>{article}</h1>"}
    setting = "git init -q -b main . && git config user.email a@example.vn && git config user.name a"
    assert shell(setting).returncode == 0

    def write(path, text):
        assert shell(f"mkdir -p $(dirname '{path}') && printf '%s\\n' '{text}' > '{path}'").returncode == 0

    for path, text in files.items():
        write(path, text)
    assert shell("git add -A && git commit -qm Đầu && git update-ref refs/remotes/origin/main main").returncode == 0
    write("content/tin/hai.md", article)
    assert shell("git switch -qc bài && git commit -qam Bài").returncode == 0
    return shell


def recipes():
    """Every line of `run` and `script` in a recipe, and of the blocks of commands, that calls vnproof."""
    text = PAGES["docs/ci.md"]
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]

    def walk(value):
        if isinstance(value, dict):
            lines.extend(line for line in [value.get("run")] if line)
            lines.extend(value.get("script", ()))
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    for block in blocks(text, "yaml"):
        walk(yaml.safe_load(block))
    return [line for line in lines if "vnproof check" in line]


@pytest.mark.slow
@pytest.mark.parametrize("line", recipes())
def test_recipe(sources, line):
    """It fails where it is to stop somebody, names the article with the error, and no other."""
    told = sources(line)
    report = told.stdout + (sources(f"cat {line.split('> ')[1]}").stdout if "> " in line else "")
    assert "Traceback" not in told.stderr
    assert told.returncode == (1 if "xargs" not in line else 123) * ("--fail-on never" not in line), told.stderr
    assert "hai" in report
    assert "> " in line or "một" not in report, "reports that are kept list what is clean, too"


def test_recipes_are_what_their_readers_accept():
    """The keys without which GitHub, GitLab and pre-commit refuse a file; the hooks are ours."""
    ours = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    commit, github, gitlab, hugo = [yaml.safe_load(block) for block in blocks(PAGES["docs/ci.md"], "yaml")]
    assert {hook["id"] for repository in commit["repos"] for hook in repository["hooks"]} <= ours
    assert all({"repo", "rev", "hooks"} == set(repository) for repository in commit["repos"])
    for flow in (github, hugo):
        assert True in flow, "YAML 1.1 takes `on` for a truth"
        assert all({"runs-on", "steps"} <= set(job) for job in flow["jobs"].values())
        assert all(("run" in step) != ("uses" in step) for job in flow["jobs"].values() for step in job["steps"])
    assert all("script" in job for job in gitlab.values())


@pytest.mark.slow
@pytest.mark.parametrize("entry", re.findall(r"entry: (.*)", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")))
def test_hook(shell, entry):
    assert shell(f"{entry} corpus/demo/thong-bao-scan.txt").returncode == ("check" in entry)
