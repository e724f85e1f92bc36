"""The study room is tested on runs of stand-in futures, whose answers can be worked out by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "run"))
import fake_future

from nameplate.run import execute, execution, folder
from nameplate.study import parse_question


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(execution, "_simulate", fake_future.fake_simulate)
        patch.setattr(folder.Run, "_inputs", lambda self: fake_future.FakeDossier(self.path / "inputs"))
        yield execute(fake_future.make_fake_dossier(tmp_path_factory.mktemp("study") / "dossier"), 400, 1, chunk=150)


@pytest.fixture(scope="module")
def truth(run):
    """What the stand-in drew, by scenario."""
    return {name: fake_future.fake_simulate(None, name, 400, 1) for name in run.scenarios} | {
        "announced": fake_future.fake_simulate(None, "announced", 1, 1)
    }


@pytest.fixture(scope="module")
def programme():
    return fake_future.fake_programme()


@pytest.fixture
def ask(programme):
    return lambda text: parse_question(text, programme)
