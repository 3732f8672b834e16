"""Typst and its fonts: templates and data in, pictures out; the same input gives the same bytes."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from fontTools.ttLib import TTFont
from PIL import Image

# Upright only: the serif's italics have no Vietnamese letters.
FACES = {
    "font_source_sans_pro": ("SourceSansPro-Regular.otf", "SourceSansPro-Semibold.otf"),
    "font_source_serif_pro": ("SourceSerifPro-Regular.otf", "SourceSerifPro-Semibold.otf"),
}


class NotSet(Exception):
    """Typst stopped or warned; the message is its own."""


class NoGlyph(NotSet):
    """Letters that the fonts lack, and would be boxes in the picture."""

    def __init__(self, letters: str) -> None:
        super().__init__(", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters))
        self.letters = letters


@dataclass(frozen=True, eq=False)
class Setter:
    """What is read before anything is set: fonts, the letters all of them have, templates."""

    fonts: typst.Fonts
    letters: frozenset[str] = frozenset()
    templates: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Setter:
        """With the packaged fonts and the templates `*.typ` of a folder, named as their files."""
        faces = [Path(str(files(pack) / "files" / name)) for pack in FACES for name in FACES[pack]]
        letters = frozenset.intersection(*(letters_of(face) for face in faces))
        templates = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.typ"))}
        return cls(only(faces), letters, templates)

    def png(self, template: str, inputs: Mapping[str, object], ppi: float) -> bytes:
        """One page of the template of that name, which finds `inputs` as JSON in sys.inputs.data.

        A str anywhere in `inputs` is text to be set; bytes (an SVG) reach the template as a str.
        Raises NoGlyph for text that the fonts cannot show, NotSet for errors and warnings.
        """
        missing = {letter for text in texts(inputs) for letter in text} - self.letters
        if shown := "".join(sorted(letter for letter in missing if not invisible(letter))):
            raise NoGlyph(shown)
        try:
            page, warnings = typst.compile_with_warnings(
                self.templates[template].encode(),
                font_paths=self.fonts,
                ignore_system_fonts=True,
                format="png",
                ppi=ppi,
                sys_inputs={"data": json.dumps(inputs, ensure_ascii=False, default=bytes.decode)},
            )
        except typst.TypstError as error:
            raise NotSet(error.message) from error
        if warnings:
            raise NotSet("; ".join(warning.message for warning in warnings))
        return page


def only(faces: list[Path]) -> typst.Fonts:
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
    """Needs no glyph: line ends, and controls such as the soft hyphen."""
    return letter in "\t\n" or unicodedata.category(letter) == "Cf"


def letters_of(face: Path) -> frozenset[str]:
    """The letters with a glyph in a font file."""
    with TTFont(face, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def indexed(png: bytes) -> bytes:
    """A picture with a palette of at most 256 colours: about a third of the bytes."""
    out = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(
            256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        few.save(out, "PNG", optimize=True)
    return out.getvalue()
