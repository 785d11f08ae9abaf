"""
LibreOffice as a client of `/v2`, with the extension in an empty profile: it asks by itself and gets findings.

Wants Debian's `libreoffice-writer-nogui` and `python3-uno`; skipped where one is missing.
"""

import importlib.util
import json
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from vnproof.server.settings import Settings

BUILD = Path(__file__).parents[2] / "integrations" / "libreoffice" / "build.py"
SCRIPT = Path(__file__).with_name("libreoffice_asks.py")
SYSTEM = "/usr/bin/python3"  # UNO comes with the system's Python, not with this environment's
TEXT = "🔹 Thu & chi 100%: ban tô chức hội nghị. Kê hoạch số 90/KH-UBND."
OPEN = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3">
<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:language="vi" fo:country="VN"/>
</style:default-style></office:styles>
<office:body><office:text><text:p>{}</text:p></office:text></office:body></office:document>
"""


@pytest.fixture(scope="module")
def extension():
    spec = importlib.util.spec_from_file_location("build", BUILD)
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    return build.extension


def test_the_extension_is_the_same_every_time(extension):
    assert extension() == extension()
    with zipfile.ZipFile(BytesIO(extension("http://a.vn/x?a&b"))) as package:
        assert package.testzip() is None
        assert b"<value>http://a.vn/x?a&amp;b</value>" in package.read("Linguistic.xcu")


@pytest.mark.slow
def test_libreoffice_asks(extension, serving, tmp_path):
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice here")
    if subprocess.run([SYSTEM, "-c", "import uno"], check=False, capture_output=True).returncode:
        pytest.skip("no python3-uno here")
    profile, document, package = (tmp_path / name for name in ("profile", "notice.fodt", "vnproof.oxt"))
    document.write_text(OPEN.format(TEXT.replace("&", "&amp;")), "utf-8")
    with serving(Settings()) as address:
        package.write_bytes(extension(f"{address}/v2"))
        asked = [SYSTEM, str(SCRIPT), *(path.as_uri() for path in (profile, package, document))]
        told = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE, timeout=200).stdout)
    assert told["text"] == TEXT
    assert [(error["text"], error["proposals"][0]) for error in told["errors"]] == [("tô", "tổ"), ("Kê", "Kế")]
    assert "«tô»" in told["errors"][0]["message"]
    assert told["claimed"] == ["vi-VN"]
