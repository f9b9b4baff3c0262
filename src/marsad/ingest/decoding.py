"""The bytes of a page → its text, or why they are no text: magic numbers, byte order marks, declarations, detection.

Short Arabic texts without any declaration are told apart by resiliparse's detector; valid UTF-8 is always UTF-8.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from resiliparse.parse.encoding import detect_encoding

from marsad.model import Why

_MAGIC = (
    (b"PK\x03\x04", Why("unread.zip")),
    (b"\xd0\xcf\x11\xe0", Why("unread.office")),
    (b"{\\rtf", Why("unread.rtf")),
    (b"\x1f\x8b", Why("unread.packed", ("gzip",))),
    (b"BZh", Why("unread.packed", ("bzip2",))),
    (b"\xfd7zXZ\x00", Why("unread.packed", ("xz",))),
    (b"7z\xbc\xaf\x27\x1c", Why("unread.packed", ("7-Zip",))),
    (b"Rar!\x1a", Why("unread.packed", ("RAR",))),
    (b"\x89PNG", Why("unread.picture")),
    (b"\xff\xd8\xff", Why("unread.picture")),
    (b"GIF8", Why("unread.picture")),
    (b"RIFF", Why("unread.media")),
    (b"ID3", Why("unread.sound")),
    (b"OggS", Why("unread.sound")),
    (b"\x7fELF", Why("unread.program")),
    (b"SQLite format 3", Why("unread.database")),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_ARABIC = re.compile("[\u0621-\u064a]")
_C0 = "\x00-\x08\x0e-\x1a\x1c-\x1f\x7f"
_CONTROL = re.compile(f"[{_C0}\x80-\x9f\ufffd]")
_PIECES = re.compile(rb"[^\n>]*[\n>]|[^\n>]+")
_LETTER = re.compile(rb"(?:[\xd8-\xdb][\x80-\xbf]){3}")  # three Arabic letters in UTF-8
_OLD = "cp1256"
_ARABIC_SHARE = 0.4  # of the letters of a piece, which may hold a tag's end
_HEAD = 4096
_DETECT = 65_536
_SAMPLE = 16_384
_UTF8_FAULTS = 0.01  # a file cut inside a letter, or one wrong byte in a hundred, is still UTF-8
_NOISE = 0.02  # a share of control characters that no written text has
UNKNOWN = Why("unread.encoding")


class Decoded(NamedTuple):
    """`text` as it came in, without its byte order mark; `notes` are what a reader of it should know."""

    text: str
    notes: tuple[Why, ...] = ()


def decoded(body: bytes, charset: str | None = None, *, markup: bool = False) -> Decoded | Why:
    """The text of `body`, or the reason why it is none. `charset` is what the transport declared."""
    for magic, why in _MAGIC:
        if body.startswith(magic):
            return why
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _sound(
                _strict(body[len(mark) :], encoding) or Decoded(body[len(mark) :].decode(encoding, "replace"))
            )
    found = _utf16(body) or _strict(body, "utf-8")
    if found is None:
        head = _DECLARED.search(body[:_HEAD]) if markup else None
        said = [head[1].decode("ascii", "replace")] if head else []
        found = _mixed(body) or _declared(body, [*said, charset]) or _mostly_utf8(body) or _detected(body)
    return UNKNOWN if found is None else _sound(found)


def _sound(found: Decoded) -> Decoded | Why:
    sample = found.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(_NOISE * len(sample), 2):
        return Why("unread.binary") if "\x00" in found.text else UNKNOWN
    if n := found.text.count("\x00"):
        return Decoded(found.text, (*found.notes, Why("noted.nul", (str(n),))))
    return found


def _strict(body: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(body.decode(encoding))
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(body: bytes, names: list[str | None]) -> Decoded | None:
    """What a declaration says, where the bytes bear it out: every byte decodes and Arabic letters come of it."""
    for name in names:
        found = _strict(body, name) if name and not name.lower().startswith("utf-16") else None
        if found and _ARABIC.search(found.text):
            return found
    return None


def _utf16(body: bytes) -> Decoded | None:
    """UTF-16 without a mark: of each pair of bytes, one side holds little but the two high bytes 06 and 00."""
    sample = body[: _HEAD & ~1]
    pairs = len(sample) // 2
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if pairs >= 4 and high.count(6) + high.count(0) > 0.8 * pairs and high.count(6) > 0.1 * pairs:
            return _strict(body, encoding)
    return None


def _mixed(body: bytes) -> Decoded | None:
    """A page put together from pieces in UTF-8 and in windows-1256: each piece between tags and line ends by itself."""
    if not _LETTER.search(body):
        return None
    strange = 0
    found: list[str] = []
    for piece in _PIECES.findall(body):
        try:
            found.append(piece.decode("utf-8"))
        except UnicodeDecodeError:
            text = piece.decode(_OLD, "replace")
            if _LETTER.search(piece) or len(_ARABIC.findall(text)) < _ARABIC_SHARE * len(text):
                return None  # UTF-8 with a fault, or no piece of an Arabic page: the whole is something else
            strange += 1
            found.append(text)
    return Decoded("".join(found), (Why("noted.mixed", (str(strange),)),))


def _mostly_utf8(body: bytes) -> Decoded | None:
    text = body.decode("utf-8", "replace")
    faults = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    if faults > max(_UTF8_FAULTS * len(text), 1) or not _ARABIC.search(text):
        return None
    return Decoded(text, (Why("noted.utf8", (str(faults),)),))


def _detected(body: bytes) -> Decoded | None:
    name = detect_encoding(body[:_DETECT])
    found = _strict(body, name) if name else None
    if found is None or (name != "utf-8" and _CONTROL.search(found.text) and not _ARABIC.search(found.text)):
        return None
    return found
