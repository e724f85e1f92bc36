"""YAML documents with the place of everything that stands in them.

A document is plain data (mappings, lists, text) and a map from the path of each item to its line and column,
so that a fault can be shown where it stands. Scalars stay text as written: what ``2027-03`` means is for the
quantity room to say, not for YAML.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nameplate.errors import Fault, InvalidFile, MissingInput

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

LARGEST_FILE = 4 << 20
MOST_NODES = 200_000

Path_ = tuple[Hashable, ...]


@dataclass(frozen=True)
class Document:
    """What a file says and where.

    Parameters
    ----------
    file : str
        The file as the user named it.
    data : mapping
        Plain data; every scalar is text, an empty one is None.
    positions : mapping
        From a path such as ``("sites", "plant", "capacity")`` to (line, column), both from 1.
    """

    file: str
    data: dict[str, Any]
    positions: dict[Path_, tuple[int, int]]

    def fault(self, path: Path_, value: object, valid: str) -> Fault:
        """Make a fault that points at `path`, or at the nearest place above it that has a line."""
        above = path
        while above and above not in self.positions:
            above = above[:-1]
        line, column = self.positions.get(above, (1, 1))
        return Fault(self.file, line, column, ".".join(str(part) for part in path), str(value), valid)


def read_document(path: Path, schema: str | None) -> Document:
    """Read a YAML file, one whose first key names its schema unless none is asked for.

    Parameters
    ----------
    path : Path
        The file; at most 4 MiB.
    schema : str or None
        The schema that the file must name, as in ``nameplate/programme/1``; None for a file that names none.

    Returns
    -------
    Document

    Raises
    ------
    MissingInput
        If there is no such file.
    InvalidFile
        If it is not UTF-8 text, not YAML, not a mapping, too large, or of another schema.
    """
    document = parse_document(_text(path), str(path))
    found = document.data.get("schema")
    if schema is not None and found != schema:
        valid = f"'schema: {schema}' as the first line"
        raise InvalidFile([document.fault(("schema",), "" if found is None else found, valid)])
    return document


def parse_document(text: str, file: str) -> Document:
    r"""Read YAML text; see `read_document`.

    Examples
    --------
    >>> document = parse_document("schema: a/b/1\nlines:\n  press: {count: 2}\n", "example.yaml")
    >>> document.data["lines"], document.positions["lines", "press", "count"]
    ({'press': {'count': '2'}}, (3, 11))
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise InvalidFile([Fault(file, line, column, "", str(error.problem), "YAML 1.2")]) from None
    except (YAMLError, ValueError, RecursionError) as error:
        raise InvalidFile([Fault(file, 1, 1, "", str(error).splitlines()[0], "YAML 1.2")]) from None
    reader = _Reader(file)
    data = None if node is None else reader.plain(node, ())
    if not isinstance(data, dict):
        raise InvalidFile([Fault(file, 1, 1, "", "" if data is None else str(data), "a mapping with named entries")])
    if reader.faults:
        raise InvalidFile(reader.faults)
    return Document(file, data, reader.positions)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise MissingInput(f"{path}: there is no such file") from None
    except OSError as error:
        raise MissingInput(f"{path}: cannot be read ({error.strerror})") from None
    if len(raw) > LARGEST_FILE:
        raise InvalidFile([Fault(str(path), None, None, "", f"{len(raw)} bytes", f"at most {LARGEST_FILE} bytes")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = Fault(str(path), line, None, "", repr(raw[error.start : error.start + 4]), "text in UTF-8")
        raise InvalidFile([fault]) from None


class _Reader:
    """Turn nodes into plain data, note their places, and stop before an alias bomb goes off."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.positions: dict[Path_, tuple[int, int]] = {}
        self.faults: list[Fault] = []
        self._left = MOST_NODES

    def plain(self, node: Node, path: Path_) -> Any:
        from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

        self._left -= 1
        if self._left < 0 or len(path) > 40:
            raise InvalidFile([Fault(self.file, None, None, "", "", f"at most {MOST_NODES} entries, 40 levels deep")])
        self.positions.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, SequenceNode):
            return [self.plain(item, (*path, place)) for place, item in enumerate(node.value)]
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        raise AssertionError(type(node))

    @staticmethod
    def _scalar(node: Any) -> str | None:
        plain = node.style in (None, "")
        return None if plain and node.value in ("", "~", "null") else str(node.value)

    def _mapping(self, node: Any, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node.value, str) else "?"
            here = (*path, key)
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if key in found:
                place = ".".join(str(part) for part in here)
                self.faults.append(Fault(self.file, line, column, place, key, "each name once"))
                continue
            value = self.plain(value_node, here)
            # A fault in an entry is best shown at its name, which is where people look.
            self.positions[here] = (line, column)
            found[key] = value
        return found
