"""Programme files: YAML in, model out, and every mistake with its line and column."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from nameplate.document import Document, parse_document, read_document
from nameplate.errors import Fault, InvalidFile, QuantityError
from nameplate.programme.check import Checker
from nameplate.programme.model import SCHEMA, Programme

_VALID = {
    "missing": "an entry here: it is required",
    "extra_forbidden": "a name that the form knows (see `nameplate schema`)",
    "dict_type": "a mapping with named entries",
    "model_type": "a mapping with named entries",
    "model_attributes_type": "a mapping with named entries",
    "tuple_type": "a list",
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "less_than_equal": "a smaller number (`years` from 1 to 50, `priority` from 1 to 99)",
    "greater_than_equal": "a greater number (`years` from 1 to 50, `priority` from 1 to 99)",
    "too_short": "at least one entry",
    "date_from_datetime_parsing": "a date that exists, such as 2025-07-03",
    "date_parsing": "a date that exists, such as 2025-07-03",
    "string_pattern_mismatch": "a name of small letters, digits, - and _",
}


def load(path: Path) -> Programme:
    """Read a programme file.

    Parameters
    ----------
    path : Path
        A programme.yaml.

    Returns
    -------
    Programme

    Raises
    ------
    MissingInput
        If there is no such file.
    InvalidFile
        With every fault of the file, in the order of its lines.
    """
    return _model(read_document(path, SCHEMA))


def loads(text: str, file: str = "programme.yaml") -> Programme:
    r"""Read the text of a programme file; see `load`.

    Examples
    --------
    >>> loads("schema: nameplate/programme/1\ntitle: A plant\nstart: 2025-07-03\nyears: ten\nproducts: {}\n")
    Traceback (most recent call last):
    nameplate.errors.InvalidFile: programme.yaml:4:1: years: 'ten'; valid would be ...
    programme.yaml:5:1: products: '{}'; valid would be ...
    """
    document = parse_document(text, file)
    if document.data.get("schema") != SCHEMA:
        raise InvalidFile(
            [document.fault(("schema",), document.data.get("schema") or "", f"'schema: {SCHEMA}' as the first line")]
        )
    return _model(document)


def schema() -> dict[str, Any]:
    """Give the JSON Schema of a programme file.

    Examples
    --------
    >>> schema()["title"]
    'Programme'
    """
    found = Programme.model_json_schema(by_alias=True)
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["properties"] = {"schema": {"const": SCHEMA}, **found["properties"]}
    found["required"] = ["schema", *found["required"]]
    return found


def _model(document: Document) -> Programme:
    data = {key: value for key, value in document.data.items() if key != "schema"}
    faults: list[Fault] = []
    programme = None
    try:
        programme = Programme.model_validate(data)
    except ValidationError as error:
        faults = [_fault(document, dict(item)) for item in error.errors()]
    faults += Checker(document).run()
    if programme is None or faults:
        unique = dict.fromkeys(faults)
        raise InvalidFile(sorted(unique, key=lambda fault: (fault.line or 0, fault.column or 0, fault.place)))
    return programme


def _fault(document: Document, error: dict[str, Any]) -> Fault:
    path = tuple(part for part in error["loc"] if part != "[key]")
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, QuantityError):
        valid = cause.valid
    elif error["type"] == "extra_forbidden" and error["input"] is None:
        # "{assumed: one, two}" is two entries to YAML; people meant one text.
        valid = "a name that the form knows; inside { }, text with a comma needs quotes"
    else:
        valid = _VALID.get(error["type"]) or str(error["msg"]).removeprefix("Value error, ")
    value = error["input"]
    shown = "" if error["type"] == "missing" else value if isinstance(value, str) else _short(value)
    if isinstance(value, dict) and isinstance(value.get("value"), str):
        shown = value["value"]
    return document.fault(path, shown, valid)


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
