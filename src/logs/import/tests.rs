//! Formats, traces, times and masks, and an account of every byte.

use super::*;
use crate::logs::Level;
use proptest::prelude::*;

mod bytes;
mod formats;
mod times;
mod traces;

/// The records of a file, its tally, and what could not be read.
pub(super) fn gathered(text: &[u8], when: &mut When, join: bool) -> (Vec<Record>, Tally, Vec<u8>) {
    let mut gather = Gather::new(join);
    let (mut records, mut rest) = (Vec::new(), Vec::new());
    gather.add(&Batch::of(text), when, |one| records.push(one), |raw| rest.extend_from_slice(raw));
    gather.end(|one| records.push(one));
    (records, gather.tally, rest)
}

pub(super) fn utc() -> When {
    When::new(jiff::tz::TimeZone::UTC, Some(jiff::civil::date(2024, 6, 4)), None)
}
