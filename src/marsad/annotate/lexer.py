"""Tokens → atoms: the code string of an article, each letter with its span and number, for both grammars to scan."""

from __future__ import annotations

import re

from marsad.annotate import numerals
from marsad.annotate.atoms import EDGE, OTHER, WORD, Atoms, Lexicon, lexicon
from marsad.model import Article, Sentence, Tokens
from marsad.text import folded

_PLAIN = {"", "ب", "ل", "ك", "ف", "س"}
_MIXED = re.compile(r"\d+|[^\W\d_]+")


def read(article: Article, tokens: Tokens, sentences: tuple[Sentence, ...]) -> Atoms:
    """The atoms of the kept sentences of `article`; numbers written in several words are one atom."""
    atoms = Atoms("", [], [], [])
    code: list[str] = []
    lex = lexicon()
    for sentence in sentences:
        i = sentence.first
        while i < sentence.last:
            i = _one(article, tokens, i, sentence.last, code, atoms, lex)
        _add(code, atoms, EDGE, sentence.end, sentence.end)
    return numerals.merge(Atoms("".join(code), atoms.start, atoms.end, atoms.value), lex.classes, lex.words)


def _add(code: list[str], atoms: Atoms, letter: str, start: int, end: int, value: float = 0) -> None:
    code.append(letter)
    atoms.start.append(start)
    atoms.end.append(end)
    atoms.value.append(value)


def _one(  # noqa: PLR0913
    article: Article, tokens: Tokens, i: int, last: int, code: list[str], atoms: Atoms, lex: Lexicon
) -> int:
    """Adds the atoms of token `i`, or of the phrase it opens; returns the next token's number."""
    norm, start, end = tokens.norm, tokens.start[i], tokens.end[i]
    word = norm[i]
    hit = lex.forms.get(word)
    if hit is not None:
        letters, phrases = hit
        for rest, phrase in phrases:
            after = i + 1 + len(rest)
            if after <= last and tuple(norm[i + 1 : after]) == rest:
                _spread(code, atoms, phrase, start, tokens.end[after - 1])
                return after
        _spread(code, atoms, letters, start, end)
        return i + 1
    if word[0].isdigit():
        _figure(code, atoms, word, start, end, lex)
    elif word.isalpha() or len(word) == 1:
        _add(code, atoms, WORD if word.isalpha() else OTHER, start, end)
    else:
        return _mixed(article, tokens, i, last, code, atoms, lex)
    return i + 1


def _spread(code: list[str], atoms: Atoms, letters: str, start: int, end: int) -> None:
    """A conjunction written onto its word is an atom of no width before it."""
    if len(letters) == 2:
        _add(code, atoms, letters[0], start, start)
    _add(code, atoms, letters[-1], start, end)


def _figure(code: list[str], atoms: Atoms, figure: str, start: int, end: int, lex: Lexicon) -> None:  # noqa: PLR0913
    parts = numerals.date_parts(figure)
    if not parts:
        kind, value = numerals.figure(figure)
        _add(code, atoms, lex.classes.get(kind, OTHER), start, end, value)
        return
    at = start
    for n, part in enumerate(parts):
        if n:
            _add(code, atoms, lex.classes["SLASH"], at, at + 1)
            at += 1
        kind, value = numerals.figure(part)
        _add(code, atoms, lex.classes[kind], at, at + len(part), value)
        at += len(part)


def _mixed(  # noqa: PLR0913
    article: Article, tokens: Tokens, i: int, last: int, code: list[str], atoms: Atoms, lex: Lexicon
) -> int:
    """Letters and digits in one token: «و20 صاروخا», «الـ28», «و1.5»; «إف16» and «U17» are one unknown mark."""
    start, end = tokens.start[i], tokens.end[i]
    word = tokens.norm[i]
    letters = word.rstrip("0123456789")
    digits = word[len(letters) :]
    if not digits or not letters.isalpha():
        return _glued(article, tokens, i, code, atoms, lex)
    at = start + re.search(r"\d", article.text[start:end]).start()  # type: ignore[union-attr]
    known = lex.forms.get(letters, ("", ()))[0]
    definite, conjunction = letters.endswith("ال") or letters.endswith("لل"), letters.startswith("و")
    if letters.removeprefix("و") not in _PLAIN and not definite and not known.strip(WORD):
        _add(code, atoms, OTHER, start, end)
        return i + 1
    if known.strip(WORD) and not definite and letters not in _PLAIN:
        _spread(code, atoms, known, start, at)
    elif conjunction:
        _add(code, atoms, lex.classes["AND"], start, at)
    after = i + 1
    if after + 1 < last and tokens.norm[after] in ".,٫" and tokens.start[after] == end:
        if tokens.norm[after + 1].isdigit() and tokens.start[after + 1] == end + 1:
            digits, end, after = f"{digits}.{tokens.norm[after + 1]}", tokens.end[after + 1], after + 2
    kind, value = numerals.figure(digits)
    _add(code, atoms, lex.classes.get("DEFNUM" if definite and kind else kind, OTHER), at, end, value)
    return after


def _glued(  # noqa: PLR0913
    article: Article, tokens: Tokens, i: int, code: list[str], atoms: Atoms, lex: Lexicon
) -> int:
    """A figure stuck between words («من54عنصرا»): known word, figure, word; anything else is one unknown mark."""
    start = tokens.start[i]
    pieces = list(_MIXED.finditer(article.text, start, tokens.end[i]))
    if len(pieces) == 3 and pieces[1].group().isdigit() and lex.forms.get(folded(pieces[0].group())):
        _spread(code, atoms, lex.forms[folded(pieces[0].group())][0], pieces[0].start(), pieces[0].end())
        _figure(code, atoms, folded(pieces[1].group()), pieces[1].start(), pieces[1].end(), lex)
        _add(code, atoms, WORD, pieces[2].start(), tokens.end[i])
    else:
        _add(code, atoms, OTHER, start, tokens.end[i])
    return i + 1
