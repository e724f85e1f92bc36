"""The rule reader: what a person's eye does first, written down. Cues name the kind, grammars give the values."""
