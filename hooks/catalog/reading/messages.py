"""Says pydantic's errors in the words of an editor: what is wrong, and what to do about it."""

import typing
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, RootModel, ValidationError, model_validator
from pydantic_core import ErrorDetails

from catalog.language.spelling import near_miss
from catalog.model.fields import Strict
from catalog.reading.indentation import (
    Place,
    in_another,
    not_indented,
    strays,
    too_far_in,
    without_holder,
)
from catalog.reading.source import MOST_TOLD, Document, Problem, Step, Unreadable, more

M = TypeVar("M", bound=BaseModel)

EMPTY = "bỏ trống — điền giá trị hoặc xóa dòng này"

# Keyed by pydantic's error type (https://docs.pydantic.dev/latest/errors/validation_errors/)
# and by the types that the models in model/ raise.
MESSAGES: Mapping[str, str] = {
    "missing": "thiếu trường này — thêm vào",
    "extra_forbidden": "không có trường tên này — xóa đi hoặc sửa tên",
    "string_type": "phải là một dòng chữ — bỏ dấu - hoặc các trường con",
    "no_text": "phải là chữ — đặt trong ngoặc kép",
    "string_too_short": EMPTY,
    "string_too_long": "dài {found} ký tự, nhiều nhất {max_length} — rút ngắn",
    "string_pattern_mismatch": "phải nằm trên một dòng — chọn đoạn không xuống dòng",
    "one_line": "xuống dòng ở giữa — viết liền thành một dòng",
    "model_type": "phải gồm các trường `tên: giá trị` — thụt các trường vào dưới dòng này",
    "dict_type": "phải ghi theo ngôn ngữ, thí dụ `vi: …` — thụt từng ngôn ngữ vào dưới dòng này",
    "tuple_type": "phải là danh sách — mỗi mục một dòng, bắt đầu bằng dấu -",
    "too_short": "danh sách thiếu mục (ít nhất {min_length}) — thêm vào",
    "literal_error": "giá trị không có trong danh sách — chọn một trong: {expected}",
    "pages_missing": "thiếu {missing} — thêm từng tên với path và title",
    "languages_twice": "{code} khai hai lần — giữ một",
    "id": "id chỉ gồm chữ thường không dấu, số và gạch nối — viết lại, thí dụ `bao-ton`",
    "clause_id": "mã đoạn chỉ gồm chữ không dấu, số, dấu chấm, gạch nối — viết như `G3.1`",
    "page_path": "đường dẫn chỉ gồm chữ thường không dấu, số, gạch nối và / — viết như `muc-tieu`",
    "report_address": "phải là thư hoặc trang — viết `mailto:ten@vidu.vn` hoặc `https://…`",
    "phone_number": "không phải số điện thoại — viết các chữ số, thí dụ `111` hoặc `1900 1075`",
    "code": "không phải mã của một tờ — chép lại mã in trên tờ, thí dụ `7KQ-M2F`",
    "piece": "không phải tên máy đặt cho một tờ — để như máy ghi, thí dụ `plan/poster_a4/vi`",
    "language": "mã ngôn ngữ không đúng — viết như `vi` hoặc `en`",
    "address": "không phải địa chỉ http:// hoặc https:// — chép lại địa chỉ đầy đủ của trang",
    "repository": "không phải tên một kho — chép như ở trang của kho, thí dụ `to-chuc/kho`",
    "forge_address": "không phải địa chỉ của nơi giữ kho — viết như `https://kho.vidu.vn`",
    "branch": "không phải tên một nhánh — chép như ở trang của kho, thí dụ `main`",
    "app_id": "không phải mã ứng dụng — chép lại mã ở trang của kho, mục ứng dụng OAuth",
    "address_unclear": "tên miền dễ nhầm với tên khác — viết đúng tên máy chủ, `{host}`",
    "colour": "không phải mã màu — viết # và sáu chữ số 0–9, a–f, thí dụ `#a5341b`",
    "too_long": "danh sách dài quá (nhiều nhất {max_length} mục) — bớt đi",
    "many_letters": "dài {found} ký tự, nhiều nhất {most} — rút gọn, hoặc dời bớt sang trang khác",
    "many_blocks": "có {found} đoạn, nhiều nhất {most} — rút gọn, hoặc dời bớt sang trang khác",
    "many_headings": "có {found} đầu đề, nhiều nhất {most} — rút gọn, hoặc dời bớt sang trang khác",
    "many_lines": "{found} dòng liền nhau, nhiều nhất {most} — tách ra bằng dòng trống",
    "many_marks": "{found} dấu `{mark}` trong một đoạn, nhiều nhất {most} — tách đoạn, bớt dấu",
    "deep": "danh sách, trích dẫn hay dòng thụt vào sâu quá {most} tầng — viết phẳng hơn",
    "yes_no": "phải là true hoặc false — viết một trong hai từ ấy",
    "greater_than_equal": "số nhỏ quá — ghi từ {ge} trở lên",
    "less_than_equal": "số lớn quá — ghi nhiều nhất {le}",
    "whole_number": "phải là số nguyên viết liền, không có số 0 đứng đầu — viết như 5 hoặc 12345",
    "number": "phải là số — viết liền như 12345, phần lẻ sau dấu chấm như 12.5",
    "number_ambiguous": "không rõ là hàng nghìn hay phần lẻ — viết liền 12345, hoặc 12.3450",
    "date_form": "không phải ngày tháng — viết năm-tháng-ngày, thí dụ 2024-03-15",
    "date_impossible": "ngày này không có trong lịch — xem lại ngày và tháng",
    "day_missing": "cần đủ ngày, tháng, năm — viết như 2024-03-15",
}


class Open(Strict):
    """The base of models that leave fields alone that they do not know.

    One that resembles a known field is refused all the same, as a misspelt one.
    """

    model_config = ConfigDict(json_schema_extra={"additionalProperties": True})

    @model_validator(mode="before")
    @classmethod
    def _without_others(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        names = [field.alias or name for name, field in cls.model_fields.items()]
        known = {*names, *getattr(cls, "UNUSED", {})}
        others = (k for k in value if k not in known)
        known |= {k for k in islice(others, MOST_TOLD) if is_meant(k, names)}
        return {k: v for k, v in value.items() if k in known}


def modelled(document: Document, model: type[M], values: Any = None) -> M:
    """What a document says, as its model. Raises Unreadable with each problem found.

    `values` are those of the document, where they are known already, or not all of them are text.
    """
    if values is None:
        values = document.root.plain()
    if not isinstance(values, dict):
        message = "tệp phải gồm các trường `tên: giá trị` — viết lại theo mẫu"
        raise Unreadable([document.problem((), message)])
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise Unreadable([*_problems_of(error, document, model)]) from None


def _problems_of(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> Iterator[Problem]:
    """Each error of a validation, at its place in the document."""
    errors = [one for one in error.errors(include_url=False) if not _has_enough(one)]
    told: set[Place] = set()
    for problem, places in _misplaced(errors, document, model):
        yield problem
        told |= places
    others = [details for details in errors if details["loc"] not in told]
    yield from _each_of(others, document, model)


def _has_enough(details: ErrorDetails) -> bool:
    """Whether a list that is called short has all its items: pydantic counts only sound ones."""
    found, context = details["input"], details.get("ctx", {})
    is_short = details["type"] == "too_short" and isinstance(found, list)
    return is_short and len(found) >= context["min_length"]


def _misplaced(
    errors: Sequence[ErrorDetails], document: Document, model: type[BaseModel]
) -> Iterator[tuple[Problem, set[Place]]]:
    """(problem, places of the errors it stands for) of fields that are indented wrongly."""
    unknown, missing, codes = (
        {details["loc"] for details in errors if details["type"] == kind}
        for kind in ("extra_forbidden", "missing", "language")
    )
    for holder, paths in strays(document, unknown, missing, partial(model_at, model)):
        say = without_holder if holder in missing else not_indented
        message = say(str(holder[-1]))
        yield document.problem(paths[0], message, at_key=True), {holder, *paths}
        unknown -= {*paths}
    keys = {code[:-1] for code in codes if code[-1:] == ("[key]",)}  # not values of fields
    for path, right in too_far_in(document, unknown | keys, partial(fields_at, model)):
        message = in_another(str(path[len(right) - 1]))
        yield document.problem(path, message, at_key=True), {path, (*path, "[key]"), right}


def _each_of(
    found: Sequence[ErrorDetails], document: Document, model: type[BaseModel]
) -> Iterator[Problem]:
    errors, left = _first_of_each_type(found)
    misspelt = {_meant(details, model) for details in errors}
    for details in errors:
        path: Sequence[Step] = details["loc"]
        if details["type"] == "missing" and path in misspelt:
            continue  # the field is there, but misspelt, which has a message of its own
        # pydantic marks an error in a dictionary's key with this last step
        path = path[:-1] if path[-1:] == ("[key]",) else path
        kind = details["type"]
        at_key = kind in ("extra_forbidden", "language", "literal_error") and _is_key(details)
        yield document.problem(path, _message(details, model), at_key=at_key)
    for details, count in left:
        yield more(document.problem(details["loc"], "", at_key=_is_key(details)), count)


def _first_of_each_type(
    errors: Sequence[ErrorDetails],
) -> tuple[list[ErrorDetails], list[tuple[ErrorDetails, int]]]:
    """Those errors that are told; of each type with more, the next one and how many there are."""
    by_type: dict[str, list[ErrorDetails]] = {}
    for details in errors:
        by_type.setdefault(details["type"], []).append(details)
    kept = {id(details) for alike in by_type.values() for details in alike[:MOST_TOLD]}
    left = [(alike[MOST_TOLD], len(alike)) for alike in by_type.values() if len(alike) > MOST_TOLD]
    return [details for details in errors if id(details) in kept], left


def _is_key(details: ErrorDetails) -> bool:
    return details["type"] == "extra_forbidden" or details["loc"][-1:] == ("[key]",)


def _message(details: ErrorDetails, model: type[BaseModel]) -> str:
    kind = details["type"]
    if details["input"] is None and kind != "missing":
        return EMPTY
    unused: Mapping[Step, str] = getattr(model, "UNUSED", {})
    if kind == "extra_forbidden" and details["loc"][0] in unused:
        return unused[details["loc"][0]]
    if meant := _meant(details, model):
        return f"không có trường tên này — có phải là `{meant[-1]}`?"
    if kind == "string_type" and not isinstance(details["input"], dict | list):
        kind = "no_text"
    context = {key: str(value) for key, value in details.get("ctx", {}).items()}
    if kind == "string_too_long":
        words = str(details["input"])  # for some fields, blanks around them count too
        most = details["ctx"]["max_length"]
        context["found"] = str(next(filter(most.__lt__, (len(words.strip()), len(words))), 0))
    if "expected" in context:
        context["expected"] = context["expected"].replace("'", "").replace(" or ", ", ")
        known, said = context["expected"].split(", "), str(details["input"])
        if not _is_key(details) and (near := near_miss(said, known)):
            return f"giá trị không có trong danh sách — có phải là `{near}`?"
    return MESSAGES[kind].format(**context)


def _meant(details: ErrorDetails, model: type[BaseModel]) -> tuple[Step, ...] | None:
    """The field that an unknown one resembles."""
    *parent, name = (step for step in details["loc"] if step != "[key]")
    if details["type"] == "extra_forbidden":
        names = fields_at(model, parent)
    elif details["type"] == "literal_error" and _is_key(details):
        names = details["ctx"]["expected"].split(", ")
    else:
        return None
    near = near_miss(str(name), names)
    return (*parent, near) if near else None


def is_meant(word: str, words: Sequence[str]) -> bool:
    """Whether a word is known, or a misspelt one; `checked_by` is another word than `checked`."""
    near = near_miss(word, words)
    return near is not None and not word.startswith((f"{near}_", f"{near}-"))


def did_you_mean(word: str, words: Sequence[str], otherwise: str, form: str = "`{}`") -> str:
    """What to do about an unknown word: take the known one that it resembles, or `otherwise`."""
    near = near_miss(word, words)
    return f"có phải là {form.format(near)}?" if near and near != word else otherwise


class Hints:
    """Says what to do about unknown words, and looks for known ones that the first resemble.

    To look takes long, and nobody mends thousands of words by hand.
    """

    def __init__(self) -> None:
        self.given: dict[str, str] = {}

    def about(self, word: str, words: Sequence[str], otherwise: str, form: str = "`{}`") -> str:
        """As `did_you_mean`; the same for the same word."""
        if word not in self.given and len(self.given) < MOST_TOLD:
            self.given[word] = did_you_mean(word, words, otherwise, form)
        return self.given.get(word, otherwise)


def fields_at(model: type[BaseModel], path: Sequence[Step]) -> list[str]:
    """The field names of the model that `path` leads to, below `model`; none if it is not one."""
    current = model_at(model, path)
    if current is None or issubclass(current, RootModel):
        return []
    return [field.alias or name for name, field in current.model_fields.items()]


def model_at(model: type[BaseModel], path: Sequence[Step]) -> type[BaseModel] | None:
    """The model that `path` leads to, below `model`; None if it leads to something else."""
    current: object = model
    for step in path:
        if isinstance(step, int):
            continue
        if isinstance(current, type) and issubclass(current, BaseModel):
            by_name = {field.alias or name: field for name, field in current.model_fields.items()}
            current = by_name[str(step)].annotation if str(step) in by_name else None
        current = _model_in(current)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model inside `tuple[Fact, ...]`, `Part | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(argument) for argument in typing.get_args(annotation))
    return next((model for model in inner if model is not None), None)
