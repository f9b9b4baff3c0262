"""A text → its language, as far as this house needs it: Arabic, another tongue in Arabic letters, or none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec
from resiliparse.parse.lang import detect_fast

from marsad import knowledge
from marsad.model import Block, Why
from marsad.text import folded

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_OTHER = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u05ff\u0900-\u1fff\u3040-\ud7ff]+")
_COMMON = "اليمنور"
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 0.2  # the share of Arabic letters below which a text is not Arabic: a script left in the page is long
_SHORT = 60  # words: a sentence or two, which is never refused for its language
_PASSAGE = 20  # letters of a passage that is told apart
_SAMPLE = 3_000  # characters: enough to tell, and a long text costs no more than a short one
_WORDS_SHARE = 0.03  # tuned on Persian, Urdu and Kurdish news prose against news in Arabic, where it stays below 0.005
_LETTERS_SHARE = 0.03


class Tongue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language in Arabic letters: its ISO 639-1 id, letters Arabic does not have, words Arabic does not have."""

    id: str
    letters: str
    words: tuple[str, ...]
    examples: tuple[dict[str, str], ...] = ()


def language(text: str) -> str:
    """ISO 639-1 code of `text`: `ar` where it is Arabic or has no letters to tell by, `und` where nothing is known."""
    whole, text = text, text[:_SAMPLE]
    arabic = _common(text, _LEAST * len(text))
    if not arabic or arabic < _LEAST * len(text):
        # The commonest letters alone are enough of nearly every text; the others are counted where they are not.
        other = sum(map(len, _OTHER.findall(text)))
        if not arabic or arabic < _LEAST * (arabic + other):
            arabic = sum(map(len, _ARABIC.findall(text)))
        if not arabic and not other:
            return "ar"
        if arabic < _LEAST * (arabic + other):
            return _latin(text)
    if not _strange(whole):
        return "ar"
    code = _in_arabic_letters(text)
    return code if code == "ar" or not _mostly_arabic(text) else "ar"


def _common(text: str, enough: float) -> int:
    """How many of the commonest Arabic letters stand in `text`, counted until they are `enough`."""
    found = 0
    for letter in _COMMON:
        found += text.count(letter)
        if found > enough:
            break
    return found


def _mostly_arabic(text: str) -> bool:
    """Whether most of `text` stands in lines that are Arabic: a report that quotes another language at length."""
    share = {True: 0, False: 0}
    for line in text.splitlines():
        share[_in_arabic_letters(line) == "ar"] += len(line)
    return share[True] > share[False]


def refused(text: str, code: str) -> Why | None:
    """The reason to skip `text` in the language `code`; None for Arabic, and for a sentence or two with some Arabic."""
    if code == "ar" or (len(text.split()) <= _SHORT and _ARABIC.search(text)):
        return None
    return Why("unread.language", (code,))


def of_blocks(text: str, made: Iterable[Block]) -> list[str]:
    """The language of each block of `text`, looked at closely only where it has letters that Arabic has not."""
    strange = _strange(text)
    parts = [text[b.start : b.end] for b in made]
    return ["ar" if not strange and _COMMON[0] in part else of_block(part) for part in parts]


def of_block(text: str) -> str:
    """The language of a passage inside an Arabic text: another one only where hardly a letter is Arabic, or its letters
    and words are those of a language that shares the script."""
    if len(text) < _PASSAGE:
        return "ar"
    if not any(map(text.count, _COMMON)):
        latin = sum(map(len, _OTHER.findall(text)))
        return _latin(text) if latin >= _PASSAGE and not _ARABIC.search(text) else "ar"
    return _in_arabic_letters(text)


def _latin(text: str) -> str:
    code = detect_fast(text[:4000])[0]
    return code if len(code) == 2 and code not in ("ar", "fa", "ur") else "und"


def _in_arabic_letters(text: str) -> str:
    if not _strange(text):
        return "ar"  # sixty words of Persian or Urdu without one letter of theirs are not written
    arabic = sum(map(len, _ARABIC.findall(text)))
    words = _WORD.findall(folded(text))
    best, most = "ar", 0.0
    for tongue in _tongues():
        own = sum(map(text.count, tongue.letters)) / arabic
        said = sum(w in _words(tongue.id) for w in words) / max(len(words), 1)
        enough = 1 if own > 2 * _LETTERS_SHARE else 2
        if (said > _WORDS_SHARE or own > _LETTERS_SHARE) and own + said > most and round(said * len(words)) >= enough:
            best, most = tongue.id, own + said
    return best


@lru_cache(maxsize=2)
def _strange(text: str) -> bool:
    """Whether any letter stands in `text` that Arabic does not have and a language in Arabic letters does."""
    return _foreign().search(text) is not None


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[{''.join(t.letters for t in _tongues())}یک]")


def _tongues() -> tuple[Tongue, ...]:
    return knowledge.entries("lexicon/languages.toml", "language", Tongue)


@cache
def _words(tongue: str) -> frozenset[str]:
    return frozenset(folded(w) for t in _tongues() if t.id == tongue for w in t.words)
