//! Lines that are alike, told as one: what they share, and how many there are.

use super::{Level, Query, Record};
use logdrain::{Mask, Miner, MinerBuilder};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words alike, of all at the same places, from which two lines are of one kind.
const ALIKE: f64 = 0.5;
/// Pieces of a kind that its query names, at most.
const PIECES: usize = 4;
/// Letters and digits that a piece must have to say anything.
const TELLING: usize = 3;
/// What stands where lines of a kind differ.
pub const VARIES: &str = "<*>";

/// Fields that say nothing of what happened: the columns before the line do.
pub const SAID: [&str; 4] = ["ts", "time", "level", "host"];
/// Values of a field that are listed.
pub const LISTED: usize = 60;

/// Lines of one level that differ in numbers, names and ids alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    pub level: Option<Level>,
    pub status: Option<String>,
    /// What they share, with [`VARIES`] for the rest.
    pub text: String,
    pub count: usize,
    /// Which of the lines was the first of the kind, from 0.
    pub first: usize,
    /// What finds them, in the language of queries; empty where nothing of them is sure.
    pub query: String,
}

/// A line to sort.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    pub level: Option<Level>,
    /// The code that its format gives it, such as 502: lines with another are no kin.
    pub status: Option<&'a str>,
    /// What is compared: the line without its time, its level and who wrote it.
    pub text: &'a str,
}

/// Sorts lines into kinds, the most frequent first.
pub fn kinds<'a>(lines: impl Iterator<Item = Line<'a>>) -> Vec<Kind> {
    let Some(miner) = miner() else { return Vec::new() };
    let mut firsts: BTreeMap<u64, (usize, Line<'a>)> = BTreeMap::new();
    let mut whole = String::new();
    for (index, line) in lines.enumerate() {
        // What comes first never varies in a kind.
        whole.clear();
        whole.push_str(line.level.map_or("none", Level::word));
        whole.push('_');
        whole.extend(line.status.unwrap_or("").chars().map(letter));
        whole.push(' ');
        whole.push_str(line.text);
        let id = miner.add(&whole).cluster_id;
        firsts.entry(id).or_insert((index, line));
    }
    let mut kinds: Vec<(Kind, Line<'a>)> = miner
        .clusters()
        .into_iter()
        .filter_map(|cluster| {
            let (first, line) = *firsts.get(&cluster.id())?;
            let text = cluster.template().split_once(' ').map_or("", |(_, text)| text).to_owned();
            let query = by_phrases(&line, &text);
            let count = usize::try_from(cluster.size()).unwrap_or(usize::MAX);
            let status = line.status.map(str::to_owned);
            Some((Kind { level: line.level, status, text, count, first, query }, line))
        })
        .collect();
    kinds.sort_by_key(|(kind, _)| (std::cmp::Reverse(kind.count), kind.first));
    for at in 0..kinds.len() {
        let (kind, line) = &kinds[at];
        if finds_another(&kind.query, at, &kinds)
            && let Some(query) = by_pattern(line, &kind.text)
            && !finds_another(&query, at, &kinds)
        {
            kinds[at].0.query = query;
        }
    }
    kinds.into_iter().map(|(kind, _)| kind).collect()
}

/// A digit as a letter, which no mask takes for a number.
fn letter(digit: char) -> char {
    digit.to_digit(10).and_then(|digit| char::from_digit(digit + 20, 36)).unwrap_or(digit)
}

/// Whether what is written for a kind also finds the first line of another.
fn finds_another(query: &str, at: usize, kinds: &[(Kind, Line<'_>)]) -> bool {
    let Ok(query) = Query::parse(query) else { return false };
    let others = kinds.iter().enumerate().filter(|(other, _)| *other != at);
    others.map(|(_, (_, line))| line).any(|line| query.matches(line))
}

impl Record for Line<'_> {
    fn text(&self) -> &str {
        self.text
    }

    fn level(&self) -> Option<Level> {
        self.level
    }

    fn sources(&self) -> Vec<&str> {
        Vec::new()
    }

    fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        self.status.filter(|_| name == "status").map(Cow::Borrowed)
    }

    fn time_of_day(&self) -> Option<i64> {
        None
    }

    fn moment(&self, _year: i16) -> Option<i64> {
        None
    }
}

fn miner() -> Option<Miner> {
    let masks = MASKS.clone();
    MinerBuilder::new().sim_threshold(ALIKE).wildcard(VARIES).masks(masks).build().ok()
}

/// Ids with digits among their letters, and numbers with what joins them: addresses, times, sizes.
static MASKS: LazyLock<Vec<Mask>> = LazyLock::new(|| {
    let id = r"\b(?:[0-9]+[a-f][0-9a-f]*|[a-f]+[0-9][0-9a-f]*)\b";
    let number = r"[0-9]+(?:[.,:][0-9]+)*";
    [id, number].into_iter().filter_map(|mask| Mask::new(mask, VARIES).ok()).collect()
});

/// Level and status, as they are asked for.
fn asked(line: &Line<'_>) -> impl Iterator<Item = String> {
    let level = line.level.map(|level| format!("level:{}", level.word()));
    level.into_iter().chain(line.status.map(|status| format!("status:{status}")))
}

/// The sure pieces of a kind as phrases, checked against one of its lines: what the line writes with
/// other spaces is no phrase.
fn by_phrases(line: &Line<'_>, text: &str) -> String {
    let lowered = line.text.to_lowercase();
    let stands = |piece: &&str| lowered.contains(&piece.to_lowercase());
    let telling = |piece: &&str| piece.chars().filter(|c| c.is_alphanumeric()).count() >= TELLING;
    let edge = |c: char| !c.is_alphanumeric();
    let pieces = text.split(VARIES).flat_map(|part| part.split('"'));
    let pieces = pieces.map(|piece| piece.trim_matches(edge));
    let mut pieces: Vec<&str> = pieces.filter(telling).filter(stands).collect();
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    pieces.dedup();
    pieces.truncate(PIECES);
    // As they stand in the line.
    pieces.sort_by_key(|piece| text.find(piece));
    if pieces.is_empty() {
        return if line.status.is_some() { joined(asked(line)) } else { String::new() };
    }
    joined(asked(line).chain(pieces.into_iter().map(|piece| format!("\"{piece}\""))))
}

/// The whole of a kind up to the line's end as a pattern; none if that would not find its own line,
/// and of a request, whose text is put together.
fn by_pattern(line: &Line<'_>, text: &str) -> Option<String> {
    if line.status.is_some() {
        return None;
    }
    let parts = text.split(VARIES).map(|part| regex::escape(part).replace('/', "\\/"));
    let pattern = format!("/{}$/", parts.collect::<Vec<_>>().join(r"\S+"));
    let query = joined(asked(line).chain([pattern]));
    Query::parse(&query).is_ok_and(|query| query.matches(line)).then_some(query)
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line<'_> {
        Line { level: Some(Level::Info), status: None, text }
    }

    fn of(lines: &[&str]) -> Vec<(usize, String)> {
        kinds(lines.iter().map(|text| line(text)))
            .into_iter()
            .map(|kind| (kind.count, kind.text))
            .collect()
    }

    #[test]
    fn numbers_addresses_and_ids_make_no_kinds() {
        let lines = [
            "edge-25: no answer in 800 ms, asking again",
            "heartbeat 31 of 31 sites, slowest 247 ms",
            "edge-11: no answer in 800 ms, asking again",
            "10.0.0.2 GET /x req=7f3a91",
            "heartbeat 31 of 31 sites, slowest 1,407 ms",
            "10.0.0.17 GET /x req=b02c5e",
            "edge-4: no answer in 800 ms, asking again",
        ];
        assert_eq!(
            of(&lines),
            [
                (3, "edge-<*>: no answer in <*> ms, asking again".to_owned()),
                (2, "heartbeat <*> of <*> sites, slowest <*> ms".to_owned()),
                (2, "<*> GET /x req=<*>".to_owned()),
            ]
        );
        assert_eq!(of(&[]), []);
        assert_eq!(of(&["", " "]).len(), 1, "lines without a word are one kind");
    }

    #[test]
    fn levels_and_statuses_stay_apart() {
        let error = Line { level: Some(Level::Error), ..line("GET /a") };
        let refused = Line { status: Some("502"), ..line("GET /a") };
        let lines = [line("GET /a"), error, refused, refused];
        let found = kinds(lines.into_iter());
        let queries: Vec<&str> = found.iter().map(|kind| kind.query.as_str()).collect();
        assert_eq!(
            queries,
            ["level:info status:502 \"GET /a\"", "level:info \"GET /a\"", "level:error \"GET /a\""]
        );
    }

    #[test]
    fn a_kind_is_found_by_its_query() {
        let lines = [
            "GET \"/a b\" 4 from  nowhere at all, \"quoted\" 7",
            "GET \"/a b\" 5 from  nowhere at all, \"quoted\" 9",
        ];
        let found = kinds(lines.iter().map(|text| line(text)));
        let query = &found[0].query;
        let asked = Query::parse(query).expect("a query");
        assert!(lines.iter().all(|text| asked.matches(&line(text))), "{query}");
        assert!(query.contains("\"quoted\""), "{query}");
        assert_eq!(kinds([Line { level: None, ..line("4 5 66") }].into_iter())[0].query, "");
    }

    #[test]
    fn what_phrases_would_mix_up_a_pattern_keeps_apart() {
        let lines = [
            "heartbeat 31 of 31 sites, slowest 247 ms",
            "heartbeat 31/31 sites, slowest 251 ms",
            "heartbeat 31 of 31 sites, slowest 304 ms",
        ];
        let found = kinds(lines.iter().map(|text| line(text)));
        assert_eq!(found.len(), 2, "{found:?}");
        for kind in &found {
            let query = Query::parse(&kind.query).expect("a query");
            let hits = lines.iter().filter(|text| query.matches(&line(text))).count();
            assert_eq!(hits, kind.count, "{kind:?}");
        }
    }
}
