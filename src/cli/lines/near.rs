//! The name that a wrong one was probably meant to be, among those that the player can see now.

use super::look::look;
use crate::diagnostics::nearest;
use crate::play::rejection::{Rejection, What};
use crate::play::{Case, Event, Play};
use crate::scenario::model::TopicId;
use serde_json::Value;

/// `; did you mean …?`, or nothing where no name that `look` shows is near.
pub fn meant(case: &Case, play: &Play, log: &[Event], rejection: &Rejection) -> String {
    let Rejection::Unknown { what, name } = rejection else { return String::new() };
    let did_you = |near: &str| format!("; did you mean `{near}`?");
    let name = name.to_lowercase();
    if *what == What::Person
        && let Some(person) = case.scenario.cast.people.iter().find(|person| {
            [&person.called, &person.name].iter().any(|called| called.to_lowercase() == name)
        })
    {
        return did_you(person.id.as_str());
    }
    if *what == What::Topic {
        // Topics that are earned; whether this person can be asked about it is told by the refusal.
        let topics = play.topics.iter().map(TopicId::as_str).filter(|topic| *topic != name);
        let topics: Vec<&str> = topics.collect();
        return nearest(&name, topics).map_or_else(String::new, did_you);
    }
    let Some((list, key)) = shown_by(*what) else { return String::new() };
    let seen = look(case, play, log, &[list.to_owned()]).unwrap_or_default();
    let mut names = Vec::new();
    gather(&seen, key, &mut names);
    nearest(&name, names).filter(|near| *near != name).map_or_else(String::new, did_you)
}

/// What to look at for names of a kind, and the field that they stand in.
fn shown_by(what: What) -> Option<(&'static str, &'static str)> {
    Some(match what {
        What::Source => ("sources", "source"),
        What::Person => ("people", "person"),
        What::Form => ("forms", "form"),
        What::Card => ("cards", "card"),
        What::Quantity => ("impact", "quantity"),
        What::Factor | What::FactorOnBoard => ("factors", "factor"),
        What::Decision => ("decisions", "decision"),
        What::Statement => ("brief", "statement"),
        What::Answer => ("waiting", "choice"),
        What::Beat => ("waiting", "beat"),
        What::StatusLine => ("status", "line"),
        What::Move => ("moves", "move"),
        What::Measure => ("measures", "measure"),
        _ => return None,
    })
}

fn gather<'v>(value: &'v Value, key: &str, names: &mut Vec<&'v str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|item| gather(item, key, names)),
        Value::Object(map) => {
            names.extend(map.get(key).and_then(Value::as_str));
            map.values().for_each(|inner| gather(inner, key, names));
        }
        _ => {}
    }
}
