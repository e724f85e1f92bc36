from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import pytest


def test_importing_the_brief_loads_nothing_heavy():
    heavy = "{'altair', 'jinja2', 'vl_convert', 'polars', 'numba', 'scipy', 'duckdb'}"
    code = f"import sys, nameplate.brief; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_missing_library_is_named(real, tmp_path, monkeypatch):
    from nameplate.brief import write_brief
    from nameplate.errors import MissingInput

    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "nameplate.brief.page", raising=False)
    from nameplate.brief import sheet

    sheet.environment.cache_clear()
    with pytest.raises(MissingInput, match=r"nameplate\[brief\]"):
        write_brief(real.run, real.dossier, tmp_path / "brief.html")
    assert list(tmp_path.iterdir()) == []


def test_the_typeface_comes_with_its_licence():
    asset = files("nameplate.brief") / "asset"
    assert "SIL OPEN FONT LICENSE" in (asset / "OFL.txt").read_text()
    assert sum(len(file.read_bytes()) for file in asset.iterdir() if file.name.endswith(".woff2")) < 40_000
