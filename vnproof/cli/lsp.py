"""`vnproof lsp`: the language server, over standard input and output, for an editor to start."""

from __future__ import annotations

import click

from vnproof.cli.options import language_option
from vnproof.cli.usage import Command, Misuse
from vnproof.core.wording import Language
from vnproof.proofreader import Proofreader


@click.command("lsp", cls=Command)
@language_option
def command(lang: Language | None) -> int:
    """
    Máy chủ LSP cho trình soạn thảo (VS Code, Neovim, Helix…).

    Trình soạn thảo tự gọi lệnh này và nói chuyện qua đầu vào, đầu ra chuẩn.
    """
    try:
        from vnproof.lsp.server import Office, make_server
    except ImportError as error:
        raise Misuse(
            "thiếu thư viện của máy chủ LSP; hãy cài bằng `pip install 'vnproof[lsp]'`.",
            "the language server's libraries are missing; install them with `pip install 'vnproof[lsp]'`.",
        ) from error
    from vnproof.cli.configuration import DICTIONARY, find_upward
    from vnproof.cli.inputs import folder_of
    from vnproof.cli.proofreaders import Proofreaders, user_dictionary
    from vnproof.lexicon.user_dictionary import add

    proofreaders = [Proofreaders({"lang": lang})]

    def desk(path: str) -> tuple[Proofreader, Language]:
        desk = proofreaders[0].desk_for(path)
        return desk.proofreader, desk.language

    def learn(path: str, word: str) -> None:
        project = find_upward(folder_of(path), (DICTIONARY,))
        add(project[0] if project else user_dictionary(), word)
        proofreaders[0] = Proofreaders({"lang": lang})

    make_server(Office(desk, learn)).start_io()
    return 0
