//! What a query finds, in one source or in several at once.

use super::Desk;
use super::evidence_day::{Dated, density};
use super::evidence_diff::Compared;
use super::{evidence_alike, evidence_table};
use crate::evidence::{Reader, Row, SourceView};
use crate::logs::Query;
use crate::logs::query::write;
use crate::scenario::model::{Ms, SourceId};
use crate::workbench::evidence::{Density, FieldModel, KindModel, Looked, Sorted};

/// A source that is searched, and how its times are read.
pub struct Part<'a> {
    pub view: &'a SourceView,
    /// How far its clock is held to be ahead.
    pub ahead: Ms,
    /// The clock by which its times are shown beside those of others; none: its own.
    pub beside: Option<Reader>,
}

impl Part<'_> {
    /// When a row was written as it is shown here, local milliseconds; the clock set right.
    fn shown(&self, row: &Row) -> Option<Ms> {
        match &self.beside {
            Some(clock) => Some(clock.raw(self.known(row)?)),
            None => row.raw,
        }
    }

    /// When a row was written, as far as the player can know it.
    fn known(&self, row: &Row) -> Option<Ms> {
        Some(self.view.clock.corrected(row.raw?, self.ahead))
    }

    fn matches(&self, query: &Query, row: &Row) -> bool {
        let ahead = match (&self.beside, row.raw) {
            (Some(_), Some(raw)) => raw - self.shown(row).unwrap_or(raw),
            _ => self.ahead,
        };
        query.matches(&self.view.aligned_line(row, ahead))
    }
}

/// A row of one of the sources that are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which of them.
    part: usize,
    row: u32,
}

/// Of which sources the rows are, and what changes what is found there.
#[derive(Clone, Debug, Default, PartialEq)]
struct Of {
    sources: Vec<(SourceId, Ms)>,
    /// Rows beyond this instant are left out, true time: somebody else's eyes.
    until: Option<Ms>,
    together: bool,
}

/// Rows that a query matched, kept while neither it nor the alignments change.
#[derive(Clone, Debug, Default)]
pub struct Searched {
    of: Of,
    query: String,
    /// The last query that could be read; a wrong one leaves its rows on screen.
    pub good: Option<Query>,
    /// All rows in the order in which they are read.
    order: Vec<Spot>,
    rows: Vec<Spot>,
    pub mistake: Option<String>,
    /// Where in the day those rows are.
    pub density: Option<Density>,
    /// Whether one writer wrote every row.
    pub one_writer: bool,
    /// How a table is sorted.
    sorted: Option<Sorted>,
    /// What the lines of a diff are, once asked for.
    pub compared: Option<Compared>,
    /// What those rows are made of, once asked for.
    pub kinds: Option<Vec<KindModel>>,
    pub fields: Option<Vec<FieldModel>>,
}

impl Searched {
    /// Searches the parts, unless that has been done. Several are read in the order of time.
    pub fn search(
        &mut self,
        parts: &[Part<'_>],
        query: &str,
        until: Option<Ms>,
        sorted: Option<Sorted>,
    ) {
        let together = parts.iter().any(|part| part.beside.is_some());
        let sources = parts.iter().map(|part| (part.view.id.clone(), part.ahead)).collect();
        let of = Of { sources, until, together };
        let same = self.of == of;
        if same && self.query == query && self.sorted == sorted {
            return;
        }
        self.sorted = sorted;
        query.clone_into(&mut self.query);
        match Query::parse(query) {
            Ok(read) => {
                self.mistake = None;
                self.good = Some(read);
            }
            Err(error) => {
                self.mistake = Some(error.to_string());
                if same {
                    return;
                }
                self.good = None;
            }
        }
        if !same {
            self.of = of;
            self.order = order(parts, until);
            let mut writers = spots(parts, &self.order).map(|(_, row)| &row.who);
            let first = writers.next();
            self.one_writer = writers.all(|who| Some(who) == first);
        }
        let query = self.good.as_ref();
        let found = |query: Option<&Query>| -> Vec<Spot> {
            let matches = |spot: &&Spot| {
                let part = &parts[spot.part];
                let row = part.view.row(spot.row);
                row.is_some_and(|row| query.is_none_or(|query| part.matches(query, row)))
            };
            self.order.iter().filter(matches).copied().collect()
        };
        self.rows = found(query);
        if let (Some(sorted), [part]) = (sorted, parts) {
            evidence_table::sort(&mut self.rows, sorted, |spot| part.view.row(spot.row));
        }
        (self.kinds, self.fields, self.compared) = (None, None, None);
        let dated = |(part, row): (&Part<'_>, &Row)| Dated::of(part.shown(row), row);
        let all =
            parts.iter().flat_map(|part| part.view.rows().iter().filter_map(|row| part.shown(row)));
        let ahead = match parts {
            [part] if part.beside.is_none() => part.ahead,
            _ => 0,
        };
        let mut shown = density(all.clone(), spots(parts, &self.rows).map(dated), query, ahead);
        // What lies outside of its times is what a query is widened for.
        if let Some(shown) = shown.as_mut().filter(|shown| shown.window.is_some())
            && let Ok(timeless) = Query::parse(&write::timeless(&self.query))
        {
            let ever = found(Some(&timeless));
            let ever = density(all, spots(parts, &ever).map(dated), None, ahead);
            let ever = ever.map(|ever| ever.stretches).unwrap_or_default();
            shown.ever = ever.iter().map(|levels| levels.iter().sum()).collect();
        }
        self.density = shown;
    }

    /// Compares the lines of a diff, unless that has been done.
    pub fn compares(&mut self, rows: &[Row]) {
        let shown: Vec<u32> = self.rows.iter().map(|spot| spot.row).collect();
        self.compared.get_or_insert_with(|| Compared::of(rows, &shown));
    }

    /// Sorts the rows that match into kinds, or by what their fields say, unless that has been done.
    pub fn sorts(&mut self, desk: &Desk, looked: Looked) {
        let found = || self.spots(desk).map(|(_, row)| row).collect::<Vec<&Row>>();
        match looked {
            Looked::Kinds if self.kinds.is_none() => {
                self.kinds = Some(evidence_alike::kinds(&found()));
            }
            Looked::Fields if self.fields.is_none() => {
                self.fields = Some(evidence_alike::fields(&found()));
            }
            _ => {}
        }
    }

    /// How many rows match.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many rows there are.
    pub fn all(&self) -> usize {
        self.order.len()
    }

    /// The rows that match, from one on.
    pub fn from<'a>(
        &self,
        desk: &'a Desk,
        first: usize,
    ) -> impl Iterator<Item = (&'a SourceView, &'a Row)> {
        let rows = self.rows.get(first..).unwrap_or_default();
        rows.iter().filter_map(|spot| self.spot(desk, *spot))
    }

    /// All rows that match.
    pub fn spots<'a>(&self, desk: &'a Desk) -> impl Iterator<Item = (&'a SourceView, &'a Row)> {
        self.from(desk, 0)
    }

    /// The row with this number among those that match.
    pub fn chosen<'a>(&self, desk: &'a Desk, number: u64) -> Option<(&'a SourceView, &'a Row)> {
        let spot = usize::try_from(number).ok().and_then(|number| self.rows.get(number))?;
        self.spot(desk, *spot)
    }

    /// The number of a row among those that match.
    pub fn number(&self, source: &str, row: u32) -> Option<u64> {
        let part = self.of.sources.iter().position(|(one, _)| one.as_str() == source)?;
        let at = self.rows.iter().position(|spot| *spot == Spot { part, row })?;
        u64::try_from(at).ok()
    }

    fn spot<'a>(&self, desk: &'a Desk, spot: Spot) -> Option<(&'a SourceView, &'a Row)> {
        let (source, _) = self.of.sources.get(spot.part)?;
        let view = desk.case.sources.get(source)?;
        Some((view, view.row(spot.row)?))
    }
}

fn spots<'a>(
    parts: &'a [Part<'a>],
    of: &'a [Spot],
) -> impl Iterator<Item = (&'a Part<'a>, &'a Row)> {
    of.iter().filter_map(|spot| {
        let part = parts.get(spot.part)?;
        Some((part, part.view.row(spot.row)?))
    })
}

/// The rows of one source as they stand there; those of several merged by time, each source in its
/// own order. What shows no time stays with what stands before it.
fn order(parts: &[Part<'_>], until: Option<Ms>) -> Vec<Spot> {
    let mut heads: Vec<_> = parts
        .iter()
        .enumerate()
        .map(|(number, part)| {
            let mut latest = Ms::MIN;
            let rows = part.view.rows().iter().filter_map(move |row| {
                let known = part.known(row);
                if until.zip(known).is_some_and(|(until, at)| at > until) {
                    return None;
                }
                // A line that was late does not hold up those of other sources.
                latest = latest.max(known.unwrap_or(latest));
                Some((latest, Spot { part: number, row: row.index }))
            });
            rows.peekable()
        })
        .collect();
    let mut order = Vec::new();
    loop {
        let next = heads.iter_mut().filter_map(|head| Some((head.peek()?.0, head)));
        // The first of those that are as early: in the order of the sources.
        let Some((_, head)) = next.min_by_key(|(at, _)| *at) else { return order };
        order.extend(head.next().map(|(_, spot)| spot));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::desk::sample;

    /// Every row of every source is there once, no source's own order is changed, and of two sources
    /// whichever was earlier comes first.
    #[test]
    fn several_sources_are_read_in_the_order_of_time() {
        let desk = sample::investigating();
        let views: Vec<&SourceView> =
            desk.case.sources.iter().filter(|view| !view.rows().is_empty()).collect();
        let beside = Some(views[0].clock.like(1));
        let part = |view| Part { view, ahead: 0, beside: beside.clone() };
        let parts: Vec<Part<'_>> = views.iter().map(|view| part(view)).collect();
        let order = order(&parts, None);
        let all: usize = views.iter().map(|view| view.rows().len()).sum();
        assert_eq!(order.len(), all);
        let mut next = vec![0; parts.len()];
        let mut latest = vec![Ms::MIN; parts.len()];
        for spot in &order {
            assert_eq!(spot.row, next[spot.part]);
            next[spot.part] += 1;
            let row = parts[spot.part].view.row(spot.row).unwrap();
            let at = parts[spot.part].known(row).unwrap_or(Ms::MIN).max(latest[spot.part]);
            assert!(latest.iter().all(|before| *before <= at), "{spot:?}");
            latest[spot.part] = at;
        }
        let until = latest.iter().max().map(|last| last - 3_600_000);
        let fewer = super::order(&parts, until);
        assert!(fewer.len() < all && !fewer.is_empty());
        for (part, row) in spots(&parts, &fewer) {
            assert!(part.known(row) <= until, "{row:?}");
        }
    }

    /// Where a query ends by its times, the strip goes on: one sees what lies beyond.
    #[test]
    fn what_the_times_of_a_query_leave_out_stays_in_the_strip() {
        let desk = sample::investigating();
        let logs = desk.case.sources.iter().filter(|view| view.rows().len() > 500);
        let view = logs.max_by_key(|view| view.rows().len()).expect("a log");
        let parts = [Part { view, ahead: 0, beside: None }];
        let mut searched = Searched::default();
        searched.search(&parts, "", None, None);
        let all = searched.density.clone().expect("a strip");
        assert_eq!(all.ever, [0; 0], "nothing is left out");
        let (from, to) = all.span.expect("times");
        let middle = jiff::Timestamp::from_millisecond(from + (to - from) / 2).expect("a time");
        let query = format!("after:{}", middle.strftime("%H:%M:%S"));
        searched.search(&parts, &query, None, None);
        let half = searched.density.as_ref().expect("a strip");
        let sums = |of: &Density| -> Vec<u32> {
            of.stretches.iter().map(|levels| levels.iter().sum()).collect()
        };
        assert_eq!(half.ever, sums(&all));
        assert_eq!(sums(half)[0], 0, "{query}");
        assert!(searched.len() < searched.all() && searched.len() > 0);
    }
}
