//! Whether a query finds nothing that a former one does not: as it is typed, it mostly is so.

use super::Query;
use super::caseless::Caseless;
use super::parse::Node;
use super::term::Term;

impl Query {
    /// Whether each line that it matches is sure to match the other as well.
    pub fn narrows(&self, other: &Query) -> bool {
        narrows(&self.root, &other.root)
    }

    /// The text that is all it asks for.
    pub fn word(&self) -> Option<Caseless> {
        match &self.root {
            Node::Term(Term::Text(text, _)) => Caseless::of(text),
            _ => None,
        }
    }

    /// Whether it asks for the name of the file that a line is of.
    pub fn asks_for_source(&self) -> bool {
        asks_for_source(&self.root)
    }

    /// Texts that each line that it matches holds.
    pub fn words(&self) -> Vec<Caseless> {
        let all = match &self.root {
            Node::All(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let texts = all.iter().filter_map(|part| match part {
            Node::Term(Term::Text(text, _)) => Caseless::of(text),
            _ => None,
        });
        texts.collect()
    }
}

fn asks_for_source(node: &Node) -> bool {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().any(asks_for_source),
        Node::Not(inside) => asks_for_source(inside),
        Node::Term(term) => matches!(term, Term::Source(_)),
    }
}

fn narrows(new: &Node, old: &Node) -> bool {
    match (new, old) {
        (new, Node::All(parts)) => parts.iter().all(|old| narrows(new, old)),
        (Node::Any(sides), old) => sides.iter().all(|new| narrows(new, old)),
        (Node::All(parts), old) => parts.iter().any(|new| narrows(new, old)) || among(new, old),
        (new, Node::Any(_)) => among(new, old),
        (Node::Not(new), Node::Not(old)) => narrows(old, new),
        (Node::Term(new), Node::Term(old)) => term_narrows(new, old),
        (Node::Not(_) | Node::Term(_), _) => false,
    }
}

/// Whether one of several sides is what is asked now.
fn among(new: &Node, old: &Node) -> bool {
    matches!(old, Node::Any(sides) if sides.iter().any(|old| narrows(new, old)))
}

fn term_narrows(new: &Term, old: &Term) -> bool {
    match (new, old) {
        // Beyond ASCII, to lower letters and to fit them is not the same.
        (Term::Text(new, _), Term::Text(old, _)) if new.is_ascii() && old.is_ascii() => {
            new.to_ascii_lowercase().contains(&old.to_ascii_lowercase())
        }
        (Term::Pattern(new), Term::Pattern(old)) => new.source() == old.source(),
        (Term::Text(new, _), Term::Text(old, _)) => new == old,
        (Term::Field(new, value, _), Term::Field(old, of, _)) => new == old && value == of,
        (Term::Number(new, is, by), Term::Number(old, was, of)) => {
            new == old && is == was && by.total_cmp(of).is_eq()
        }
        (Term::Level(is, level), Term::Level(was, of)) => is == was && level == of,
        (Term::Source(new), Term::Source(old)) => new == old,
        (Term::Before(new), Term::Before(old))
        | (Term::After(new), Term::After(old))
        | (Term::Around(new), Term::Around(old)) => new == old,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn query(text: &str) -> Query {
        Query::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn what_is_typed_on_narrows() {
        for (new, old) in [
            ("a", ""),
            ("ab", "a"),
            ("aB", "b"),
            ("a b", "a"),
            ("b ac", "a b"),
            ("a level:error", "level:error"),
            ("a", "a OR b"),
            ("ab OR ac", "a"),
            ("a OR bc", "b OR a"),
            ("-a", "-ab"),
            ("x -a", "-ab"),
            ("/a/ x", "/a/"),
            ("after:09:00 n:>3", "n:>3"),
            ("\u{e9} a", "\u{e9}"),
        ] {
            assert!(query(new).narrows(&query(old)), "{new} narrows {old}");
        }
        for (new, old) in [
            ("a", "ab"),
            ("-ab", "-a"),
            ("a OR b", "a"),
            ("/ab/", "/a/"),
            ("status:50", "status:5"),
            ("n:>4", "n:>3"),
            ("", "a"),
            ("\u{e9}x", "\u{e9}"),
        ] {
            assert!(!query(new).narrows(&query(old)), "{new} does not narrow {old}");
        }
    }

    fn some() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec!["a", "ab", "b", "B", "bc", "/a/", "k=1", "k:1"]);
        let signed = (any::<bool>(), word)
            .prop_map(|(not, word)| if not { format!("-{word}") } else { word.to_owned() });
        let words = prop::collection::vec(signed, 1..4).prop_map(|words| words.join(" "));
        prop::collection::vec(words, 1..3).prop_map(|sides| sides.join(" OR "))
    }

    proptest! {
        #[test]
        fn nothing_is_found_that_was_not_before(
            new in some(),
            old in some(),
            lines in prop::collection::vec("[abc k=1]{0,6}", 0..20),
        ) {
            let (new, old) = (query(&new), query(&old));
            if new.narrows(&old) {
                for line in lines {
                    let line = line.as_str();
                    prop_assert!(!new.matches(&line) || old.matches(&line), "{line}");
                }
            }
        }
    }
}
