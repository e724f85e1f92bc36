"""A run of a line as plain values, and the words for them: what its page and its charts are made from.

A chart for a notebook, from a result; `station_states` with `station_times` and `station_gantt` with `schedule` work
alike. A chart is made for paper, so give it some where the notebook is dark:

>>> import altair as alt
>>> from nameplate.brief.chart import line_output as chart
>>> from nameplate.brief.chart.frame import PAPER, WIDE
>>> from nameplate.brief.line import line_output
>>> from nameplate.line import Line, Station, simulate
>>> result = simulate(Line([Station("a", process="2 s")]), items=10_000)
>>> spec = chart.spec(line_output(result), WIDE) | {"background": PAPER}
>>> type(alt.Chart.from_dict(spec)).__name__
'LayerChart'
"""

from nameplate.brief.line.period import line_output
from nameplate.brief.line.station import station_times
from nameplate.brief.line.visit import schedule

__all__ = ["line_output", "schedule", "station_times"]
