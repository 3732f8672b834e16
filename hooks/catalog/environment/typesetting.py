"""Sets templates and data with Typst as pictures and PDF; the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from fontTools.ttLib import TTFont
from PIL import Image

from catalog.environment.cache import Cache

# Upright only: the serif's italics have no Vietnamese letters.
FACES = {
    "font_source_sans_pro": (
        "SourceSansPro-Regular.otf",
        "SourceSansPro-Semibold.otf",
        "SourceSansPro-Black.otf",
    ),
    "font_source_serif_pro": ("SourceSerifPro-Regular.otf", "SourceSerifPro-Semibold.otf"),
}
MADE_BY = " ".join(
    f"{name} {version(name)}"
    for name in ("typst", "pillow", "font-source-sans-pro", "font-source-serif-pro")
)
"""The versions of programs and fonts, since other versions may give other bytes."""
LEVEL = 7
"""Of compression, up to 9, which takes eight times as long for a tenth of the bytes."""

Inputs = Mapping[str, object]
"""What a template finds as JSON in sys.inputs.data: a str is text to be set, bytes are an SVG."""


class NotSet(Exception):
    """Raised with Typst's message if it stops or warns; `template` is the name of what it set."""

    template = ""


class NoGlyph(NotSet):
    """Raised for letters that the fonts lack, which would be boxes in the picture."""

    def __init__(self, letters: str) -> None:
        super().__init__(", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters))
        self.letters = letters


class TooLong(NotSet):
    """Raised for words that do not fit in their places even in the smallest size.

    `limits` gives, by the name of each such place, how many letters of these very words would fit.
    """

    def __init__(self, limits: Mapping[str, int]) -> None:
        super().__init__(", ".join(f"{part}: {limit}" for part, limit in limits.items()))
        self.limits = limits


@dataclass(frozen=True, eq=False)
class Setter:
    """Sets templates, which it holds by name; it opens fonts only when the first is needed."""

    faces: tuple[Path, ...] = ()
    templates: Mapping[str, str] = field(default_factory=dict)
    cache: Cache | None = None

    @classmethod
    def read(cls, folder: Path, cache: Cache | None = None) -> Setter:
        """A setter with the packaged fonts and the templates `*.typ` of a folder, by file name."""
        faces = [Path(str(files(pack) / "files" / name)) for pack in FACES for name in FACES[pack]]
        templates = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.typ"))}
        return cls(tuple(faces), templates, cache)

    @cached_property
    def fonts(self) -> typst.Fonts:
        return only(self.faces)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters that all faces have."""
        return frozenset.intersection(*map(letters_of, self.faces)) if self.faces else frozenset()

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        """By template, a hash of what a result depends on besides the request: versions, sources.

        A change of one template leaves what is set with others as it was kept.
        """
        return {
            name: hashlib.sha256(json.dumps([MADE_BY, self._read_by(name)]).encode()).hexdigest()
            for name in self.templates
        }

    def _read_by(self, template: str) -> Mapping[str, str]:
        """A template and those that it names, by name, and so on."""
        read, new = set[str](), {template}
        while new:
            read |= new
            named = "".join(self.templates[name] for name in new)
            new = {name for name in self.templates if f'"{name}"' in named} - read
        return {name: self.templates[name] for name in sorted(read)}

    def png(self, template: str, inputs: Inputs, ppi: float, colours: int = 256) -> bytes:
        """The first page of a template as a picture with a palette of at most so many colours.

        Raises NoGlyph for text that the fonts cannot show, TooLong, and NotSet for any other
        error or warning.
        """
        return self._made(
            template,
            ("png", inputs, ppi, colours, LEVEL),
            lambda: indexed(self._pages(template, inputs, format="png", ppi=ppi)[0], colours),
        )

    def preview(self, template: str, inputs: Inputs, ppi: float) -> bytes:
        """A small picture of the first page, light enough to stand on a page among many."""
        return self.png(template, inputs, ppi, colours=32)

    def pdf(self, template: str, inputs: Inputs) -> bytes:
        """The pages of a template as PDF/UA-1. Raises as `png` does."""
        return self._made(
            template,
            ("pdf", inputs),
            lambda: self._pages(template, inputs, format="pdf", pdf_standards="ua-1")[0],
        )

    def _made(self, template: str, what: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        if self.cache is None:
            return make()
        key = f"{self._sources[template]} {template} {_as_json(what)}"
        return self.cache.get(key.encode(), make)

    def _pages(self, template: str, inputs: Inputs, **options: object) -> list[bytes]:
        """A PDF, or the pages as pictures."""
        try:
            return self._compile(template, inputs, **options)
        except NotSet as error:
            error.template = template
            raise

    def _compile(self, template: str, inputs: Inputs, **options: object) -> list[bytes]:
        missing = {letter for text in texts(inputs) for letter in text} - self.letters
        if shown := "".join(sorted(letter for letter in missing if not invisible(letter))):
            raise NoGlyph(shown)
        sources = {name: text.encode() for name, text in self.templates.items()}
        try:
            made, warnings = typst.compile_with_warnings(  # type: ignore[call-overload]
                {**sources, "main.typ": sources[template]},
                font_paths=self.fonts,
                ignore_system_fonts=True,
                sys_inputs={"data": _as_json(inputs)},
                **options,
            )
        except typst.TypstError as error:
            raise _why(error.message) from error
        if warnings:
            raise NotSet("; ".join(warning.message for warning in warnings))
        return made if isinstance(made, list) else [made]


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=bytes.decode)


def _why(message: str) -> NotSet:
    """TooLong, if the message is that of templates/fit.typ; else NotSet with Typst's message."""
    found = re.search(r"too long: ([\w.= -]+)", message)
    if not found:
        return NotSet(message)
    pairs = (pair.split("=") for pair in found[1].split())
    return TooLong({part: int(limit) for part, limit in pairs})


def only(faces: tuple[Path, ...]) -> typst.Fonts:
    """These font files and no others.

    Typst takes folders; the packages' own hold each face twice (OTF and TTF), and which of the two
    it would use depends on the order of the file system. It keeps the real paths of the links.
    """
    with TemporaryDirectory() as folder:
        for face in faces:
            (Path(folder) / face.name).symlink_to(face.resolve())
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )


def texts(value: object) -> Iterator[str]:
    """Every str in nested mappings and sequences, keys aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def invisible(letter: str) -> bool:
    """Whether a character needs no glyph, as tabs, line ends and soft hyphens do not."""
    return letter in "\t\n" or unicodedata.category(letter) == "Cf"


def letters_of(face: Path) -> frozenset[str]:
    """The letters with a glyph in a font file."""
    with TTFont(face, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def indexed(png: bytes, colours: int) -> bytes:
    """A picture with a palette: of 256 colours, about a third of the bytes."""
    out = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(
            colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        few.save(out, "PNG", compress_level=LEVEL)
    return out.getvalue()
