"""The brief's charts: one module each, plain values in, a Vega-Lite specification out; `frame` makes it SVG."""
