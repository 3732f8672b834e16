"""What must hold for how the site looks: drawings, colours, and titles that fit."""

from collections.abc import Iterator
from itertools import product

from catalog.collected.addresses import is_outside
from catalog.collected.catalog import Catalog
from catalog.model.fields import Path
from catalog.model.kinds import KINDS, Audience
from catalog.model.palette import STAND_OUT, TEXT_RATIO, contrast, least, nearest
from catalog.model.plan_kinds import Goal
from catalog.reading.docs_kinds import media_type
from catalog.reading.messages import did_you_mean
from catalog.reading.source import DocumentKey, Problem

CHOSEN_PICTURES = ("theme", "logo"), ("theme", "favicon")
LONGEST_TITLE = 80
"""The most characters of a record's title; more fill over five lines of a phone's screen."""
LONGEST_NAME = 40
"""The most characters of the site's name, which stands beside the mark on a phone's screen."""


def pictures_exist(catalog: Catalog) -> Iterator[Problem]:
    """Every drawing that data names must be in data/pictures/."""
    for key, path, name in _named_pictures(catalog):
        if name not in catalog.drawings and ("pictures", name) not in catalog.unread:
            hint = did_you_mean(name, list(catalog.drawings), "vẽ thêm, hoặc xóa dòng này")
            yield catalog.problem(key, path, f"không có hình data/pictures/{name}.svg — {hint}")


def _named_pictures(catalog: Catalog) -> Iterator[tuple[DocumentKey, Path, str]]:
    site = catalog.plan.site
    for field, name in (("mark", site.mark), ("scene", site.scene)):
        if name:
            yield ("", "plan"), ("site", field), name
    for kind, record in catalog.all_records():
        if isinstance(record, Goal | Audience) and record.pictogram:
            yield (kind, record.id), ("pictogram",), record.pictogram


def chosen_pictures_exist(catalog: Catalog) -> Iterator[Problem]:
    """A logo or icon that mkdocs.yml names must be a picture beside the prose."""
    for setting in CHOSEN_PICTURES:
        found = catalog.choices.at(*setting)
        name = found if isinstance(found, str) else ""
        attachment = catalog.attachment(catalog.default_language, name)
        folder = f"{catalog.choices.docs}/{catalog.default_language}/"
        if found and not name:
            message = "không phải tên một tệp — ghi đường dẫn của một hình"
        elif name and is_outside(name):
            message = f"hình ở máy khác, trang không tải được — chép vào {folder}, ghi tên ở đây"
        elif name and not attachment:
            pictures = [path for _, path in catalog.attachments if media_type(path)]
            otherwise = f"chép hình vào {folder}"
            message = f"không có hình `{name}` — {did_you_mean(name, pictures, otherwise)}"
        elif name and not media_type(name):
            message = f"`{name}` không phải hình trang dùng được — đổi sang .svg hoặc .png"
        else:
            continue
        yield catalog.choices.problem(setting, message)


def colours_can_be_read(catalog: Catalog) -> Iterator[Problem]:
    """Text in a goal's colour must have a contrast of 4.5:1 on paper and on the goal's wash."""
    schemes = catalog.plan.site.palette.schemes
    for goal, scheme in product(catalog.goals, ("light", "dark")):
        if not goal.colour:
            continue
        colour, wash = getattr(goal.colour, scheme), getattr(goal.colour, f"{scheme}_wash")
        grounds = [schemes[scheme][ground] for ground in ("paper", "sheet")]
        on_paper, on_wash = least(colour, grounds), contrast(colour, wash)
        if min(on_paper, on_wash) < TEXT_RATIO:
            message = (
                f"{colour} khó đọc: tương phản {on_paper:.1f} trên nền trang, {on_wash:.1f} trên "
                f"nền nhạt, cần 4.5 — thử {nearest(colour, [*grounds, wash], TEXT_RATIO)}"
            )
            yield catalog.problem(("goals", goal.id), ("colour", scheme), message)


def own_colours_stand_out(catalog: Catalog) -> Iterator[Problem]:
    """Text in the site's own colours must have a contrast of 4.5:1, what is to be seen 3:1."""
    for names, needed, fields, others in STAND_OUT:
        for name, field in product(names.split(), fields.split()):
            scheme = catalog.plan.site.palette.schemes[name]
            colour, grounds = scheme[field], [scheme[other] for other in others.split()]
            ratio, near = min((contrast(colour, scheme[other]), other) for other in others.split())
            if ratio < needed:
                better = nearest(colour, grounds, needed)
                cure = f"thử {better}" if least(better, grounds) >= needed else f"đổi cả `{near}`"
                message = (
                    f"{colour} khó phân biệt với `{near}` ({scheme[near]}): "
                    f"tương phản {ratio:.1f}, cần {needed:g} — {cure}"
                )
                yield catalog.problem(("", "plan"), ("site", "palette", name, field), message)


def goals_have_a_face(catalog: Catalog) -> Iterator[Problem]:
    """A goal should have a colour and a pictogram; else it has the site's, and its number."""
    for goal in catalog.goals:
        for field, has in (("colour", goal.colour), ("pictogram", goal.pictogram)):
            if not has:
                message = f"mục tiêu chưa có `{field}` — thêm vào; giờ dùng màu chung và con số"
                yield catalog.problem(("goals", goal.id), ("id",), message)


def titles_fit(catalog: Catalog) -> Iterator[Problem]:
    """A title of a page or card should have at most 80 characters, the site's name 40."""
    for language, name in catalog.plan.site.name.root.items():
        if len(name) > LONGEST_NAME:
            message = f"tên dài {len(name)} ký tự, nên có nhiều nhất {LONGEST_NAME} — rút gọn"
            yield catalog.problem(("", "plan"), ("site", "name", language), message)
    for kind, record in catalog.all_records():
        for language, title in record.title.root.items() if KINDS[kind].own_pages else ():
            if len(title) > LONGEST_TITLE:
                message = f"tên dài {len(title)} ký tự, nên có nhiều nhất {LONGEST_TITLE} — rút gọn"
                yield catalog.problem((kind, record.id), ("title", language), message)


RULES = (
    pictures_exist,
    chosen_pictures_exist,
    colours_can_be_read,
    own_colours_stand_out,
)
WARNINGS = (
    goals_have_a_face,
    titles_fit,
)
