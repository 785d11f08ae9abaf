"""Which proofreader reads which document: its folder's configuration and dictionaries, under the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from vnproof.cli.configuration import DICTIONARY, Found, Setting, find_configuration, find_upward, settle
from vnproof.cli.inputs import folder_of
from vnproof.cli.messages import tell
from vnproof.cli.usage import did_you_mean
from vnproof.core.config import Config
from vnproof.core.errors import ConfigError
from vnproof.core.terms import Term
from vnproof.core.wording import Language, Wording
from vnproof.proofreader import Proofreader


class Desk(NamedTuple):
    """A proofreader and the settings it was made with."""

    proofreader: Proofreader
    settings: dict[str, Setting]

    @property
    def language(self) -> Language:
        """The language to speak to the user."""
        language: Language = self.settings["lang"].value
        return language


class Proofreaders:
    """
    One desk a folder; folders under the same configuration share a proofreader, so that models load once.

    `say` is called with what the user should know of a configuration.
    """

    def __init__(self, command_line: Mapping[str, Any], say: Callable[[Wording, Language], None] = tell) -> None:
        self.command_line = command_line
        self.say = say
        self.desks: dict[Path, Desk] = {}
        self.by_config: dict[Config, Proofreader] = {}

    def desk_for(self, path: str) -> Desk:
        """
        Where the document of this path is read; standard input is read in the working folder.

        Raises ConfigError and DictionaryError.
        """
        folder = folder_of(path)
        if folder not in self.desks:
            found, settings = settings_for(folder, self.command_line)
            if found and found.warning and not any(desk.settings == settings for desk in self.desks.values()):
                self.say(found.warning, settings["lang"].value)
            config = make_config(settings, dictionaries_for(folder, found, settings))
            if config not in self.by_config:
                self.by_config[config] = Proofreader(config)
            self.desks[folder] = Desk(self.by_config[config], settings)
        return self.desks[folder]


def settings_for(folder: Path, command_line: Mapping[str, Any]) -> tuple[Found | None, dict[str, Setting]]:
    """The configuration file that holds in a folder, and what comes of it and the command line."""
    found = find_configuration(folder)
    settings = settle(found, command_line)
    for name in ("select", "ignore"):
        _know_codes(name, settings[name])
    return found, settings


def user_dictionary() -> Path:
    """The user's own dictionary, which may not exist."""
    return Path(click.get_app_dir("vnproof")) / DICTIONARY


def dictionaries_for(folder: Path, found: Found | None, settings: Mapping[str, Setting]) -> list[Path]:
    """The user's dictionary, the project's, and those the configuration names beside itself."""
    named = [found.path.parent / name for name in settings["dictionaries"].value] if found else []
    return [*filter(Path.is_file, [user_dictionary()]), *find_upward(folder, (DICTIONARY,)), *named]


def make_config(settings: Mapping[str, Setting], dictionaries: Iterable[Path]) -> Config:
    """Everything a proofreader wants to know, in one value."""
    words: set[str] = set(settings["words"].value)
    corrections: dict[str, str] = {}
    for path in dictionaries:
        from vnproof.lexicon.user_dictionary import read

        content = read(path)
        words |= content.words
        corrections |= dict(content.corrections)
    return Config(
        select=settings["select"].value,
        ignore=settings["ignore"].value,
        min_confidence=settings["min-confidence"].value,
        lang=settings["lang"].value,
        second_opinion=settings["second-opinion"].value,
        style=settings["style"].value,
        personal_data=settings["personal-data"].value,
        words=frozenset(words),
        corrections=tuple(sorted(corrections.items())),
        terms=tuple(map(term_of, settings["terms"].value)),
    )


def term_of(row: Mapping[str, Any]) -> Term:
    """A row of `terms` in the configuration."""
    return Term(row.get("write", ""), tuple(row["avoid"]), row.get("since"), row.get("until"), row.get("reason", ""))


def _know_codes(name: str, setting: Setting) -> None:
    """A mistyped code would silently switch nothing on or off."""
    if not setting.value:
        return
    from vnproof.checks import BY_CODE

    for beginning in setting.value:
        if not any(code.startswith(beginning) for code in BY_CODE):
            guess, codes = did_you_mean(beginning, BY_CODE), ", ".join(BY_CODE)
            raise ConfigError(
                f"{setting.origin.vi}: «{name}» có mã lạ «{beginning}»{guess.vi}; các mã là {codes}.",
                f"{setting.origin.en}: '{name}' has an unknown code '{beginning}'{guess.en}; the codes are {codes}.",
            )
