r"""
Spans that must never change: addresses, document numbers, dates, amounts, codes.

Read KINDS top to bottom: the leftmost match wins, and of those that begin together the first kind. Every repetition
is bounded or possessive, so the time is linear in the text.

    >>> text = "Số 90/KH-UBND ngày 19/3/2024, xem https://locninh.gov.vn."
    >>> [(kind, span.of(text)) for kind, span in protect(text)]
    [('document_number', '90/KH-UBND'), ('date', '19/3/2024'), ('url', 'https://locninh.gov.vn')]
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import regex

from vnproof.core.span import Span

BEGIN: Final = r"(?<![\w.,/-])"
END: Final = r"(?![\w/])"
DIGIT: Final = r"[\dOIl]"  # with the letters that scanners read for 0 and 1
URL_END: Final = r"""[^\s<>"“”«»]{0,2000} (?<![.,;:!?)\]'’])"""
INTACT: Final = r"(?! \p{L}{0,8} [ÀÑ] )"  # «QÑ» is a QĐ in the encoding VNI, and to be mended
TYPE: Final = INTACT + r"(?: \p{Lu}{2,9} \p{Ll}{0,2} | \p{Lu} \p{Ll} \p{Lu} )"  # KH, CTr, QyĐ
ISSUER: Final = (
    INTACT + r"\p{Lu}{2,12} \p{Ll}{0,2} \p{Lu}{0,4} \d{0,2} (?: [.&] \p{Lu}{1,8} )?"
)  # UBND, TTg, GDTrH, QH15
NUMBER: Final = rf"(?: {BEGIN} (?: {DIGIT}{{1,5}} [a-z]? | [.…_]{{1,40}}+ ) | (?<=\p{{Ll}}) \d{{1,5}} | (?<!\S) (?=/) )"
SPACED_ISSUER: Final = r"[ ]? [-–] [ ]? [A-ZĐƯ]{2,8} (?!\p{L})"  # 90/KH - UBND
AMOUNT: Final = r"\d{1,3} (?: [.,]? \d{1,3} ){0,8}"
LETTER_CODE: Final = (
    r"[A-ZĐ]{1,2} (?: \d [A-Z] \d{1,3} | \d{2,4} [A-Z] ) | (?: [A-ZĐ]{1,6} -? | (?! [IVX]+ \. ) [A-ZĐ]{2,3} \. )"
    r" (?: 0\d | [1-9] ) \d{0,5} (?: [+] \d{1,3} )?"
)
UNIT: Final = "km|cm|mm|m|kg|mg|g|ha|kV|kVA|kWh|kW|MW|ml|l|GB|MB|°C"
FILE: Final = "docx?|xlsx?|pptx?|pdf|odt|rtf|txt|csv|jpe?g|png|gif|zip|rar|mp[34]|html?|xml|json"

KINDS: Final = {
    "url": rf"""
        (?<![\w@]) (?: (?i: https? | ftp ) :// | (?i: www ) \. ) {URL_END}
      | (?<![\w.@/-]) (?: [a-zA-Z\d] [a-zA-Z\d-]{{0,62}}+ \. ){{1,6}} (?: vn|com|net|org|edu|gov|info|VN|COM|NET|ORG )
        (?! [\w@] | [.-]\w ) (?: / {URL_END} )?""",
    "email": r"(?<![\w.+-]) [\w.+-]{1,64}+ @ [a-zA-Z\d] [a-zA-Z\d-]{0,62} (?: \. [a-zA-Z\d-]{1,62} ){1,5}",
    # 30/2020/NĐ-CP, 512/UBND-VX, .../KH-UBND, 4O/QĐ-UBND, 90/ KH - UBND; 72/2025/QH15; 45/BC; 18-NQ/TW
    "document_number": rf"""
        {NUMBER} (?: / [12l] {DIGIT}{{3}} )? [ ]? / (?: {TYPE} | [ ] [A-ZĐ]{{2,6}} )
        (?: (?: [-–] {ISSUER} ){{1,5}} {END} | {SPACED_ISSUER} )
      | {NUMBER} / [12l] {DIGIT}{{3}} / {ISSUER} {END}
      | {BEGIN} \d{{1,5}} / {INTACT} \p{{Lu}}{{2,9}} {END}
      | {BEGIN} {DIGIT}{{1,5}} [ ]? [-–] [ ]? {TYPE} / {ISSUER} {END}""",
    "date": rf"""
        {BEGIN} {DIGIT}{{1,2}} (?P<between> [/.-] ) {DIGIT}{{1,2}} (?P=between) [12] {DIGIT}{{3}} {END}
      | {BEGIN} [0-3]? \d / [01]? \d (?: / \d\d )? (?! [\w/] | [.,-]\d )
      | {BEGIN} [01]? \d [/-] (?: 19 | 20 ) \d\d (?! [\w/] | [.,-]\d )""",
    "time": rf"""
        {BEGIN} [0-2]? \d (?: : [0-5]\d (?: : [0-5]\d )? | [hg] (?: [0-5]\d (?: ['’′] | p | ph )? )? ) (?! [\w:] )
      | {BEGIN} [0-2]? \d (?= [ ]? giờ \b ) | (?<= giờ [ ] ) [0-5]\d \b""",
    "phone": r"""
        (?<! [\w.,/+-] | \d[ ] ) (?= [(+]{0,2} (?: [ .()-]{0,2} \d ){8,11} (?! [ .-]? \d ) )
        (?: \(\+84\) | \+84 | \(0\d{2,4}\) | 0\d{2,4} | 1[89]00 ) (?: [ .-]{0,2} \d{2,8} ){1,5} (?! [\w/] )""",
    "money": rf"""
        {BEGIN} {AMOUNT} (?: [ ]? (?: ₫ | VN[ĐD] | USD | EUR ) (?!\w) | đ (?!\w)
                           | (?= [ ] (?: (?: nghìn | ngàn | triệu | tỷ | tỉ ) [ ] )? đồng \b ) )
      | (?<!\w) [$€] {AMOUNT}""",
    "percent": rf"{BEGIN} \d{{1,9}} (?: [.,] \d{{1,9}} )? [ ]? [%‰]",
    "file_name": rf"(?<![\w.-]) [\w-]{{1,200}}+ (?: \. [\w-]{{1,60}} )? \. (?i: {FILE} ) \b",
    # 93A-123.45, identity numbers, K55+400; COVID-19, QL14, H5N1; 4G. A heading's Đ1NH, I read as 1, is no code.
    "code": rf"""
        {BEGIN} (?: \d\d [A-ZĐ]{{1,2}} \d? [ ]? - [ ]? \d{{3}} \.? \d\d | \d{{9,20}}
                  | (?: K | Km | KM | km )? \d{{1,4}} \+ \d{{1,3}} ) (?!\w)
      | (?<![\w/-]) (?: (?i: covid | sars-cov ) - \d{{1,2}} | {LETTER_CODE} ) (?! \w | [/-]\w | [.,]\d )
      | {BEGIN} \d{{1,3}} [A-HJ-NP-ZĐ]{{1,2}} \d{{0,3}} (?! \w | [/-]\w )""",
    "quantity": rf"""
        {BEGIN} \d{{1,9}} (?: [.,] \d{{1,9}} ){{0,5}} (?: [kcmd]? m [23²³] | (?: {UNIT} ) (?: / [hs] )? ) {END}
      | (?<![\w/-]) [kcmd]? m [23²³] {END}""",
    "handle": r"(?<![\w&/]) [#@] [\p{L}_] \w{1,60}",
    "end_mark": r"(?<![./]) \. / \. (?! [./\w] )",
    "leader": r"\.{4,}+ | …{2,}+ | _{3,}+",
}
"""Kind -> pattern (verbose), for text in NFC whose odd spaces are plain ones."""

# Where none of these is, nothing is protected; most numbers are plain; and only here can a protected span begin.
ANCHOR: Final = re.compile(r"[0-9@#/…]|\.(?=[A-Za-z.])|__|www|WWW")
PLAIN: Final = re.compile(
    r"(?<!giờ)[ (]?(?!0[0-9]{2})[0-9]{1,8}(?:,[0-9]{1,8}|(?:\.[0-9]{3}){1,4})?[.,;:)]{0,2}"
    r"(?=\s+(?![0-9đ₫UVE(%‰gnt/–-])|$)"
)
START: Final = re.compile(r"(?<!\w)[\w+(.…/$€#@]|_(?=__)|\.(?=/\.|\.{3})|…(?=…)|(?<=[^\W\d_])[0-9](?=[0-9]{0,4}/)")
SPACE: Final = re.compile(r"\s")


def protect(text: str) -> list[tuple[str, Span]]:
    """
    Every protected span of `text` and its kind, in order, none overlapping another; offsets are into `text`.

    >>> protect("Không có gì phải giữ.")
    []
    """
    match_at = _pattern().match
    found: list[tuple[str, Span]] = []
    done = 0
    while anchor := ANCHOR.search(text, done):
        start = max(done, text.rfind(" ", done, anchor.start()), text.rfind("\n", done, anchor.start()))
        space = SPACE.search(text, anchor.end())
        end = space.start() if space else len(text)
        done, begin = end, start
        if PLAIN.match(text, start, end + 3):
            continue
        while place := START.search(text, begin, end):
            if match := match_at(text, place.start()):
                found.append((str(match.lastgroup), Span(*match.span())))
            begin = match.end() if match else place.end()
        done = max(end, begin)
    return found


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS.items()), regex.VERBOSE)
