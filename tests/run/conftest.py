"""The run room is tested on stand-in futures, so that its tests need no compiled kernel."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import fake_future

from nameplate.run import execution, folder


@pytest.fixture
def fakes(monkeypatch):
    """Put the stand-ins where the run room looks for the simulator and the dossier."""
    monkeypatch.setattr(execution, "_simulate", fake_future.fake_simulate)
    monkeypatch.setattr(folder.Run, "_inputs", lambda self: fake_future.FakeDossier(self.path / "inputs"))
    return fake_future


@pytest.fixture
def dossier(fakes, tmp_path):
    return fakes.make_fake_dossier(tmp_path / "dossier")
