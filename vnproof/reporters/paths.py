"""The names of files as reports tell them: from the folder at hand, and as URIs."""

from __future__ import annotations

import posixpath
from pathlib import PurePath
from urllib.parse import quote


def told_from(folder: str, path: str) -> str:
    """
    A path as seen from `folder`, with slashes; as it is where it lies elsewhere.

    >>> told_from("/srv", "/srv/văn bản/a.txt"), told_from("/srv", "./a.txt"), told_from("/srv", "/etc/a.txt")
    ('văn bản/a.txt', 'a.txt', '/etc/a.txt')
    """
    name = PurePath(path)
    if folder and name.is_relative_to(folder):
        name = name.relative_to(folder)
    return name.as_posix()


def uri(folder: str, path: str) -> str:
    """
    A path as a URI: relative where it lies below `folder`, which every reader of a repository can resolve.

    >>> uri("/srv", "thông báo 1.txt"), uri("/srv", "../b#.txt"), uri("/srv", "x/../-")
    ('th%C3%B4ng%20b%C3%A1o%201.txt', 'file:///b%23.txt', '-')
    """
    name = posixpath.normpath(told_from(folder, path))
    if folder and name.startswith("../"):
        name = posixpath.normpath(posixpath.join(PurePath(folder).as_posix(), name))
    # A name may hold bytes that are no UTF-8.
    quoted = quote(name.encode("utf-8", "surrogateescape"))
    if PurePath(name).is_absolute():
        return f"file:///{quoted.lstrip('/')}"
    return quoted
