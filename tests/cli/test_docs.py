"""The documentation: the page of verbs is current, the tutorial's commands run, links lead somewhere."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nameplate.cli.manual import manual

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_of_verbs_is_current():
    assert (DOCS / "cli.md").read_text("utf-8") == manual(), "run: python -m nameplate.cli.manual > docs/cli.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_page_stands_in_the_index():
    index = (DOCS / "index.md").read_text("utf-8")
    missing = [page.name for page in PAGES if page.name != "index.md" and f"({page.name})" not in index]
    assert not missing


def test_the_tutorial_runs_as_it_is_written(tmp_path):
    """Each shell block runs in one folder, in order; the text after it is what it prints, with ... for the rest."""
    program = Path(sys.executable).parent / "nameplate"
    if not program.exists():
        pytest.skip("the program is not installed beside this Python")
    shutil.copytree(
        ROOT / "examples" / "venezuela", tmp_path / "examples" / "venezuela", ignore=shutil.ignore_patterns("runs")
    )
    environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "COLUMNS": "100"}
    printed, ran = "", 0
    for kind, text in BLOCK.findall((DOCS / "tutorial.md").read_text("utf-8")):
        if kind == "sh":
            done = subprocess.run(
                ["bash", "-e", "-c", text], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{text}\n{done.stderr}"
            printed, ran = done.stdout, ran + 1
        else:
            flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            assert doctest.OutputChecker().check_output(text, printed, flags), f"wanted:\n{text}\ngot:\n{printed}"
    assert ran >= 6
    assert (tmp_path / "my-plant" / "brief.html").exists()
