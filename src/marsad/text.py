"""Arabic letters, not words: folding with a way back, matching keys, word edges, proclitics.

In: any text. Out: a `View` to scan whose every offset leads back to the original, and small letter rules.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from marsad.model import Tokens, View

# One-to-one foldings: the offsets do not move. ى→ي because Egyptian print writes «فى»; ة stays, it tells nouns apart.
_SAME_LENGTH = (
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"),
    ("ی", "ي"), ("ک", "ك"), ("ہ", "ه"), ("\u00a0", " "), ("\u202f", " "),
)  # fmt: skip
_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９")}
_ANY_DIGIT = re.compile("[٠-٩۰-۹０-９]")
# Harakat, Qur'anic marks, dagger alef, tatweel, zero-width and direction marks: nothing that a reader would type.
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_DROP = re.compile(f"[{_MARKS}{_INVISIBLE}]+")
_SHAPED = "\ufb50-\ufdff\ufe70-\ufefc"
_MOVES = re.compile(f"[{_MARKS}{_INVISIBLE}{_SHAPED}]+")  # what is dropped, and what is spelled out
# The range of Arabic letters before the class of all letters: asked first, it answers for nearly every word.
_TOKEN = re.compile(r"([ء-ي]+[^\W\d_]*|[^\W\d_]+|\d+(?:[.,٫]\d+)*|[^\w\s]|_)")
_NAME = 64  # letters: what is shorter comes again and again
_LETTERS = re.compile(r"[^\W_]+")
# Repeated, since «الألماني» and «ألماني» must meet: both lose what looks like an article.
_ARTICLE = re.compile(r"\b(?:ال)+(?=\w{3})")
# Letters that are written onto the word after them: one that joins, one that governs; and what of them a figure or an
# office may carry.
CONJUNCTIONS, PREPOSITIONS = "وف", "بلك"
ATTACHED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
# One conjunction, one preposition or future particle, then the article; «لل» is ل + ال.
PROCLITIC = re.compile("[وف]?(?:[بكلس])?(?:ال|(?<=ل)ل)?")


def fold_letters(text: str) -> str:
    """`text` with letter variants folded one to one and digits in ASCII; the length does not change."""
    for old, new in _SAME_LENGTH:
        if old in text:
            text = text.replace(old, new)
    return text.translate(_DIGITS) if _ANY_DIGIT.search(text) else text


@lru_cache(maxsize=4)
def fold(text: str) -> View:
    """The view of `text` that every scan reads: letters folded, marks dropped, presentation forms spelled out.

    Folding a folded text changes nothing. `View.span` leads from the view back to `text`. The last views are kept,
    since one text is folded for its blocks and again for its names.
    """
    pieces: list[str] = []
    offsets = array("I")
    at = 0
    for hit in _MOVES.finditer(text):
        start, end = hit.span()
        if at < start:
            pieces.append(text[at:start])
            offsets.extend(_places(at, start))
        for place, sign in enumerate(hit[0], start):
            if letters := _spelled(sign):
                pieces.append(letters)
                offsets.extend([place] * len(letters))
        at = end
    if not at:
        return View(fold_letters(text))
    pieces.append(text[at:])
    offsets.extend(_places(at, len(text) + 1))
    return View(fold_letters("".join(pieces)), offsets)


@lru_cache(maxsize=1024)
def _spelled(sign: str) -> str:
    """A presentation form in plain letters, which share its offset; nothing for marks, which are dropped.

    «ﷺ» is four words in one sign: kept as one word, so that no token is without a place of its own.
    """
    if _DROP.match(sign):
        return ""
    return _DROP.sub("", unicodedata.normalize("NFKC", sign)).replace(" ", "")


def _places(start: int, end: int) -> array[int]:
    """The numbers from `start` to `end`, cut from a row that was counted once: ten times faster than counting."""
    return _counted(max(end.bit_length(), 14))[start:end]


@lru_cache(maxsize=2)
def _counted(bits: int) -> array[int]:
    return array("I", range(1 << bits))


def folded(text: str) -> str:
    """`text` as it stands in a view, where the way back is not needed: for names, and words that knowledge brings."""
    return _folded(text) if len(text) < _NAME else fold(text).text


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    return fold(name).text


def words(view: View) -> Tokens:
    """The words and punctuation marks of a view, numbers kept whole, with original offsets."""
    norm: list[str] = []
    start: list[int] = []
    end: list[int] = []
    add, begin, finish = norm.append, start.append, end.append
    at = 0
    for piece in view.text.split(" "):
        if piece.isalpha():  # most are one word, for which no expression is needed
            add(piece)
            begin(at)
            at += len(piece)
            finish(at)
        elif (word := piece[:-1]).isalpha() and not ((mark := piece[-1]).isalnum() or mark.isspace()):
            add(word)
            begin(at)
            at += len(word)
            finish(at)
            add(mark)
            begin(at)
            at += 1
            finish(at)
        else:
            for n, part in enumerate(_TOKEN.split(piece)):  # what stands between tokens, a token, and so on
                if n % 2:
                    add(part)
                    begin(at)
                    finish(at + len(part))
                at += len(part)
        at += 1
    return Tokens(norm, *_original(view, start, end))


def cut(view: View, piece: re.Pattern[str]) -> tuple[list[str], list[int], list[int]]:
    """What `piece`, an expression of one group, fits in a view: its letters, its original start and end."""
    # What stands between pieces, a piece, and so on: their lengths add up to where each begins and ends.
    pieces = piece.split(view.text)
    edges = list(accumulate(map(len, pieces)))
    return pieces[1::2], *_original(view, edges[:-1:2], edges[1::2])


def _original(view: View, start: list[int], end: list[int]) -> tuple[list[int], list[int]]:
    """Where in the original the pieces of a view start and end."""
    if view.offsets is None or not start:
        return start, end
    found = itemgetter(*start, *end)(view.offsets)
    return list(found[: len(start)]), list(found[len(start) :])


def split(names: Iterable[str]) -> list[tuple[str, ...]]:
    """The folded tokens of each of many names, as they stand in a text. No name may hold a line end."""
    lines = folded("\n".join(names)).split("\n")
    # A name of letters and single spaces needs no scan.
    return [tuple(x.split(" ") if x.replace(" ", "").isalpha() else _TOKEN.findall(x)) for x in lines]


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What two spellings of one name share: folded, ة as ه, hamza seats bare, no article, no punctuation, one space."""
    plain = folded(name).casefold().replace("ة", "ه").replace("ئ", "ي").replace("ؤ", "و").replace("ء", "")
    return " ".join(_LETTERS.findall(_ARTICLE.sub("", plain)))


# What the ways to write one foreign name share, in either script: p is ب, v is ف, g is ج غ ق ك, ch is تش; vowels go.
_PAIRS = (("tsch", "s"), ("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("kh", "X"), ("gh", "g"),
          ("ph", "f"), ("th", "t"), ("dh", "z"), ("ck", "g"), ("تش", "s"), ("ce", "s"), ("ci", "s"))  # fmt: skip
_SOUNDS = str.maketrans(
    {sound: kind for kind, sounds in {
        "b": "بپp", "t": "تطث", "g": "جغقكگkqcj", "h": "حه", "X": "خ", "d": "دض", "z": "زذظ", "s": "سشصx", "f": "فڤv",
        "r": "ر", "l": "ل", "m": "م", "n": "ن", "": "اويعءىةآaeiouyw",
    }.items() for sound in sounds}
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


def latin_key(name: str) -> str:
    """`key` of a name in Latin letters, accents dropped: Lula da Silva, lula da silva."""
    plain = key(name)
    if unicodedata.is_normalized("NFKD", plain):  # no accents: `key` keeps no sign that stands alone
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """The consonants of a name as they sound, the same for its spellings in Arabic and Latin letters: Belousov and
    بيلوسوف are both blsf, words run together. Too little to know anybody by, enough to look for spellings of a name."""
    words = " ".join([w.removeprefix("al").removesuffix("ه") or w for w in latin_key(name).split()])
    for letters, kind in _PAIRS:
        if letters in words:
            words = words.replace(letters, kind)
    heard = " ".join([w for w in words.split(" ") if w != "al"]).translate(_SOUNDS)
    return _DOUBLE.sub(r"\1", heard).replace(" ", "")


def word_start(text: str, at: int) -> int:
    """Where the word that holds offset `at` of a folded text begins."""
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at


def opens_word(text: str, at: int) -> int | None:
    """If only a proclitic (و ف ب ك ل س, with or without ال) stands between a word's edge and `at`: the word's start.

    «وروسيا» at the ر gives the offset of the و; «أروسيا» gives None. The rule a name scan uses at its left edge.
    """
    start = word_start(text, at)
    return start if start == at or PROCLITIC.fullmatch(text, start, at) else None


def closes_word(text: str, at: int) -> bool:
    """Whether offset `at` of a folded text is a word's right edge."""
    return at >= len(text) or not text[at].isalnum()
