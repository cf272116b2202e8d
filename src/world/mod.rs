//! The simulation of one day: a pointwise stationary fluid flow, one step a second.
//!
//! The method is that of Wang, Tipper and Banerjee (INFOCOM 1996, doi 10.1109/INFCOM.1996.497901):
//! `dL/dt = in - c*mu*rho(L)`, where `rho(L)` inverts the stationary mean of M/M/c. Steady states
//! are the closed form, and overload grows a true backlog.

pub mod day;
mod digest;
pub mod edits;
pub mod error;
pub mod latency;
mod numbers;
pub mod plan;
mod present;
pub mod queue;
mod routes;
pub mod run;
pub mod sample;
pub mod step;
pub mod watch;

#[cfg(test)]
mod laws;

pub use day::Day;
pub use edits::edited;
pub use error::WorldError;
pub use run::{quiet_day, run};
pub use sample::{Hop, Request, Sampler};
