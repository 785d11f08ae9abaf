"""`vnproof config show`: what holds here, and where each value came from."""

from __future__ import annotations

import click

from vnproof.cli.options import language_option
from vnproof.cli.usage import Group


@click.group("config", cls=Group)
def command() -> None:
    """
    Xem cấu hình đang có hiệu lực.

    Tệp được tìm: vnproof.toml, .vnproof.toml hoặc [tool.vnproof] trong pyproject.toml, từ thư mục của văn bản trở lên.
    """


@command.command("show")
@click.argument("path", required=False, metavar="[PATH]")
@language_option
def show(path: str | None, lang: str | None) -> None:
    """
    Hiện từng giá trị và nguồn gốc.

    Xem cho PATH, mặc định là thư mục hiện tại.
    """
    import json

    from vnproof.cli.inputs import folder_of
    from vnproof.cli.proofreaders import dictionaries_for, settings_for

    folder = folder_of(path or ".")
    found, settings = settings_for(folder, {"lang": lang})
    language = settings["lang"].value
    for name, (value, origin) in settings.items():
        click.echo(f"{name} = {json.dumps(value, ensure_ascii=False, default=str)}  # {origin.in_language(language)}")
    for dictionary in dictionaries_for(folder, found, settings):
        click.echo(f"# {'dictionary' if language == 'en' else 'từ điển'}: {dictionary}")
