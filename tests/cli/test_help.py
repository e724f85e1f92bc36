"""Help: every verb teaches by example, and the start is quick."""

import re
import subprocess
import sys

import pytest
from typer.main import get_command

from nameplate import __version__
from nameplate.cli.app import app
from nameplate.cli.guide import SECTIONS

VERBS = get_command(app).commands
NAMES = [name for names in SECTIONS.values() for name in names]


def test_every_verb_stands_in_a_section_and_every_section_is_there():
    assert sorted(VERBS) == sorted(NAMES)


@pytest.mark.parametrize("name", VERBS)
def test_help_says_what_shows_an_example_and_fits_the_screen(call, name):
    outcome = call(name, "--help")
    assert outcome.code == 0
    examples = re.findall(rf"^ +nameplate {name}\b.*$", outcome.out, re.MULTILINE)
    assert examples, f"{name} has no example in its help"
    assert "--json" in outcome.out
    assert "\b" not in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 100
    first = VERBS[name].get_short_help_str(limit=400)
    assert first.endswith(".")
    assert len(first) <= 70


@pytest.mark.parametrize("name", VERBS)
def test_every_option_and_argument_has_words(name):
    for parameter in VERBS[name].params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name} has no help"


@pytest.mark.parametrize("name", VERBS)
def test_the_examples_parse(name):
    """Each example is a command line that the verb takes."""
    import shlex

    text = VERBS[name].help
    for line in re.findall(rf"^ +nameplate {name}\b(.*)$", text, re.MULTILINE):
        words = shlex.split(re.split(r" [|>] ", line)[0])
        context = VERBS[name].make_context(name, words, resilient_parsing=False)
        assert context.params


def test_the_help_of_all_names_every_verb_in_the_order_of_the_way(call):
    listed = call("--help").out.partition("Options:")[2]
    places = [listed.index(f"\n  {name} ") for name in NAMES]
    assert places == sorted(places)


def test_no_words_show_the_help(call):
    assert "Usage: nameplate" in call().err + call().out


def test_the_version(call):
    outcome = call("--version")
    assert (outcome.code, outcome.out) == (0, f"nameplate {__version__}\n")


def test_help_imports_nothing_heavy():
    heavy = {
        "numba",
        "numpy",
        "scipy",
        "pint",
        "polars",
        "pyarrow",
        "duckdb",
        "trafilatura",
        "rich",
        "nameplate.quantity",
    }
    code = (
        "import sys; from nameplate.cli.guard import guarded; guarded(['--help']); guarded(['run', '--help']);"
        f"sys.exit(','.join({heavy!r} & set(sys.modules)) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
