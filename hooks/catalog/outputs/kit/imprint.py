"""Says what every piece of the kit says of itself: whose it is, its sources, its day, its page."""

from collections.abc import Sequence

from catalog.collected.addresses import index_path
from catalog.environment.cache import Cache
from catalog.outputs.kit.pieces import piece_id, sheet_path
from catalog.outputs.kit.qr_codes import LONGEST, qr_code
from catalog.outputs.shared.fitting import Fault
from catalog.outputs.shared.subjects import Subject
from catalog.outputs.shared.view import View

Imprint = dict[str, str | bytes | None]


def sheet_inputs(
    view: View, subject: Subject, form: str, sources: Sequence[str], code: str, cache: Cache | None
) -> dict[str, object] | Fault:
    """What the template of every sheet needs; a fault if no QR code can hold the address."""
    page, sheet = view.address(subject.page), sheet_address(view, subject, form, code)
    if len(sheet.encode()) > LONGEST:
        return _address_fault(view, sheet)
    return {
        **subject.colours(view.catalog),
        "language": view.language.code,
        "title": f"{view.label(f'form_{form}')}: {view.plain(subject.title)}",
        "about": _imprint(view, page, sheet, sources, code, cache),
    }


def _imprint(
    view: View, page: str, sheet: str, sources: Sequence[str], code: str, cache: Cache | None
) -> Imprint:
    """What a sheet says of itself; the address and QR code only if the site has an address."""
    return {
        "site": view.plain(view.catalog.plan.site.name),
        "what": what(view),
        "claim": claim(view),
        "ended": ended(view),
        "sources": short_sources(view, sources),
        "checked": checked(view, sources),
        "code": asked(view, code),
        "mark": code,
        "licence": view.label("kit_licence"),
        "more": view.label("kit_more"),
        "address": bare(page) if page else None,
        "qr": qr_code(sheet, cache) if sheet else None,
        "qr_alt": view.label("kit_qr", address=sheet),
    }


def _address_fault(view: View, address: str) -> Fault:
    """The address is too long for a code that a cheap phone can read; so it is for every sheet."""
    length = len(address.encode())
    message = f"địa chỉ của tờ in dài {length} byte, mã QR chỉ vừa {LONGEST} — rút ngắn SITE_URL"
    return Fault(LONGEST - length, view.catalog.problem(("", "words"), (), message))


def what(view: View) -> str:
    """Whose words these are, and on which plan."""
    plan = view.catalog.plan
    return view.label(
        "kit_what", site=view.plain(plan.site.name), plan=view.plain(plan.short_title)
    )


def claim(view: View) -> str:
    """What the piece is and is not."""
    site = view.catalog.plan.site
    return view.plain(site.kit_claim or site.claim)


def plan_in_time(view: View) -> list[str]:
    """The plan's short name, then its period and end if it is no longer in force."""
    return [view.plain(view.catalog.plan.short_title), *filter(None, [view.over])]


def sheet_address(view: View, subject: Subject, form: str, code: str) -> str:
    """The public address that tells whether this wording of a sheet still holds, or nothing."""
    path = sheet_path(view.catalog, piece_id(subject, form, view.language.code))
    return view.address(f"{path}#{code}")


def bare(address: str) -> str:
    """An address as people copy it from paper."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


def ended(view: View) -> str | None:
    """The words that the plan has ended or was replaced, if so."""
    if view.state == "in_force":
        return None
    if view.state == "replaced" and view.catalog.plan.replaced:
        by = view.catalog.plan.replaced
        return f"{view.label('replaced', date=view.date(by.on))} {view.plain(by.title)}."
    return view.label("ended", period=view.period)


def checked(view: View, sources: Sequence[str]) -> str:
    """The oldest day on which one of its sources was read."""
    day = min((view.source(id).checked for id in cited(view, sources)), key=lambda day: day.first)
    return view.label("checked", date=view.date(day))


def cited(view: View, sources: Sequence[str]) -> list[str]:
    """The plan's source first, then the others, each once."""
    return list(dict.fromkeys([view.catalog.plan.source, *sources]))


def asked(view: View, code: str) -> str:
    """The code, and where to look up whether the sheet is still right."""
    told = view.label("kit_code", code=code)
    address = bare(view.address(index_path(view.catalog, "issued")))
    return f"{told} {view.label('kit_code_where', address=address)}" if address else told


def short_sources(view: View, sources: Sequence[str]) -> str:
    """Each publisher once, with the days of what it published."""
    days: dict[str, dict[str, None]] = {}
    for one in map(view.source, cited(view, sources)):
        of_one = days.setdefault(view.plain(one.publisher), {})
        if one.published:
            of_one[view.date(one.published)] = None
    told = [f"{who} ({', '.join(on)})" if on else who for who, on in days.items()]
    return view.label("kit_sources", sources="; ".join(told))
