"""What the corpus promises: clean documents are clean, spans point at what they name, nothing is in two splits."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
CLEAN = sorted((CORPUS / "clean").glob("*.txt"))
SCANS = sorted((CORPUS / "scans").glob("*.txt"))
GOLD = sorted((CORPUS / "gold").glob("*.jsonl"))
KINDS = {"letter", "case", "punctuation", "number", "split", "joined", "missing", "extra", "style", "garbled"}


def read(file):
    return file.read_bytes().decode("utf-8")


def rows_of(file):
    return [json.loads(line) for line in read(file).splitlines()]


def splits():
    return [tuple(line.split("\t")) for line in read(CORPUS / "split.tsv").splitlines()[1:]]


@pytest.mark.parametrize("file", CLEAN, ids=lambda file: file.stem)
def test_clean_documents_are_tidy(file):
    text = read(file)
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not re.search(r"\r|\t|  |^\s|[^\S\n]$|\n\n", text, re.MULTILINE)
    assert not re.search(r"\s[,.;:!?)]|\(\s", text)


def test_there_are_enough_documents():
    assert len(CLEAN) >= 65


def test_every_document_is_in_exactly_one_split():
    assert Counter(name for name, _ in splits()) == Counter(file.stem for file in CLEAN)
    assert {split for _, split in splits()} == {"train", "dev", "test"}


def test_every_document_is_scanned_at_six_degradations_with_two_engines():
    names = [file.name.removesuffix(".txt").split(".") for file in SCANS]
    degradations = {degradation for _, degradation, _ in names}
    engines = {engine for _, _, engine in names}
    assert (len(degradations), len(engines)) == (6, 2)
    assert {tuple(name) for name in names} == set(product([file.stem for file in CLEAN], degradations, engines))


def test_readme_counts_are_those_of_the_gold():
    text = read(CORPUS / "README.md")
    for file in GOLD:
        if file.stem != "demo":
            rows = rows_of(file)
            words = sum(len(row["target"].split()) for row in rows)
            letters = sum(error["type"] == "letter" for row in rows for error in row["errors"])
            assert f"| {file.stem} | {len(rows):,} | {words:,} | {letters:,} |" in text


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_gold_spans_hold_the_wrong_text(file):
    for row in rows_of(file):
        assert unicodedata.is_normalized("NFC", row["source"])
        end = 0
        for error in row["errors"]:
            assert row["source"][error["start"] : error["end"]] == error["wrong"], row["id"]
            assert error["type"] in KINDS
            assert end <= error["start"], row["id"]
            end = error["end"]


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_gold_corrected_is_the_target(file):
    for row in rows_of(file):
        corrected, last = "", 0
        for error in row["errors"]:
            corrected += row["source"][last : error["start"]] + error["right"][0]
            last = error["end"]
        corrected += row["source"][last:]
        assert corrected.split() == row["target"].split(), row["id"]


@pytest.mark.parametrize("file", [file for file in GOLD if file.stem != "demo"], ids=lambda file: file.stem)
def test_gold_rows_are_of_their_split_and_stand_in_their_scan(file):
    split_of = dict(splits())
    for row in rows_of(file):
        assert split_of[row["meta"]["doc"]] == file.stem
        meta = row["meta"]
        scan = CORPUS / "scans" / f"{meta['doc']}.{meta['degradation']}.{meta['engine']}.txt"
        assert row["source"] in read(scan).splitlines()


def test_the_demo_is_the_demo_gold():
    rows = {row["id"]: row["source"] for row in rows_of(CORPUS / "gold" / "demo.jsonl")}
    assert rows == {file.stem: read(file) for file in (CORPUS / "demo").glob("*.txt")}
