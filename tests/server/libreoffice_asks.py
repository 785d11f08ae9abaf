"""
Run by a Python that has UNO: LibreOffice takes the extension, opens a text, reads it; prints what was found.

    python libreoffice_asks.py PROFILE EXTENSION DOCUMENT

The extension is added as the extension manager's window adds it (`unopkg` wants no root), and LibreOffice started anew.
The document is opened as a window would be, so that LibreOffice's own idle reading goes through it; after that its
proofreading iterator is asked what it knows of the first paragraph.
"""

import json
import subprocess
import sys
import time
from contextlib import contextmanager

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.task import XInteractionApprove, XInteractionHandler
from com.sun.star.text.TextMarkupType import PROOFREADING
from com.sun.star.ucb import XCommandEnvironment

PROFILE, EXTENSION, DOCUMENT = sys.argv[1:]
PIPE = f"pipe,name=vnproof{time.time_ns()};urp;"
SECONDS = 60


def until(ask):
    """What comes of asking again and again, within a minute."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        answer = ask()
        if answer is not None:
            return answer
        time.sleep(0.1)
    sys.exit("LibreOffice did not answer in time")


def connected(resolver):
    try:
        return resolver.resolve(f"uno:{PIPE}StarOffice.ComponentContext")
    except NoConnectException:
        return None


class Approving(unohelper.Base, XCommandEnvironment, XInteractionHandler):
    """Says yes to the question whether the extension may be installed."""

    def getInteractionHandler(self):  # noqa: N802 - UNO's names
        return self

    def getProgressHandler(self):  # noqa: N802
        return None

    def handle(self, request):
        approve = uno.getTypeByName(XInteractionApprove.__pyunointerface__)
        next(way for way in request.getContinuations() if way.queryInterface(approve)).select()


@contextmanager
def office():
    """LibreOffice, started for the while; gives what makes its services."""
    profile, accept = f"-env:UserInstallation={PROFILE}", f"--accept={PIPE}"
    command = ["soffice", "--headless", "--norestore", "--nologo", profile, accept]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        here = uno.getComponentContext()
        resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
        there = until(lambda: connected(resolver))
        yield there, lambda name: there.ServiceManager.createInstanceWithContext(name, there)
    finally:
        process.terminate()
        process.wait()


def main():
    with office() as (there, _):
        manager = there.getValueByName("/singletons/com.sun.star.deployment.ExtensionManager")
        manager.addExtension(EXTENSION, (), "user", None, Approving())
    with office() as (_, make):
        document = make("com.sun.star.frame.Desktop").loadComponentFromURL(DOCUMENT, "_blank", 0, ())
        paragraph = document.getFlatParagraphIterator(PROOFREADING, False).getFirstPara()
        until(lambda: paragraph.isChecked(PROOFREADING) or None)
        text = paragraph.getText()
        language = paragraph.getLanguageOfText(0, len(text))
        iterator = make("com.sun.star.linguistic2.ProofreadingIterator")
        found = iterator.checkSentenceAtPosition(document, paragraph, text, language, 0, -1, -1)
        json.dump({"text": text, "errors": list(told(text, found.aErrors)), "claimed": claimed(make)}, sys.stdout)


def told(text, errors):
    units = text.encode("utf-16-le")
    for error in errors:
        start, end = 2 * error.nErrorStart, 2 * (error.nErrorStart + error.nErrorLength)
        marked = units[start:end].decode("utf-16-le")
        yield {"text": marked, "proposals": error.aSuggestions, "message": error.aShortComment}


def claimed(make):
    """The locales that later versions of LibreOffice go by."""
    path = PropertyValue(Name="nodepath", Value="/org.openoffice.Office.Linguistic/ServiceManager/GrammarCheckers")
    provider = make("com.sun.star.configuration.ConfigurationProvider")
    access = "com.sun.star.configuration.ConfigurationAccess"
    settings = provider.createInstanceWithArguments(access, (path,))
    return settings.getByName("org.openoffice.lingu.LanguageToolGrammarChecker").Locales


main()
