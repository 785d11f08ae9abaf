"""One text of the HTML report: its paragraphs with the findings marked in them, and the list of the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from vnproof.core.finding import Finding, Safety
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.core.wording import Language, Wording
from vnproof.reporters.excerpt import LONG_FINDING, Gap, Paragraph, Piece, excerpt, shorten
from vnproof.reporters.lines import Whereabouts
from vnproof.reporters.phrases import MOST_PROPOSALS, OR, grounds, percent, visible

LONGEST_OVERLINE = 30  # characters of a proposal that is written over its word

CERTAINTY = {
    Safety.SAFE: Wording("Tự sửa được", "Fixable"),
    Safety.LIKELY: Wording("Rất có thể sai", "Very likely wrong"),
    Safety.HINT: Wording("Cần người xem", "For a person to decide"),
}
FINDINGS = Wording("Các chỗ đáng ngờ", "The findings")
UNKNOWN = Wording("chưa có đề nghị", "no proposal")
NOTHING = Wording("(bỏ đi)", "(delete)")


class Marked:
    """
    A text and those of its findings that are shown, numbered from `first` through the whole page.

    The number leads from a mark (`m7`) to its entry in the list (`f7`) and back, without any script.
    """

    def __init__(self, report: Report, findings: Sequence[Finding], first: int, language: Language) -> None:
        self.report = report
        self.findings = findings
        self.numbers = {finding.span: number for number, finding in enumerate(findings, first)}
        self.language = language
        self.where = Whereabouts(report)

    def html(self) -> str:
        """The text and the list, side by side."""
        kind = "text placed" if self.where.is_packed else "text"
        text = "\n".join(self._paragraphs())
        entries = "\n".join(map(self._entry, self.findings))
        label = say(FINDINGS, self.language)
        return (
            f'<div class="sides">\n<div class="{kind}" lang="vi">\n{text}\n</div>\n'
            f'<ul class="findings" aria-label="{label}">\n{entries}\n</ul>\n</div>'
        )

    def _paragraphs(self) -> Iterator[str]:
        for part in excerpt(self.report, self.findings):
            if isinstance(part, Gap):
                left_out = Wording(
                    f"… lược {part.paragraphs} đoạn không có lỗi …",
                    f"… {part.paragraphs} paragraphs without findings …",
                )
                yield f'<p class="gap" lang="{self.language}">{say(left_out, self.language)}</p>'
            else:
                last = ' class="last"' if part.is_last_of_group else ""
                pieces = "".join(map(self._piece, part.pieces))
                yield f'<p{last}><span class="place">{self._place(part)}</span><span>{pieces}</span></p>'

    def _place(self, paragraph: Paragraph) -> str:
        """The place in a packed file, else the number of the line."""
        if self.where.is_packed:
            return say(self.where.name(Span(paragraph.start, paragraph.start)), self.language)
        return str(self.where.position(Span(paragraph.start, paragraph.start))[0])

    def _piece(self, piece: Piece) -> str:
        if piece.finding is None:
            return shown(piece.text)
        finding, number = piece.finding, self.numbers[piece.finding.span]
        tip = f"{finding.code}, {CERTAINTY[finding.safety].in_language(self.language)}, {percent(finding.confidence)}"
        over = self._over(finding)
        marked = f"<mark>{shown(piece.text)}</mark>"
        return (
            f'<a class="hit {finding.safety.name.lower()}" id="m{number}" href="#f{number}" title="{escape(tip)}">'
            f"{f'<ruby>{marked}<rt>{over}</rt></ruby>' if over else marked}</a>"
        )

    def _over(self, finding: Finding) -> str:
        """What a proofreader would write over the word."""
        if not finding.suggestions:
            return "?"
        text = finding.suggestions[0].text
        return shown(text or "×") if len(text) <= LONGEST_OVERLINE and text.isprintable() else ""

    def _entry(self, finding: Finding) -> str:
        number = self.numbers[finding.span]
        safety = finding.safety.name.lower()
        typed = shown(shorten(finding.span.of(self.report.source), LONG_FINDING))
        return (
            f'<li class="{safety}" id="f{number}" data-code="{finding.code}" data-safety="{safety}">'
            f'<p class="where"><a class="where" href="#m{number}">{self._name(finding)}</a>'
            f' <span class="code">{finding.code}</span></p>'
            f'<p class="change" lang="vi"><del>{typed}</del> → {self._proposals(finding)}</p>'
            f"<p>{shown(finding.message.in_language(self.language))}</p>"
            f'<p class="grounds">{shown(grounds(finding, self.language))}</p></li>'
        )

    def _name(self, finding: Finding) -> str:
        if self.where.is_packed:
            return say(self.where.name(finding.span), self.language)
        line, column = self.where.position(finding.span)
        return say(Wording(f"dòng {line}, cột {column}", f"line {line}, column {column}"), self.language)

    def _proposals(self, finding: Finding) -> str:
        texts = [suggestion.text for suggestion in finding.suggestions[:MOST_PROPOSALS]]
        if not texts:
            return f'<span lang="{self.language}">{say(UNKNOWN, self.language)}</span>'
        named = [f"<ins>{shown(shorten(text, LONG_FINDING)) or say(NOTHING, self.language)}</ins>" for text in texts]
        return f" {say(OR, self.language)} ".join(named)


def say(wording: Wording, language: Language) -> str:
    """A sentence of ours in a page; names of tags stand in some."""
    return escape(wording.in_language(language))


def shown(text: str) -> str:
    r"""
    A text of others in a page: what it holds is shown, not obeyed.

    >>> shown("<b>\a\n")
    '&lt;b&gt;�\n'
    """
    return escape("\n".join("\t".join(map(visible, line.split("\t"))) for line in text.split("\n")))
