//! Tests of what is generated from a catalogue: see the folder `tests`.
