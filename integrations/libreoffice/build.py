"""
Makes the extension for LibreOffice, the same bytes every time.

    python build.py [http://127.0.0.1:8077/v2]

writes vnproof.oxt beside itself, for a service at this address. Standard library only.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
ADDRESS = "http://127.0.0.1:8077/v2"
MEMBERS = {
    "META-INF/manifest.xml": "manifest.xml",
    "Linguistic.xcu": "Linguistic.xcu",
    "description.xml": "description.xml",
}
BEGINNING = (1980, 1, 1, 0, 0, 0)  # of a zip's calendar


def extension(address: str = ADDRESS) -> bytes:
    """The extension for a service at this address, which ends in /v2."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, source in MEMBERS.items():
            text = (HERE / source).read_text("utf-8").replace(ADDRESS, escape(address))
            package.writestr(zipfile.ZipInfo(name, BEGINNING), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    (HERE / "vnproof.oxt").write_bytes(extension(*sys.argv[1:2]))
