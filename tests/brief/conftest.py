"""The example brief, for every test of this room."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from nameplate.brief.data import BriefData


@pytest.fixture(scope="session")
def example() -> BriefData:
    path = Path(__file__).with_name("example.py")
    spec = importlib.util.spec_from_file_location("brief_example", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.example()
