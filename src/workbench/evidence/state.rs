//! What the player is doing on this screen: kept from frame to frame, and never in the journal.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Picked;
use super::kinds::Looked;
use super::model::{Page, RowKey, Sorted, TOGETHER};
use super::talk::Answered;
use super::trail::{Read, Trail};

/// What the player is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EvidenceUi {
    /// The query as it is being typed.
    pub query: String,
    /// What other sources were searched for, until one comes back to them.
    pub(super) queries: BTreeMap<String, String>,
    /// The number of the first visible row among those that match.
    pub top_row: u64,
    /// Rows that fit: the model should hold this many from `top_row` on.
    pub rows_wanted: u32,
    /// The number of the selected row among those that match, or in a chat or paper.
    pub selected: u64,
    /// The ends of a range of rows, of which the second was selected last.
    pub(super) span: Option<(u64, u64)>,
    /// Of a diff side by side: where its view is, and whether the selection keeps to the old side.
    pub(super) beside: (u64, u64),
    pub(super) old_side: bool,
    /// How tables are sorted, by source.
    pub sorted: BTreeMap<String, Sorted>,
    /// Wheel movement that has not made a whole row yet, points.
    pub spare: f32,
    /// Series and number of the selected point of a chart.
    pub point: (usize, usize),
    /// The stretch of time that charts show, UTC milliseconds as [`Self::moment`]; none: all of it.
    pub stretch: Option<(i64, i64)>,
    /// Where in a chart's time the pointer began to choose a stretch.
    pub(super) dragged_from: Option<i64>,
    pub page: Page,
    /// Sources that are left out where several are read as one.
    pub apart: BTreeSet<String>,
    /// Whether several real logs stand one behind the other, and not in the order of time.
    pub by_log: bool,
    /// Fields that stand as columns, by source.
    pub picked: BTreeMap<String, Vec<Picked>>,
    /// Whether lines that are too long go on below.
    pub wrap: bool,
    /// How a log is looked at, and the field whose values are shown.
    pub looked: Looked,
    pub field: String,
    /// Whether the selected line is shown in full, and the pin that its time is measured from.
    pub closer: bool,
    pub since: Option<u32>,
    /// The newest pin that has been shown, by number; none before the notebook was.
    pub(super) newest: Option<u32>,
    /// What is looked for among the pins.
    pub find: String,
    /// Pins of which all is shown.
    pub unfolded: BTreeSet<u32>,
    /// Whose question is open, by beat.
    pub asking: Option<String>,
    /// The pin whose note is open, and the note as it is being typed.
    pub editing: Option<(u32, String)>,
    /// The request that is being followed through all open sources.
    pub following: Option<String>,
    /// The row to go to once its source is open.
    pub going_to: Option<RowKey>,
    /// The last row of the range that begins there.
    pub going_through: Option<u32>,
    /// The moment that all views share, UTC milliseconds: where one was last.
    pub moment: Option<i64>,
    /// What was read before, and what one came back from.
    pub trail: Trail,
    /// Whether the selected row is to be brought into sight.
    pub(super) reveal: bool,
    /// Whether a frame has passed since then in which it was not there yet.
    pub(super) waited: bool,
    /// The row, or series and point, to which one came by itself: not a choice.
    pub(super) came_to: Option<(u64, (usize, usize))>,
    /// The source whose cover was shown last, and the one whose cover was left: its row has the
    /// keyboard again.
    pub(super) covered: Option<String>,
    pub(super) uncovered: Option<String>,
    /// The first of two rows that show one moment, once chosen.
    pub same_as: Option<RowKey>,
    /// Whether the messages are open, and those that have been read.
    pub inbox: bool,
    /// How many messages its list had when it was drawn last; none while it is shut.
    pub(super) listed: Option<usize>,
    /// Whether the player is asked once more about moving the review.
    pub later: bool,
    pub read: BTreeSet<String>,
    /// The decision through whose eyes one looks.
    pub eyes: Option<String>,
    /// Answers to status sheets that are not published yet.
    pub answered: Answered,
    /// The source that the rest of the state is about, and what the place there was called.
    pub(super) source: String,
    pub(super) was: String,
}

impl EvidenceUi {
    /// Searches a source, from its top.
    pub fn search_in(&mut self, source: &str, query: String) {
        self.turn_to(source, None, 0);
        self.top_row = 0;
        self.query = query;
    }

    /// Goes to a moment in the source that is read: somebody chose it in another view.
    pub fn go_to_moment(&mut self, at: i64) {
        if self.moment.replace(at) != Some(at) {
            self.comes_anew();
        }
    }

    /// Has the next frame come to the source that is read, as if it were another.
    pub(super) fn comes_anew(&mut self) {
        let left = std::mem::take(&mut self.source);
        self.queries.insert(left, std::mem::take(&mut self.query));
    }

    /// Whether this source was not the one that was read in the frame before.
    pub fn comes_to(&self, source: &str) -> bool {
        self.source != source
    }

    /// What a source is searched for, also in the frame in which one comes to it.
    pub fn query_in(&self, source: &str) -> &str {
        if self.going_to.as_ref().is_some_and(|key| key.source == source) {
            return "";
        }
        let kept = || self.queries.get(source).map_or("", String::as_str);
        match self.trail.query(source) {
            Some(query) => query,
            None if self.comes_to(source) => kept(),
            None => &self.query,
        }
    }

    /// The place of what is selected in a list that begins with this number.
    pub fn selected_from(&self, first: u64) -> Option<usize> {
        usize::try_from(self.selected.checked_sub(first)?).ok()
    }

    /// How a source's table is sorted.
    pub fn sorted_in(&self, source: &str) -> Option<Sorted> {
        // Rows are told by where they were written.
        let going = self.going_to.as_ref().is_some_and(|key| key.source == source);
        self.sorted.get(source).filter(|_| !going).copied()
    }

    /// The fields of a source that stand as columns.
    pub fn picked_in(&self, source: &str) -> &[Picked] {
        self.picked.get(source).map_or(&[], Vec::as_slice)
    }

    /// Those of the source that is read.
    pub fn picked_now(&self) -> &[Picked] {
        self.picked_in(&self.source)
    }

    /// Puts a field of the source that is read among the columns, or takes it out.
    pub(super) fn pick(&mut self, field: &str) {
        let picked = self.picked.entry(self.source.clone()).or_default();
        match picked.iter().position(|one| one.name == field) {
            Some(at) => {
                picked.remove(at);
            }
            None => picked.push(Picked { name: field.to_owned(), wide: 0 }),
        }
    }

    /// Sorts by a column, then the other way round, then as it was written.
    pub(super) fn sort_by(&mut self, column: usize) {
        self.span = None;
        let now = self.sorted.remove(&self.source).filter(|now| now.column == column);
        let next = match now {
            None => Some(Sorted { column, down: false }),
            Some(Sorted { down: false, .. }) => Some(Sorted { column, down: true }),
            Some(_) => None,
        };
        self.sorted.extend(next.map(|next| (self.source.clone(), next)));
    }

    /// Where one reads, called so.
    pub(super) fn here(&self, says: &str) -> Read {
        Read {
            source: self.source.clone(),
            query: self.query.clone(),
            selected: self.selected,
            says: says.to_owned(),
        }
    }

    /// When another source is open than before: goes to the moment where one was, or to where the
    /// source begins, with what it was searched for.
    pub fn turn_to(&mut self, source: &str, nearest: Option<u64>, begins: u64) {
        if self.source != source {
            let here = self.here(&self.was);
            self.trail.leaves(here);
            let left = std::mem::replace(&mut self.source, source.to_owned());
            let back = self.queries.remove(source).unwrap_or_default();
            self.queries.insert(left, std::mem::replace(&mut self.query, back));
            (self.spare, self.point.0) = (0.0, 0);
            self.select(nearest.unwrap_or(begins), if nearest.is_some() { 6 } else { 1 });
        }
        if let Some(key) = self.going_to.take_if(|key| key.source == source) {
            self.query.clear();
            self.sorted.remove(source);
            self.choose(u64::from(key.row));
            // Rows of the whole source are numbered as they stand there.
            let last = self.going_through.take().map(u64::from);
            self.span = last.map(|last| (last, self.selected));
        }
        if source == TOGETHER {
            // Where that row is among all of them, `nearest` says.
            self.going_to = None;
        }
        if let Some(there) = self.trail.arrived(source) {
            self.query = there.query;
            self.choose(there.selected);
        }
    }

    /// Selects a row that somebody chose elsewhere: its moment is the one that counts now.
    fn choose(&mut self, row: u64) {
        self.select(row, 6);
        self.came_to = None;
    }

    /// Selects a row, or a point, with some rows above it in sight.
    fn select(&mut self, row: u64, above: u64) {
        self.selected = row;
        self.span = None;
        self.point.1 = usize::try_from(row).unwrap_or(usize::MAX);
        self.top_row = row.saturating_sub(above);
        (self.reveal, self.waited) = (true, false);
        self.came_to = Some((self.selected, self.point));
    }
}
