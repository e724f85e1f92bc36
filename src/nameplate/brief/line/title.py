"""The page's answer in one sentence, and the charts' titles and subtitles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.line.words import duration, each, items, listed, part, short
from nameplate.brief.number import capital, count
from nameplate.brief.words import verb

if TYPE_CHECKING:
    from nameplate.brief.line.data import LineData, LineOutput, StationTimes
    from nameplate.brief.line.visit import Schedule, Visit

LIMITS = {
    "supply": "no more comes in",
    "drain": "no more is taken away",
    "conwip": "the limit of items in the line holds it up",
}
MARKS = {
    "working": "Pale blue: working",
    "down": "Solid orange: down",
    "changing over": "Striped orange: changing over",
    "blocked": "Striped grey: blocked, no room ahead",
    "starved": "Pale grey: starved, no item there",
    "off shift": "Empty: off shift",
}


def headline(data: LineData) -> str:
    """Answer in one sentence what comes out, how much of the nameplate that is, and what holds the line up."""
    output, times = data.output, data.times
    if data.middle <= 0.0:
        return "Nothing good comes out in half of the futures or more" if data.futures > 1 else "Nothing good comes out"
    number = items(data.middle)
    comes = "comes" if number.startswith("1 ") else "come"
    start = (
        f"{capital(number)} {each(output.unit)} {comes} out, {part(data.middle / output.nameplate)} of the nameplate"
    )
    if times.limit in LIMITS:
        return f"{start}: {LIMITS[times.limit]}"
    return f"{start}; “{short(times.bottleneck)}” holds the line up{_close(times)}" if times.total > 1 else start


def _close(times: StationTimes) -> str:
    """Do not hide who nearly holds the line up as well."""
    if not times.close:
        return ""
    one = f"“{short(times.close[0])}”"
    return f", closely followed by {one if len(times.close) == 1 else f'{len(times.close):,} more stations'}"


def states_title(times: StationTimes) -> str:
    """Say what the station that holds the line up does with its time."""
    station = times.busiest
    named = {
        "works": station.share("working"),
        "is down": station.share("down"),
        "changes over": station.share("changing over"),
        "waits": station.share("blocked") + station.share("starved"),
        "is off shift": station.share("off shift"),
    }
    said = listed([f"{does} {part(share)}" for does, share in named.items() if share >= 0.0005] or ["works 0 %"])
    name = f"“{short(station.name)}”"
    if times.total == 1:
        return f"{name} {said} of its time"
    if times.limit != "station":
        return f"{capital(LIMITS[times.limit])}: even {name}, the busiest station, {said} of its time"
    return f"{name} holds the line up: it {said} of its time"


def states_subtitle(times: StationTimes, shown: int) -> str:
    """Name the measure, the marks, and what is left out."""
    which = "Each station's time, in the order of the line"
    if shown < times.total:
        which = f"The time of the {shown} of {times.total:,} stations that are active most, in the order of the line"
    mean = f", mean of {times.futures:,} futures" if times.futures > 1 else ""
    after = " after the warm-up" if times.warm else ""
    marks = ". ".join(MARKS[state] for state in times.states)
    marked = times.limit == "station" and times.total > 1
    active = f"“{short(times.bottleneck)}” is active for {duration(times.busiest.active)} between two waits"
    return f"{which}{mean}{after}. {marks}.{f' {active}, longest of all{_close(times)}.' if marked else ''}"


def output_title(output: LineOutput) -> str:
    """Say what half of the periods bring, and how many reach the nameplate."""
    length = output.periods[0].end - output.periods[0].begin
    if len(output.periods) == 1:
        return f"In {duration(length)} {items(output.periods[0].middle)} {each(output.unit)} came out"
    periods = f"periods of {duration(length)}"
    if output.reach <= 0.0:
        reach = "none reaches the nameplate"
    elif output.reach >= 1.0:
        reach = "all reach the nameplate"
    else:
        reach = f"{count(output.reach)} {verb(output.reach, 'reach', 'reaches')} the nameplate"
    if output.idle >= 1.0:
        return f"Nothing comes out in any of the {periods}"
    bring = f"{items(output.typical)} {each(output.unit)} or more; {reach}"
    if output.idle < 0.005:
        return f"Half of all {periods} bring {bring}"
    return f"Nothing comes out in {count(output.idle)} {periods}; half of the others bring {bring}"


def output_subtitle(output: LineOutput) -> str:
    """Name the measure, the unit and what the marks mean."""
    start = f"Good items {each(output.unit)} that leave the line. Dashed line: the nameplate"
    if output.futures == 1:
        return f"{start}. Solid line: the one future that was run."
    return (
        f"{start}. Solid line: median of {output.futures:,} futures. Dark band: {count(0.5)} futures; with the pale "
        f"band: {count(0.9)}, so {count(0.1)} fall outside."
    )


def schedule_title(schedule: Schedule, shown: tuple[Visit, ...]) -> str:
    """Compare the way of the first item with that of the last one that is shown."""
    numbers = sorted({visit.item for visit in shown})
    passed = [number for number in numbers if not any(v.scrapped for v in shown if v.item == number)]
    where = "the line" if schedule.whole else "these stations"
    if len(passed) < 2:
        return f"The first {items(len(numbers), None)} on the way through {where}"
    (first, _), (last, waits) = (_way([v for v in shown if v.item == n]) for n in (passed[0], passed[-1]))
    waited = f", and waits {duration(waits, like=last)} of that" if waits > 0.0 else ", and waits for nothing"
    # of servers that are not shown the waits are not known
    waited = waited if schedule.whole else ""
    one = duration(first, like=last)
    return f"Item {passed[0]} takes {one} through {where}, item {passed[-1]} takes {duration(last)}{waited}"


def _way(visits: list[Visit]) -> tuple[float, float]:
    """Seconds from when an item was in the line to when it left, and how many of them it waited."""
    first, last = visits[0], visits[-1]
    waits = sum(v.waited + (v.left - v.finished) + (v.began - v.taken) * (v.wait == "blocked") for v in visits)
    # the night before the first shift is no part of the way
    return last.left - first.start + first.waited, waits


def schedule_subtitle(schedule: Schedule, shown: tuple[Visit, ...], narrow: int) -> str:
    """Name the marks that are there, and what is left out: where the page is narrow only `narrow` items are drawn."""
    drawn = len({visit.item for visit in shown})
    few = f" ({narrow} on a narrow screen)" if narrow < drawn else ""
    stations, most = len({row.station for row in schedule.rows}), max(row.server for row in schedule.rows) + 1
    where = f" at {stations} of {schedule.stations:,} stations" if stations < schedule.stations else ""
    where += f", on the first {most} servers of a station" if any(row.servers > most for row in schedule.rows) else ""
    since = "the Monday on which the run begins" if schedule.weekly else "the beginning of the run"
    return (
        f"The first {drawn} items of future {schedule.future}{few}{where}, by time since {since}. "
        f"A bar is one item on one server. {'. '.join(_marks(schedule, shown))}."
    )


def _marks(schedule: Schedule, shown: tuple[Visit, ...]) -> list[str]:
    start = min(visit.start for visit in shown)
    waits = {visit.wait for visit in shown if visit.began > visit.taken}
    waits |= {"blocked" for visit in shown if visit.left > visit.finished}
    marks = {
        "Striped orange: changing over": "changing over" in waits,
        "Striped grey: blocked": "blocked" in waits,
        "Empty: off shift": any(end > start for visit in shown for _, end in visit.rests),
        "Cross: scrapped": any(visit.scrapped for visit in shown),
    }
    work = "Blue: work, repairs included" if schedule.breaks else "Blue: work"
    return [f"{work}; every fifth item is darker", *(mark for mark, there in marks.items() if there)]


def flow_subtitle(data: LineData) -> str:
    """Say what the flow times are, and how many items are in the line."""
    mean = "; quantiles are means over the futures" if data.futures > 1 else ""
    number = items(data.flow.in_line)
    after = " after the warm-up" if data.times.warm else ""
    within = f"On average {number} {'is' if number.startswith('1 ') else 'are'} in the line."
    return f"From entering the line to leaving it, of good items{after}{mean}. {within}"
