"""A command line that is called in this process, and a dossier with something in it."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from nameplate.cli.guard import guarded

ARTICLE = """New plant to make rounds

The Herald, 3 July 2025

The plant is expected to produce up to 70 million rounds per year, according to the ministry.
Production is to start by the end of 2027. The plant has four production lines.
"""


@dataclass
class Outcome:
    """What a call left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self):
        return json.loads(self.out)


@pytest.fixture
def call(capsys):
    """Call the command line and give back exit code, stdout and stderr."""

    def run(*words):
        capsys.readouterr()
        code = guarded([str(word) for word in words])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def dossier(tmp_path, call):
    """A dossier as `new` makes it."""
    path = tmp_path / "plant"
    assert call("new", path).code == 0
    return path


@pytest.fixture(scope="session")
def finished(tmp_path_factory) -> Path:
    """A dossier that has been run once; tests must not change it."""
    path = tmp_path_factory.mktemp("finished") / "plant"
    assert guarded(["new", str(path)]) == 0
    assert guarded(["run", str(path), "--futures", "40", "--json"]) == 0
    return path


@pytest.fixture
def listing():
    """List every file below a folder, hidden ones too, with its size."""

    def found(folder):
        return {
            path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()
        }

    return found
