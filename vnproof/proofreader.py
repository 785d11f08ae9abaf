"""
The whole pipeline on one page: text → passage → reading → findings → report. The only place where stages meet.

    Passage(source) ─Decoder→ Reading ─checks.ALL→ findings ─allowed, resolve, told_together→ Report
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from unicodedata import is_normalized, normalize

from vnproof import checks
from vnproof.checks.base import Check, Turn
from vnproof.checks.technique.surface import told_together
from vnproof.confusion.model import ErrorModel
from vnproof.context.model import ContextModel, available
from vnproof.core.config import Config
from vnproof.core.edit import Edit, apply_edits
from vnproof.core.finding import Finding, Safety, Suggestion
from vnproof.core.report import Report
from vnproof.core.span import Span
from vnproof.decoder.context_judge import ContextJudge
from vnproof.decoder.decoder import Decoder
from vnproof.decoder.judgement import Judge, Judging
from vnproof.decoder.restoration import Restorer
from vnproof.decoder.second_opinion import SecondOpinion
from vnproof.language_model.ngram import NGram
from vnproof.lexicon.lexicon import Lexicon
from vnproof.lexicon.readers import normal_form
from vnproof.text.ignores import find_ignores
from vnproof.text.passage import Passage
from vnproof.verification import check_marks, correct_fully


class Proofreader:
    """
    Proofreads texts with one configuration. Costs nothing to make: models are read on first use and then kept.

    >>> [finding.code for finding in Proofreader().proofread("Ban tô chức hội nghị.").findings]
    ['VN103']
    """

    def __init__(self, config: Config = Config(), lexicon: Lexicon | None = None, judge: Judging | None = None) -> None:
        self._config = config
        words, corrections, terms = config.words, config.corrections, config.terms
        self._lexicon = lexicon or Lexicon.standard(words=words, corrections=corrections, terms=terms)
        self._judge = judge

    @cached_property
    def _model(self) -> NGram:
        return NGram()

    @cached_property
    def _context(self) -> ContextModel | None:
        return ContextModel() if available() else None

    @cached_property
    def decoder(self) -> Decoder:
        """The decoder over the shipped models."""
        lexicon, context = self._lexicon, self._context
        judge = self._judge or (ContextJudge(lexicon, context) if context else Judge(lexicon))
        opinion = SecondOpinion(lexicon, first=judge) if self._config.second_opinion else judge
        return Decoder(self._model, ErrorModel.standard(self._model.syllables), lexicon, opinion)

    @cached_property
    def _checks(self) -> tuple[Check, ...]:
        return tuple(check for check in checks.ALL if self._config.wants(check.code))

    @cached_property
    def _restorer(self) -> Restorer:
        return Restorer(self._model, self._lexicon, self._context)

    def proofread(self, source: str, shielded: tuple[Span, ...] = (), at_least: Safety = Safety.HINT) -> Report:
        """
        Find what is wrong in a text; `shielded` are the stretches of it that are not to be read.

        What is less safe than `at_least` is left out, and hides nothing that is told of the same words.
        """
        passage = Passage(source, shielded)
        reading = self.decoder.read(passage)
        found = (finding for check in self._checks for finding in check.find(reading))
        wanted = (finding for finding in self._allowed(passage, found) if _counts(finding, at_least))
        return Report(source, tuple(told_together(passage, resolve(wanted))))

    def corrections(
        self, source: str, at_least: Safety = Safety.SAFE, shielded: tuple[Span, ...] = ()
    ) -> tuple[Edit, ...]:
        """
        The edits that put right every finding of at least this safety; what is less sure stays as it was.

        Raises Breach, and nothing is lost, where the result isn't what was announced.
        """
        return correct_fully(lambda text, spans: self.proofread(text, spans, at_least), source, at_least, shielded)

    def correct(self, source: str, at_least: Safety = Safety.SAFE) -> str:
        """The text with every finding of at least this safety put right, see `corrections`."""
        return apply_edits(source, self.corrections(source, at_least))

    def restorations(self, source: str, shielded: tuple[Span, ...] = ()) -> tuple[Edit, ...]:
        """
        The edits that put the marks back that a text was typed without.

        Raises Breach, and nothing is lost, where more than marks would change.
        """
        edits = tuple(self._restorer.edits(Passage(source, shielded)))
        check_marks(source, apply_edits(source, edits))
        return edits

    def restore(self, source: str) -> str:
        """The text with its marks, see `restorations`."""
        return apply_edits(source, self.restorations(source))

    def _allowed(self, passage: Passage, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Without what is too unsure, what the author asked to leave alone, and what would change a protected span."""
        ignores = find_ignores(passage.source)
        phrases = tuple(self._accepted_phrases(passage)) if self._config.words else ()
        for finding in findings:
            if (
                finding.confidence >= self._config.min_confidence
                and not (finding.suggestions and _touches_protected(passage, finding))
                and not any(ignore.covers(finding.span, finding.code) for ignore in ignores)
                and not (_is_of_words(finding) and any(accepted.covers(finding.span) for accepted in phrases))
                and not _takes_a_line_end(passage.source, finding)
            ):
                # Where letters and marks may stay apart, they do so in what is put right, and the file stays of a kind.
                yield finding if self._config.wants("VN601") else _spelt_like(passage.source, finding)

    def _accepted_phrases(self, passage: Passage) -> Iterator[Span]:
        """Where the user's own words and phrases stand."""
        words = [normal_form(token.text) for token in passage.tokens]
        for first, last in self._lexicon.accepted_phrases(words):
            yield Span(passage.tokens[first].start, passage.tokens[last - 1].end)


def _touches_protected(passage: Passage, finding: Finding) -> bool:
    """Is a part of its place protected from its check, or a letter that it is glued to («a@b.vnSố»)?"""
    span = finding.span
    before, after = passage.source[span.start - 1 : span.start], passage.source[span.end : span.end + 1]
    reach = Span(span.start - before.isalnum(), span.end + after.isalnum())
    return passage.is_protected(reach, checks.mended_by(finding.code))


def _counts(finding: Finding, at_least: Safety) -> bool:
    """Is it safe enough to be told, or to keep others from a place that only a person can put right?"""
    return finding.safety >= at_least or checks.TURNS.get(finding.code) is Turn.FIRST


def _is_of_words(finding: Finding) -> bool:
    """Is it about what is said, which the user may accept, and not about how that is stored?"""
    return checks.TURNS.get(finding.code) is not Turn.LAST


def _takes_a_line_end(source: str, finding: Finding) -> bool:
    """Would its first suggestion run two lines together?"""
    return bool(finding.suggestions) and len(finding.span.of(source).splitlines()) > max(
        1, len(finding.suggestions[0].text.splitlines())
    )


def _spelt_like(source: str, finding: Finding) -> Finding:
    """Suggestions for decomposed text are decomposed too."""
    if not finding.suggestions or is_normalized("NFC", finding.span.of(source)):
        return finding
    suggestions = [Suggestion(normalize("NFD", text), confidence) for text, confidence in finding.suggestions]
    return replace(finding, suggestions=tuple(suggestions))


@lru_cache(maxsize=4)
def proofreader_for(config: Config) -> Proofreader:
    """The proofreader of a configuration, kept so that calls in a loop read the models once."""
    return Proofreader(config)


def proofread(text: str, config: Config = Config()) -> Report:
    """
    Find what is wrong in a text.

    >>> [(f.span, f.suggestions[0].text) for f in proofread("Kê hoạch phát triển du lịch").findings]
    [(Span(start=0, end=2), 'Kế')]
    """
    return proofreader_for(config).proofread(text)


def correct(text: str) -> str:
    """
    The text with every safe correction applied; what isn't certain stays as it was.

    >>> correct("Tăng cường công tác phòng, chổng tham nhũng.")
    'Tăng cường công tác phòng, chống tham nhũng.'
    """
    return proofreader_for(Config()).correct(text)


def restore(text: str) -> str:
    """
    The text with its marks, for text that was typed without.

    >>> restore("To chuc hoi nghi tong ket cong tac cai cach hanh chinh")
    'Tổ chức hội nghị tổng kết công tác cải cách hành chính'
    """
    return proofreader_for(Config()).restore(text)


def resolve(findings: Iterable[Finding]) -> Iterator[Finding]:
    """
    Of findings that overlap, keep those whose turn is first, then the safest, the surest, the longest; in text order.

    A sweep: findings sorted by place fall into clusters of neighbours that overlap, and each cluster is settled alone.
    """
    cluster: list[Finding] = []
    end = -1
    for finding in sorted(findings, key=lambda f: f.span):
        if finding.span.start >= end:
            yield from _settle(cluster)
            cluster = []
        cluster.append(finding)
        end = max(end, finding.span.end)
    yield from _settle(cluster)


def _precedence(finding: Finding) -> tuple[object, ...]:
    length = finding.span.end - finding.span.start
    return checks.TURNS.get(finding.code, Turn.USUAL), -finding.safety, -finding.confidence, -length, finding.code


def _settle(cluster: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in sorted(cluster, key=_precedence):
        if not any(finding.span.overlaps(other.span) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.span)
