"""`vnproof dictionary`: the words and corrections of the user, or of the project that the working folder belongs to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from vnproof.cli.configuration import DICTIONARY, NAMES, find_upward
from vnproof.cli.exit_code import ExitCode
from vnproof.cli.messages import tell
from vnproof.cli.options import language_option
from vnproof.cli.usage import Group
from vnproof.core.wording import Language, Wording

F = TypeVar("F", bound=Callable[..., Any])


@click.group("dictionary", cls=Group)
def command() -> None:
    """
    Từ điển riêng của bạn hoặc của dự án.

    Gồm từ luôn coi là đúng và những cách sửa riêng.
    """


def _project_option(command: F) -> F:
    return click.option(
        "--project", is_flag=True, help=f"Từ điển của dự án ({DICTIONARY} gần nhất), không phải của người dùng."
    )(command)


@command.command("add")
@click.argument("word", metavar="TỪ")
@click.argument("right", required=False, metavar="[TỪ ĐÚNG]")
@_project_option
@language_option
def add_word(word: str, right: str | None, project: bool, lang: Language | None) -> None:
    """Thêm TỪ; có TỪ ĐÚNG thì TỪ được sửa thành TỪ ĐÚNG."""
    from vnproof.lexicon.user_dictionary import add

    path = dictionary_path(project=project)
    entry = f"{word} → {right}" if right else word
    if add(path, word, right or ""):
        tell(Wording(f"đã thêm «{entry}» vào {path}.", f"added '{entry}' to {path}."), lang or "vi")
    else:
        tell(Wording(f"{path} đã có «{entry}».", f"{path} has '{entry}' already."), lang or "vi")


@command.command("remove")
@click.argument("word", metavar="TỪ")
@_project_option
@language_option
def remove_word(word: str, project: bool, lang: Language | None) -> int:
    """Bỏ TỪ (hoặc cách sửa của TỪ) khỏi từ điển."""
    from vnproof.lexicon.user_dictionary import remove

    path = dictionary_path(project=project)
    if remove(path, word):
        tell(Wording(f"đã bỏ «{word}» khỏi {path}.", f"removed '{word}' from {path}."), lang or "vi")
        return ExitCode.CLEAN
    tell(
        Wording(
            f"{path} không có «{word}»; hãy xem `vnproof dictionary list`.",
            f"{path} has no '{word}'; see `vnproof dictionary list`.",
        ),
        lang or "vi",
    )
    return ExitCode.FINDINGS


@command.command("list")
@_project_option
@language_option
def list_words(project: bool, lang: Language | None) -> None:
    """In các từ và cách sửa đang có, mỗi dòng một mục."""
    path = dictionary_path(project=project)
    if not _exists(path, lang):
        return
    from vnproof.lexicon.user_dictionary import ARROW, read

    content = read(path)
    for entry in sorted([*content.words, *(f"{wrong} {ARROW} {right}" for wrong, right in content.corrections)]):
        click.echo(entry)


@command.command("check")
@click.argument("path", required=False, metavar="[TỆP]")
@_project_option
@language_option
def check_rows(path: str | None, project: bool, lang: Language | None) -> int:
    """
    Kiểm tra từ điển.

    Dòng lặp, sửa một từ vốn đúng, sửa vòng quanh… Mã thoát 1 nếu có điều cần xem lại.
    """
    from vnproof.lexicon.lexicon import Lexicon
    from vnproof.lexicon.user_dictionary import check

    file = Path(path) if path else dictionary_path(project=project)
    if not path and not _exists(file, lang):
        return ExitCode.CLEAN
    remarks = check(file, Lexicon.standard().is_word)
    for number, remark in remarks:
        click.echo(f"{file}:{number}: {remark.in_language(lang or 'vi')}")
    if not remarks:
        tell(Wording(f"{file}: không có gì cần xem lại.", f"{file}: nothing to look into."), lang or "vi")
    return ExitCode.FINDINGS if remarks else ExitCode.CLEAN


def _exists(path: Path, lang: Language | None) -> bool:
    """Is the dictionary there? If not, say so: that is no fault, nobody has needed one yet."""
    if not path.exists():
        none_yet = Wording(f"chưa có {path}; `add` sẽ tạo tệp này.", f"there is no {path} yet; `add` makes it.")
        tell(none_yet, lang or "vi")
    return path.exists()


def dictionary_path(*, project: bool, folder: Path | None = None) -> Path:
    """
    The user's dictionary; or the project's: the nearest one, else where one would lie beside the configuration.

    `folder` is where the project's is looked for, the working folder unless given.
    """
    from vnproof.cli.proofreaders import user_dictionary

    if not project:
        return user_dictionary()
    here = folder or Path.cwd()
    nearest = find_upward(here, (DICTIONARY,)) or [file.parent / DICTIONARY for file in find_upward(here, NAMES)]
    return nearest[0] if nearest else here / DICTIONARY
