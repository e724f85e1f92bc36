"""A small programme that has one of everything, for tests."""

TEXT = """\
schema: nameplate/programme/1
title: A plant that has one of everything
start: 2025-07-03
years: 3
common_slip: {value: 40 %, assumed: made up}
products:
  round: {label: rounds, unit: round, stock: {value: 2M round, assumed: made up},
          cover: {value: 60 days, assumed: made up}}
  rifle: {label: rifles, unit: rifle}
sites:
  mill:
    label: the mill
    capacity: {value: up to 70M round/year, assumed: made up}
    efficiency: {reference: oee}
    loading: {value: 30 % to 90 %, assumed: made up}
    ramp: {reference: ramp}
    yield: {value: 97 %, assumed: made up}
    outages:
      every: {value: exponential(mean 5 months), assumed: made up}
      last: {value: 3 to 40 days, assumed: made up}
  works:
    label: the works
    efficiency: {value: 60 %, assumed: made up}
lines:
  ball: {label: ball rounds, site: mill, product: round, count: {value: 2 lines, assumed: made up}, starts: series}
  tracer: {label: tracer rounds, site: mill, product: round, count: {value: 2 lines, assumed: made up}, starts: tests}
  rifles: {label: rifles, site: works, product: rifle, count: {value: 1 line, assumed: made up},
           capacity: {value: 25k rifle/year, assumed: made up}, starts: works-done}
milestones:
  tests: {label: tests, date: {value: 2025-07-02, observed: [c00000001]}}
  series: {label: series output, after: [tests], takes: {value: 2 to 18 months, assumed: made up},
           never: {value: 10 %, assumed: made up}}
  works-done: {label: works done, date: {value: by 2022-12, assumed: made up}, said: 2021-10,
               done: {value: 20 %, assumed: made up}}
  cycle: {label: full cycle, date: {value: 2026-H2, assumed: made up}, said: 2025-07,
          after: [series, works-done], takes: {value: 100 days, assumed: made up}}
inputs:
  parts: {label: parts, used_by: [ball, tracer], stock: {value: 1 to 4 months, assumed: made up},
          supply: {value: 60 % to 130 %, assumed: made up}, lead: {value: 2 to 7 months, assumed: made up},
          local_from: cycle}
restrictions:
  export: {label: export limits, on: [imports.deliveries, inputs.parts, milestones.works-done],
           cut: {value: 20 % to 70 %, assumed: made up}, until: {value: 2026 to 2028, assumed: made up}}
  ban: {label: a ban, on: [imports.deliveries], cut: {value: 100 %, assumed: made up},
        from: {value: 2027-03-12, assumed: made up}}
consumers:
  army: {label: the army, priority: 1, demand: {round: {value: 10M to 40M round/year, assumed: made up},
         rifle: {value: 5k rifle/year, assumed: made up}}}
  police: {label: the police, priority: 2, demand: {round: {value: 4M round/year, assumed: made up}}}
  guards: {label: the guards, priority: 2, demand: {round: {value: 1M to 3M round/year, assumed: made up}}}
imports:
  deliveries: {label: deliveries, product: round, rate: {value: 20M round/year, assumed: made up}}
scenarios:
  both: {label: imports and plants, off: [restrictions.ban]}
  imports-only: {label: imports only, off: [lines.ball, lines.tracer, lines.rifles, restrictions.ban]}
  bound: {label: restrictions bind,
          set: {restrictions.export.cut: {value: 80 % to 100 %, assumed: made up}}}
questions:
  - output of rounds in 2027
"""
