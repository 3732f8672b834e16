"""Makes posts for social networks and chat groups: words, two described pictures, a snippet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from catalog.environment.typesetting import Inputs, Setter
from catalog.outputs.kit.imprint import checked, claim, ended, short_sources
from catalog.outputs.kit.pieces import Piece, each_told, piece
from catalog.outputs.kit.posters import kicker, pictogram
from catalog.outputs.shared.displayed import displayed
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.fitting import Job, Placed, editors_word, placed, ready
from catalog.outputs.shared.subjects import Subject
from catalog.outputs.shared.templates import Press
from catalog.outputs.shared.view import View

CHANNEL = "message"
PICTURES = {"post_wide": (1200, 630), "post_square": (1080, 1080)}
"""Width and height in pixels."""


@dataclass(frozen=True)
class Post:
    """What is told, in one language; `headline` and the first act stand in the pictures."""

    words: Placed
    headline: Placed
    act: Placed
    acts: list[str]


def pieces(edition: Edition) -> Iterator[Job[Piece]]:
    """For each subject that has words for both a post and a poster, in each language of both."""
    for view, subject, post in each_told(edition, _post):
        yield ready(_words(view, subject, post))
        yield ready(_snippet(view, subject, post, edition.press))
        yield from _pictures(view, subject, post, edition.press.setter)


def _post(view: View, subject: Subject) -> Post | None:
    message, poster = subject.told.message, subject.told.poster
    if not message or not poster:
        return None
    key = subject.key
    acts = [placed(view, act, key, "poster", "acts", n) for n, act in enumerate(poster.acts)]
    return Post(
        placed(view, message.post, key, "message", "post"),
        placed(view, poster.headline, key, "poster", "headline"),
        acts[0],
        [act.words for act in acts],
    )


def _about(view: View, subject: Subject) -> list[str]:
    """What a post says of itself: whose it is, its sources, and when these were checked."""
    assert subject.told.message
    sources = subject.told.message.sources
    return [
        *filter(None, [ended(view)]),
        claim(view),
        short_sources(view, sources),
        checked(view, sources),
    ]


def _words(view: View, subject: Subject, post: Post) -> Piece:
    address = view.address(subject.page)
    body = "\n".join([*filter(None, [post.words.words, address]), " ".join(_about(view, subject))])
    alts = [f"{view.label(form)}: {_alt(view, subject, post)}" for form in _forms()]
    length = ("post_length", {"n": len(body)})
    counted = view.counted(*length).striptags()
    text = f"{body}\n\n---\n{counted}\n" + "".join(f"{alt}\n" for alt in alts)
    return piece(view, subject, CHANNEL, "post", "txt", text.encode(), measure=length)


def _forms() -> list[str]:
    return [f"form_{form}" for form in PICTURES]


def _alt(view: View, subject: Subject, post: Post) -> str:
    """What the pictures say and show."""
    name = subject.pictogram(view.catalog)
    drawn = [f"({view.catalog.drawings[name].title(view.language.code)})"] if name else []
    said = [*kicker(view, subject).words.split("\n"), post.headline.words, post.act.words]
    return " ".join([". ".join(one.rstrip(".") for one in said) + ".", *drawn])


def _snippet(view: View, subject: Subject, post: Post, press: Press) -> Piece:
    """Plain HTML, without script, frame or style of its own, for somebody else's portal."""
    assert subject.told.message
    template = press.pages.get_template("snippet.html.jinja")
    html = template.render(
        view=view,
        title=view.plain(subject.title),
        post=post,
        about=_about(view, subject),
        address=view.address(subject.page),
    )
    return piece(view, subject, CHANNEL, "snippet", "txt", html.encode())


def _pictures(view: View, subject: Subject, post: Post, setter: Setter) -> Iterator[Job[Piece]]:
    alt = _alt(view, subject, post)
    parts = {
        "headline": post.headline,
        "act": post.act,
        "kicker": kicker(view, subject),
        "notice": _notice(view),
    }
    for form, (width, height) in PICTURES.items():
        inputs = {
            **pictogram(view, subject),
            **{name: part.words for name, part in parts.items()},
            "language": view.language.code,
            "width": width,
            "height": height,
        }
        shown = displayed(inputs, view.ties)
        make = partial(_picture, setter, view, subject, form, shown, alt)
        yield Job(make, editors_word(view, f"form_{form}"), parts)


def _notice(view: View) -> Placed:
    """The line in a picture that says whose it is."""
    site = view.catalog.plan.site
    field = "kit_claim" if site.kit_claim else "claim"
    problem = partial(view.catalog.problem, ("", "plan"), ("site", field, view.language.code))
    return Placed(f"{view.plain(site.name)}. {claim(view)}", problem)


def _picture(
    setter: Setter, view: View, subject: Subject, form: str, inputs: Inputs, alt: str
) -> Piece:
    return piece(view, subject, CHANNEL, form, "png", setter.png("post.typ", inputs, 72), alt=alt)
