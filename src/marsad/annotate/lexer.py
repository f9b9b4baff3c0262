"""Tokens → atoms: the code string of an article, each letter with its span and number, for both grammars to scan."""

from __future__ import annotations

from functools import cache

from marsad.annotate import numerals
from marsad.annotate.atoms import EDGE, OTHER, WORD, Atoms, Lexicon, Phrases, lexicon
from marsad.model import Article, Sentence, Tokens
from marsad.text import ATTACHED

ODD = "\uf8ff"  # a figure, or a word that is more than one letter or may open a phrase: looked at one by one
_POINT = "ر"  # how agencies print the decimal point, a letter rule
_SCALED = ("SCALE", "SCALES", "PERCENT", "PERCENTWORD")
_MOST = 1 << 17  # words remembered; a year of news has more, and then they are learnt anew


class _Letters(dict[str, str]):
    """Folded word → its letter, learnt as words come: known, `WORD`, `OTHER`, or `ODD`."""

    def __init__(self, lex: Lexicon) -> None:
        self.lexicon = lex
        super().__init__()

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST:
            self.clear()
        letter = self.lexicon.plain.get(word)
        if letter is None:
            odd = word in self.lexicon.forms or word[0].isdecimal()
            letter = ODD if odd else WORD if word.isalpha() else OTHER
        self[word] = letter
        return letter


@cache
def _letters() -> _Letters:
    return _Letters(lexicon())


@cache
def _openers() -> dict[str, tuple[str, Phrases]]:
    """Of the words that may open a phrase, those of one letter where they do not: most of what is odd."""
    the = lexicon().classes["THE"]
    return {word: known for word, known in lexicon().forms.items() if len(known[0]) == 1 and known[0] != the}


def read(article: Article, tokens: Tokens, sentences: tuple[Sentence, ...]) -> Atoms:
    """The atoms of the kept sentences of `article`; numbers written in several words are one atom."""
    lexer = _Lexer(article, tokens)
    letters = "".join(map(_letters().__getitem__, tokens.norm))
    for sentence in sentences:
        lexer.sentence(letters, sentence.first, sentence.last)
        lexer.add(EDGE, sentence.end, sentence.end)
    made = Atoms("".join(lexer.code), lexer.start, lexer.end, lexer.value)
    return numerals.merge(made)


class _Lexer:
    """The atoms so far, as the parallel lists that `Atoms` will hold."""

    def __init__(self, article: Article, tokens: Tokens) -> None:
        self.article, self.tokens, self.lexicon = article, tokens, lexicon()
        self.forms = self.lexicon.forms
        self.code: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.value: list[float] = []

    def add(self, letter: str, start: int, end: int, value: float = 0) -> None:
        self.code.append(letter)
        self.start.append(start)
        self.end.append(end)
        self.value.append(value)

    def sentence(self, letters: str, first: int, last: int) -> None:
        """Adds the atoms of tokens `first` to `last`: plain words in one go, the odd ones one by one."""
        norm, code, openers = self.tokens.norm, self.code, _openers()
        at = placed = first  # the tokens before `at` have their letter, those before `placed` their offsets too
        i = letters.find(ODD, first, last)
        while i >= 0:
            opener = openers.get(norm[i])
            if opener and (i + 1 == last or norm[i + 1] not in opener[1]):
                code.append(letters[at:i])
                code.append(opener[0])
                at = i + 1
            else:
                code.append(letters[at:i])
                self._placed(placed, i)
                at = placed = self._odd(i, last)
            i = letters.find(ODD, at, last)
        code.append(letters[at:last])
        self._placed(placed, last)

    def _placed(self, a: int, b: int) -> None:
        if a < b:
            self.start += self.tokens.start[a:b]
            self.end += self.tokens.end[a:b]
            self.value += [0.0] * (b - a)

    def _odd(self, i: int, last: int) -> int:
        """Adds the atoms of token `i`, or of the phrase it opens; returns the number of the next token."""
        tokens = self.tokens
        word, start, end = tokens.norm[i], tokens.start[i], tokens.end[i]
        known = self.forms.get(word)
        if known is not None:
            alone, phrases = known
            if alone == self.lexicon.classes["THE"]:
                return self._the(i, last)
            following = tokens.norm[i + 1] if i + 1 < last else ""
            for rest, letter in phrases.get(following, ()):
                after = i + 1 + len(rest)
                if after <= last and tuple(tokens.norm[i + 1 : after]) == rest:
                    self._spread(letter, start, tokens.end[after - 1])
                    return after
            self._spread(alone, start, end)
        elif self._glued(i):
            self.add(OTHER, start, end)
        elif self._printed(i, last):
            return i + 3
        else:
            self._figure(word, start, end)
        return i + 1

    def _printed(self, i: int, last: int) -> bool:
        """Adds «7ر5», as agencies print 5.7, if figure `i` opens it: what is behind the point stands first. Three
        digits are thousands («500ر12» is 12,500) unless a scale or a share follows («333ر10 مليون»)."""
        tokens = self.tokens
        point, whole = i + 1, i + 2
        if whole >= last or tokens.norm[point] != _POINT or tokens.end[i] != tokens.start[point]:
            return False
        part, figure = tokens.norm[i], tokens.norm[whole]
        if tokens.end[point] != tokens.start[whole] or not (part.isdecimal() and figure.isdecimal()):
            return False
        after = self.lexicon.plain.get(tokens.norm[whole + 1], OTHER) if whole + 1 < last else OTHER
        scaled = any(after in self.lexicon.classes[kind] for kind in _SCALED)
        mark = "," if len(part) == 3 and not scaled else "."
        self._figure(f"{figure}{mark}{part}", tokens.start[i], tokens.end[whole])
        return True

    def _glued(self, i: int) -> bool:
        """Whether figure `i` is stuck to letters that are no clitic or known word: «إف16», «U17» are no amounts."""
        tokens = self.tokens
        before = tokens.norm[i - 1] if i and tokens.end[i - 1] == tokens.start[i] else ""
        known = before in self.lexicon.plain or before in self.forms
        return before.isalpha() and before not in ATTACHED and not known

    def _the(self, i: int, last: int) -> int:
        """«الـ28» is one definite number."""
        tokens = self.tokens
        start, after = tokens.start[i], i + 1
        if after < last and tokens.norm[after].isdecimal() and tokens.start[after] == tokens.end[i]:
            kind, value = numerals.figure(tokens.norm[after])
            self.add(self.lexicon.classes["DEFNUM"] if kind else OTHER, start, tokens.end[after], value)
            return after + 1
        self.add(OTHER, start, tokens.end[i])
        return after

    def _spread(self, letters: str, start: int, end: int) -> None:
        """A conjunction written onto its word is an atom of no width before it."""
        self.code.append(letters)
        self.start += (start,) * len(letters)
        self.end += (start, end) if len(letters) == 2 else (end,)
        self.value += (0.0,) * len(letters)

    def _figure(self, figure: str, start: int, end: int) -> None:
        parts = numerals.date_parts(figure) or (figure,)
        for n, part in enumerate(parts):
            if n:  # «12.11.2025» reads as 12/11/2025
                self.add(self.lexicon.classes["SLASH"], start, start + 1)
                start += 1
            after = start + len(part) if len(parts) > 1 else end
            kind, value = numerals.figure(part)
            self.add(self.lexicon.classes.get(kind, OTHER), start, after, value)
            start = after
