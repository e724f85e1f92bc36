"""Reports of 10 MB in every shape: each is read, or refused by name, in less than 500 MB of memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

LARGEST = 10 * 1024 * 1024
MEMORY = 500 * 1024 * 1024
READ = """
import resource, sys
from pathlib import Path
from nameplate.errors import InvalidFile
from nameplate.report import read_report
try:
    report = read_report(Path(sys.argv[1]))
    print(len(report.text), len(report.blocks))
except InvalidFile as error:
    print(error)
# the system counts in kilobytes, but for one that counts in bytes
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""
ARTICLE = "<h1>Plant opens</h1><p>The plant has four lines and makes up to 70 million rounds per year, it said.</p>"
SHAPES = {
    "sentences.txt": "The plant has four lines and makes up to 70 million rounds per year. ",
    "paragraphs.txt": "The plant has four lines and makes up to 70 million rounds per year.\n\n",
    "letters.txt": "a\n",
    "letters-apart.txt": "a\n\n",
    "marks.txt": "-\n",
    "bars.txt": "a | ",
    "rows.txt": "North | 25,000 rounds | 2027\n",
    "days.txt": "3 July 2025\n",
    "credits.txt": "Works in 2025 photo: (AP Photo/ credit:\n",
    "pictures.txt": "The plant 🏭 makes 5 things.\n",
    "open-brackets.txt": "(",
    "paragraphs.html": "<p>The plant makes 5 things.</p>",
    "entries.html": "<li>a 5",
    "rows.html": "<tr><td>a</td><td>5</td></tr>",
    "deep.html": "<div>",
    "open.html": "<a href='",
    "references.html": "&amp;",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_memory(name, tmp_path):
    pytest.importorskip("resource", reason="only Unix tells what a process took")
    piece = SHAPES[name].encode()
    start = ARTICLE.encode() if name.endswith(".html") else b""
    path = tmp_path / name
    path.write_bytes(start + piece * ((LARGEST - len(start)) // len(piece)))
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    said, memory = done.stdout.rsplit("\n", 2)[:2]
    assert said.split()[0].isdigit() or "valid would be" in said
    assert int(memory) < MEMORY, f"{name}: {int(memory) // 1024**2} MB"
