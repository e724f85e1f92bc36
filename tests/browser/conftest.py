"""A browser, if there is one, and the example brief as a file for it."""

from __future__ import annotations

import importlib.util
import os
import shutil
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from nameplate.brief.data import BriefData


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium on this machine: `apt install chromium` lets the browser tests run")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    # chromium refuses to sandbox what root starts
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


def _load(name: str) -> ModuleType:
    source = Path(__file__).parent.parent / "brief" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"browser_{name}", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _example() -> BriefData:
    data: BriefData = _load("example").example()
    return data


@pytest.fixture(scope="session")
def line_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the pages of a few runs of lines."""
    from nameplate.brief.line_page import write_line_page

    folder, made = tmp_path_factory.mktemp("line"), _load("line_example")
    paths = {name: folder / f"{name}.html" for name in ("plain", "ovens", "shifts", "hostile")}
    for name, path in paths.items():
        write_line_page(getattr(made, name)(), path)
    return paths


@pytest.fixture(scope="session")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write what a notebook shows of a run, once on white and once on black."""
    made = _load("line_example")
    text = "".join(getattr(made, name)()._repr_html_() for name in ("plain", "ovens", "shifts"))
    path = tmp_path_factory.mktemp("notebook") / "cells.html"
    path.write_text(
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>cells</title><main><h1>Cells</h1>'
        f'<div style="background:#FFF;color:#000">{text}</div><div style="background:#111;color:#DDD">{text}</div>',
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="session")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from nameplate.brief.page import render

    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(render(_example()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def hostile_brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the example with the worst texts that a report could bring."""
    from nameplate.brief.page import render

    data = _example()
    worst = "<script>document.title='caught'</script><img src=http://127.0.0.1:9/x>" + "unbroken" * 60
    data = replace(
        data,
        title=worst,
        evidence=tuple(replace(e, quote=worst, source=worst, subject=worst, url="https://a/") for e in data.evidence),
        drivers=tuple(replace(d, label=worst) for d in data.drivers),
        milestones=tuple(replace(m, label=worst) for m in data.milestones),
        given=tuple(replace(g, label=worst, value=worst, why=worst) for g in data.given),
    )  # fmt: skip
    path = tmp_path_factory.mktemp("hostile") / "brief.html"
    path.write_text(render(data), encoding="utf-8")
    return path


class Watched:
    """A page with everything it did that it should not have done."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        page.on("console", lambda message: self.faults.append(f"console {message.type}: {message.text}"))
        page.on("request", lambda request: self._asked(request.url))

    def _asked(self, url: str) -> None:
        if not url.startswith(("file://", "data:")):
            self.faults.append(f"request: {url}")


@pytest.fixture
def visit(browser: Browser, brief: Path):
    """Open the brief; whatever it does wrong until the test ends fails the test."""
    opened: list[Watched] = []

    def open_page(width: int = 1000, height: int = 800, path: Path = brief, **context: object) -> Page:
        page = browser.new_context(viewport={"width": width, "height": height}, **context).new_page()
        opened.append(Watched(page))
        page.goto(path.as_uri())
        return page

    yield open_page
    faults = [fault for watched in opened for fault in watched.faults]
    for watched in opened:
        watched.page.context.close()
    assert faults == []
