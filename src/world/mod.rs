//! The simulation of one day.
