"""prodsys: resources with a place for what is finished and the others for what waits, and a transport without time."""

from __future__ import annotations

from typing import Any

import prodsys.express as psx
from prodsys.models.port_data import PortInterfaceType
from prodsys.simulation import sim
from prodsys.simulation.runner import Runner

from benchmarks.line.peer import Count, clock
from benchmarks.line.task import Task

PACKAGE = "prodsys"
SPEED = 1e12
"""Of the transport: nothing may stand where something else stands, so all stand one apart."""
SOON = 1e-9
"""Seconds between items at the source, which must be above zero; it waits while its place is taken."""


def run(task: Task) -> Count:
    """Run a task."""
    sim.VERBOSE = 0
    model = _system(task).to_model()
    model.seed = task.seed
    runner = Runner(model)
    runner.initialize_simulation()
    seconds = clock(lambda: runner.run(task.until))
    log = runner.event_logger.get_data_as_dataframe()
    return Count.of(task, log[log.Activity == "finished product"].Time.tolist(), seconds)


def _system(task: Task) -> Any:
    move = psx.TransportProcess(psx.DistanceTimeModel(speed=SPEED, reaction_time=0.0, ID="no time"), ID="move")
    steps = [_step(task, station) for station in range(len(task.means))]
    item = psx.Product(process=steps, transport_process=move, ID="item")
    source = psx.Source(item, psx.FunctionTimeModel("constant", SOON, ID="soon"), [0.0, 0.0], ID="source")
    source.ports = [_queue("of the source", 0.0, 1, PortInterfaceType.OUTPUT)]
    stations = [_station(task, number, step) for number, step in enumerate(steps, 1)]
    transport = psx.Resource([move], [-1.0, 0.0], 1, ID="transport", can_move=True)
    sink = psx.Sink(item, [len(steps) + 1.0, 0.0], ID="sink")
    return psx.ProductionSystem([*stations, transport], [source], [sink])


def _step(task: Task, station: int) -> Any:
    busy = task.busy(station)
    enough = int(1.5 * task.until / min(task.means)) + 100
    times = psx.ScheduledTimeModel([busy() for _ in range(enough)], absolute=False, cyclic=True, ID=f"times {station}")
    return psx.ProductionProcess(times, ID=f"step {station}")


def _station(task: Task, number: int, step: Any) -> Any:
    station = psx.Resource([step], [float(number), 0.0], 1, ID=f"station {number}")
    station.ports = [
        _queue(f"before {number}", float(number), task.places - 1, PortInterfaceType.INPUT),
        _queue(f"after {number}", float(number), 1, PortInterfaceType.OUTPUT),
    ]
    return station


def _queue(name: str, at: float, places: int, side: Any) -> Any:
    return psx.Queue(ID=name, capacity=places, interface_type=side, location=[at, 0.0])
