//! A case's sources: logs, charts, clocks, sight, pins.
