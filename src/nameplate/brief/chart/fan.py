"""Output over time: the announced line in ink, the forecast as two bands and a median, actuals as dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nameplate.brief.chart.frame import (
    BLUE,
    DEEP_BLUE,
    INK,
    LINE_HEIGHT,
    Frame,
    Spec,
    configured,
    round_step,
    separate,
)
from nameplate.brief.number import Scale, digits, unit_words

if TYPE_CHECKING:
    from nameplate.brief.data import Series, Year

HEIGHT = 260


@dataclass(frozen=True, slots=True)
class _Plane:
    """The scale of a fan chart: years across, amounts divided by `scale` upwards."""

    first: int
    last: int
    step: float
    scale: Scale

    @classmethod
    def of(cls, series: Series) -> _Plane:
        amounts = [y.high for y in series.years] + [y.announced or 0.0 for y in series.years]
        amounts += [a.value for a in series.actuals] + [v for future in series.futures[:10] for v in future]
        years = [y.year for y in series.years] + [a.year for a in series.actuals]
        scale = Scale.of(amounts)
        step = round_step(max(amounts, default=0.0) / scale.divisor)
        return cls(min(years), max(*years, min(years) + 1), step, scale)

    def x(self) -> Any:
        import altair as alt

        return alt.X("year:Q", scale=alt.Scale(domain=[self.first, self.last], nice=False, padding=6))

    def y(self, name: str) -> Any:
        import altair as alt

        return alt.Y(f"{name}:Q", scale=alt.Scale(domain=[0, 2 * self.step], nice=False))

    def at(self, amount: float) -> float:
        """Give an amount's distance from the plot's top, in pixels."""
        return HEIGHT * (1.0 - amount / (2 * self.step))


def spec(series: Series, frame: Frame, *, futures: bool = False) -> Spec:
    """Specify the output chart.

    Parameters
    ----------
    series : Series
    frame : Frame
    futures : bool
        Draw ten single futures instead of the bands.
    """
    import altair as alt

    plane = _Plane.of(series)
    layers = [_axes(plane, frame)]
    layers += [_futures(series, plane)] if futures else [*_bands(series, plane), _median(series, plane)]
    layers += _announced(series, plane)
    if series.actuals:
        layers.append(_actuals(series, plane))
    layers += _labels(series, plane, frame, futures=futures)
    left = 16 + 8 * len(digits(2 * plane.step, 4))
    size = frame.layout(left=left, right=124 if frame.wide else 92, top=12, bottom=28, height=HEIGHT)
    return configured(alt.layer(*layers).properties(**size))


def _axes(plane: _Plane, frame: Frame) -> Any:
    """Draw an empty layer that carries the ticks: three amounts, zero included, and every few years."""
    import altair as alt

    span = plane.last - plane.first
    every = next(e for e in (1, 2, 5, 10, 20) if span / e <= (10 if frame.wide else 5) or e == 20)
    years = [y for y in range(plane.first, plane.last + 1) if (plane.last - y) % every == 0]
    x = plane.x().axis(values=years, format="d", grid=False, labelPadding=8)
    y = plane.y("amount").axis(values=[0, plane.step, 2 * plane.step], format=",~f", labelPadding=6)
    values = alt.Data(values=[{"year": plane.first, "amount": 0}])
    return alt.Chart(values).mark_point(opacity=0, size=0, aria=False).encode(x=x, y=y)


def _rows(series: Series, plane: _Plane) -> list[dict[str, float]]:
    names = ("low", "low_half", "middle", "high_half", "high")
    return [{"year": y.year} | {n: getattr(y, n) / plane.scale.divisor for n in names} for y in series.years]


def _bands(series: Series, plane: _Plane) -> list[Any]:
    import altair as alt

    chart = alt.Chart(alt.Data(values=_rows(series, plane)))
    pairs = (("low", "high", 0.15), ("low_half", "high_half", 0.30))
    return [
        chart.mark_area(color=BLUE, opacity=opacity, aria=False).encode(
            x=plane.x(), y=plane.y(low), y2=alt.Y2(f"{high}:Q")
        )
        for low, high, opacity in pairs
    ]


def _median(series: Series, plane: _Plane) -> Any:
    """Draw the median, with a point a year that says its numbers to a reader or a pointer."""
    import altair as alt

    rows = [
        row | {"says": _says(year, series, plane)} for row, year in zip(_rows(series, plane), series.years, strict=True)
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(x=plane.x(), y=plane.y("middle"))
    line = base.mark_line(color=DEEP_BLUE, strokeWidth=2.5, aria=False)
    points = base.mark_point(filled=True, color=DEEP_BLUE, size=200, opacity=0).encode(
        description=alt.Description("says:N")
    )
    return line + points


def _says(year: Year, series: Series, plane: _Plane) -> str:
    low, middle, high = (digits(v / plane.scale.divisor) for v in (year.low, year.middle, year.high))
    unit = f"{plane.scale.word} {unit_words(series.unit)}".strip()
    announced = (
        f"; {series.verb} {digits(year.announced / plane.scale.divisor, series.figures)}"
        if year.announced is not None
        else ""
    )
    return f"{year.year}: median {middle} {unit}, 90 % range {low} to {high}{announced}"


def _futures(series: Series, plane: _Plane) -> Any:
    import altair as alt

    rows = [
        {"future": i, "year": year.year, "amount": value / plane.scale.divisor}
        for i, future in enumerate(series.futures[:10])
        for year, value in zip(series.years, future, strict=True)
    ]
    line = alt.Chart(alt.Data(values=rows)).mark_line(color=BLUE, strokeWidth=1.25, opacity=0.75, aria=False)
    return line.encode(x=plane.x(), y=plane.y("amount"), detail=alt.Detail("future:N"))


def _announced(series: Series, plane: _Plane) -> list[Any]:
    import altair as alt

    rows = [
        {"year": y.year, "amount": y.announced / plane.scale.divisor}
        for y in series.years
        if y.announced is not None
    ]  # fmt: skip
    if not rows:
        return []
    base = alt.Chart(alt.Data(values=rows)).encode(x=plane.x(), y=plane.y("amount"))
    layers = [base.mark_line(color=INK, strokeWidth=1.5, strokeDash=[5, 4], aria=False)]
    if any(row["year"] == series.promised for row in rows):
        dot = alt.Chart(alt.Data(values=[row for row in rows if row["year"] == series.promised]))
        mark = dot.mark_point(filled=True, color=INK, size=64, opacity=1, aria=False)
        layers.append(mark.encode(x=plane.x(), y=plane.y("amount")))
    return layers


def _actuals(series: Series, plane: _Plane) -> Any:
    import altair as alt

    unit = f"{plane.scale.word} {unit_words(series.unit)}".strip()
    rows = [
        {
            "year": a.year,
            "amount": a.value / plane.scale.divisor,
            "says": f"{a.year}: reported output {digits(a.value / plane.scale.divisor, None)} {unit}",
        }
        for a in series.actuals
    ]
    mark = alt.Chart(alt.Data(values=rows)).mark_point(filled=True, color=INK, size=64, opacity=1)
    return mark.encode(x=plane.x(), y=plane.y("amount"), description=alt.Description("says:N"))


def _labels(series: Series, plane: _Plane, frame: Frame, *, futures: bool) -> list[Any]:
    """Put names and values at the line ends; where they clash the announced one stays."""
    import altair as alt

    last = series.years[-1]
    wanted: list[tuple[str, float, str]] = []
    if last.announced is not None:
        wanted.append(
            (f"{series.verb}|{digits(last.announced / plane.scale.divisor, series.figures)}", last.announced, INK)
        )
    if futures:
        wanted.append(("ten single|futures", last.middle, DEEP_BLUE))
    else:
        wanted.append((f"median|{digits(last.middle / plane.scale.divisor)}", last.middle, DEEP_BLUE))
    pixels = [plane.at(value / plane.scale.divisor) for _, value, _ in wanted]
    places = separate(pixels, 2 * LINE_HEIGHT + 4, 0, HEIGHT - 10)
    layers = []
    for (text, _, colour), place in zip(wanted, places, strict=True):
        name, value = text.split("|")
        unit = f" {plane.scale.word}" if plane.scale.word and not futures and frame.wide else ""
        values = alt.Data(values=[{"year": last.year, "text": f"{name}|{value}{unit}"}])
        mark = alt.Chart(values).mark_text(
            align="left", dx=10, baseline="middle", dy=-LINE_HEIGHT / 2 + 1, color=colour, fontWeight=600, lineBreak="|"
        )
        layers.append(mark.encode(x=plane.x(), y=alt.YValue(place), text=alt.Text("text:N")))
    return layers
