//! Personal data behind masks: the same value has the same mask, wherever it stands.

use aho_corasick::{AhoCorasick, MatchKind};
use core::net::Ipv6Addr;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;

/// What is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// IPv4 and IPv6, but for those of the machine itself.
    Address,
    Mail,
    /// Keys, passwords, session ids, signed tokens.
    Token,
    /// Those of a list.
    Name,
}

impl Kind {
    /// As masks begin: `ip-1`.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Address => "ip",
            Kind::Mail => "mail",
            Kind::Token => "token",
            Kind::Name => "name",
        }
    }
}

const MAIL: &str = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+";
const V4: &str = r"\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b";
/// Candidates: what is no address is left as it is.
const V6: &str = r"(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}";
/// The value is the group of its pattern.
const TOKENS: [&str; 5] = [
    r"\b(eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?)",
    r"(?i)\b(?:bearer|basic)\s+([A-Za-z0-9._~+/=-]{8,})",
    r#"(?i)\b(?:[a-z_-]*token|[a-z_-]*secret|password|passwd|pwd|api[_-]?key|access[_-]?key|authorization|session(?:[_-]?id)?|sid|cookie)["']?\s*[=:]\s*["']?(?:(?:bearer|basic)\s+)?([^\s"'&,;]{4,})"#,
    r"\b(AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|sk[_-][A-Za-z0-9_-]{16,})\b",
    r"\b([0-9a-fA-F]{32,})\b",
];

/// Finds what is to be masked, and remembers what each value was called.
#[derive(Debug)]
pub struct Masks {
    patterns: Vec<(Kind, Regex)>,
    names: Option<AhoCorasick>,
    known: BTreeMap<(Kind, String), u64>,
    given: BTreeMap<Kind, u64>,
    /// How often each kind was masked.
    pub counts: BTreeMap<Kind, u64>,
}

impl Masks {
    /// # Errors
    /// In words, if the list of names is too long.
    pub fn new(kinds: &[Kind], names: &[String]) -> Result<Self, String> {
        let mut patterns = Vec::new();
        let mut add = |kind, pattern: &str| {
            let regex = Regex::new(pattern).map_err(|error| error.to_string())?;
            patterns.push((kind, regex));
            Ok::<_, String>(())
        };
        if kinds.contains(&Kind::Token) {
            TOKENS.iter().try_for_each(|pattern| add(Kind::Token, pattern))?;
        }
        if kinds.contains(&Kind::Mail) {
            add(Kind::Mail, MAIL)?;
        }
        if kinds.contains(&Kind::Address) {
            add(Kind::Address, V4)?;
            add(Kind::Address, V6)?;
        }
        let names: Vec<&str> =
            names.iter().map(|name| name.trim()).filter(|n| !n.is_empty()).collect();
        let names = if names.is_empty() {
            None
        } else {
            let built = AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .match_kind(MatchKind::LeftmostLongest)
                .build(names);
            Some(built.map_err(|error| format!("too many names: {error}"))?)
        };
        Ok(Masks {
            patterns,
            names,
            known: BTreeMap::new(),
            given: BTreeMap::new(),
            counts: BTreeMap::new(),
        })
    }

    /// How many different values of a kind there were.
    pub fn different(&self, kind: Kind) -> u64 {
        self.given.get(&kind).copied().unwrap_or(0)
    }

    pub fn mask(&mut self, text: &str) -> String {
        let found = self.found(text);
        replaced(text, found, |kind, value| format!("{}-{}", kind.word(), self.number(kind, value)))
    }

    /// With the masks that are known, and `ip-?` for what has none; nothing is counted.
    pub fn covered(&self, text: &str) -> String {
        let found = self.found(text);
        replaced(text, found, |kind, value| {
            let number = self.known.get(&(kind, keyed(kind, value)));
            format!("{}-{}", kind.word(), number.map_or_else(|| "?".to_owned(), u64::to_string))
        })
    }

    fn found(&self, text: &str) -> Vec<(Range<usize>, Kind)> {
        let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
        for (kind, pattern) in &self.patterns {
            for one in pattern.captures_iter(text) {
                let Some(at) = one.get(1).or_else(|| one.get(0)) else { continue };
                if *kind != Kind::Address || is_address(text, &at.range()) {
                    found.push((at.range(), *kind));
                }
            }
        }
        if let Some(names) = &self.names {
            let whole = |at: &Range<usize>| {
                let before = text[..at.start].chars().next_back();
                let behind = text[at.end..].chars().next();
                ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
            };
            let names = names.find_iter(text).map(|one| one.range()).filter(whole);
            found.extend(names.map(|at| (at, Kind::Name)));
        }
        // The longest of those that begin at a place comes first.
        found.sort_by_key(|(at, kind)| (at.start, usize::MAX - at.end, *kind));
        found
    }

    fn number(&mut self, kind: Kind, value: &str) -> u64 {
        *self.counts.entry(kind).or_default() += 1;
        let given = self.given.entry(kind).or_default();
        *self.known.entry((kind, keyed(kind, value))).or_insert_with(|| {
            *given += 1;
            *given
        })
    }
}

/// What two values share that are the same.
fn keyed(kind: Kind, value: &str) -> String {
    match kind {
        Kind::Token => value.to_owned(),
        _ => value.to_lowercase(),
    }
}

fn replaced(
    text: &str,
    found: Vec<(Range<usize>, Kind)>,
    mut mask: impl FnMut(Kind, &str) -> String,
) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (at, kind) in found {
        // What lies in another is masked with it.
        if at.start >= from {
            out.push_str(&text[from..at.start]);
            out.push_str(&mask(kind, &text[at.clone()]));
            from = at.end;
        }
    }
    out.push_str(&text[from..]);
    out
}

fn is_address(text: &str, at: &Range<usize>) -> bool {
    let value = &text[at.clone()];
    if !value.contains(':') {
        return !value.starts_with("127.") && value != "0.0.0.0";
    }
    let inside = |c: char| c.is_alphanumeric() || c == ':' || c == '.';
    let before = text[..at.start].chars().next_back().is_some_and(inside);
    let behind = text[at.end..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == ':');
    let address = value.parse::<Ipv6Addr>();
    !before && !behind && address.is_ok_and(|ip| !ip.is_loopback() && !ip.is_unspecified())
}
