//! What a player is told at the command line, and when.

use super::help::{self, COMMANDS};
use super::parse::{Line, parse};
use super::{events, look, look_meeting, said, waiting};
use crate::cli::play::{answers, played};
use crate::evidence::Place;
use crate::people::{self, Layer};
use crate::play::{Case, Command, Event, Note, Play, Rejection, apply, decide, run};
use crate::scenario::model::*;
use serde_json::Value;

const SEAL: &str = "seal half-a-year-ago=10 sure=3 \"a guess\"\n";
/// Commands that bring a play into each phase.
const PHASES: [&str; 5] = ["", SEAL, "review\n", "close\n", "done\n"];

/// A play after these commands.
fn after(commands: &str) -> (Case, Play) {
    let (case, log) = played("larkgate-sieve", commands);
    let mut play = Play::new(1);
    log.iter().for_each(|event| apply(&mut play, event));
    (case, play)
}

fn told(person: &str, item: &str) -> Event {
    let (person, item) = (person.into(), item.into());
    Event::People(people::Event::Told { person, item, layer: Layer::Open })
}

/// Names of the events as they are shown.
fn shown(case: &Case, play: &Play, happened: &[Event]) -> Vec<String> {
    let all = events::all(case, play, happened);
    all.iter().map(|event| event["event"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn the_debrief_comes_once_the_last_guess_is_sealed() {
    let done = PHASES.concat();
    let early = answers("larkgate-sieve", &done);
    let lines: Vec<Value> =
        early.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let [.., closed, last] = &lines[..] else { panic!("{early}") };
    for says in [&closed["next"], &last["unfinished"]["debrief"]] {
        let says = says.as_str().expect("what is still to be done");
        assert!(says.contains("finish STATEMENT=CHIPS"), "{says}");
    }
    assert!(!early.contains("second_story"), "the truth before the guess");
    let sealed = format!("{done}finish half-a-year-ago=10 sure=3 \"the same\"\n");
    assert!(answers("larkgate-sieve", &sealed).contains("\"second_story\""));
    // Until then the words of the document can be put otherwise, and a text has paragraphs.
    let (_, play) = after(&format!("{done}summary \"one\\n\\ntwo\"\n"));
    assert_eq!(play.notebook.summary, "one\n\ntwo");
    assert!(play.can_write() && !after(&sealed).1.can_write());
}

#[test]
fn help_lists_what_the_phase_allows() {
    let samples = [
        ("seal", "seal half-a-year-ago=1 sure=3 \"x\""),
        ("open", "open gatehouse-log"),
        ("ask", "ask nobody usual"),
        ("consent", "consent ruta/none"),
        ("pin", "pin gatehouse-log:1"),
        ("unpin", "unpin P1"),
        ("reword", "reword P1 \"x\""),
        ("align", "align gatehouse-log:1 sieve-log:1"),
        ("unalign", "unalign gatehouse-log"),
        ("entry", "entry c-none 09:24 change P1"),
        ("change", "change E1 c-none 09:24 change P1"),
        ("drop", "drop E1"),
        ("confirm", "confirm E1 E2 E3"),
        ("impact", "impact none 1 2"),
        ("harm", "harm 99"),
        ("severity", "severity none"),
        ("factor", "factor none"),
        ("leave", "leave none \"x\""),
        ("decision", "decision none peer 0"),
        ("well", "well 1 P1"),
        ("need", "need customer P1"),
        ("mechanism", "mechanism \"x\""),
        ("summary", "summary \"x\""),
        ("answer", "answer none none"),
        ("status", "status none"),
        ("move-review", "move-review"),
        ("hint", "hint"),
        ("review", "review"),
        ("move", "move none"),
        ("next", "next"),
        ("close", "close"),
        ("agree", "agree none owner ruta due 5"),
        ("withdraw", "withdraw none"),
        ("reject", "reject none \"x\""),
        ("propose", "propose \"x\" owner nobody due 5"),
        ("done", "done"),
        ("finish", "finish half-a-year-ago=1 sure=3 \"x\""),
        ("undo", "undo"),
    ];
    let always = ["look", "help", "quit"];
    let tried = samples.len() + always.len();
    assert_eq!(tried, COMMANDS.len(), "each command is tried");
    for phase in 1..=PHASES.len() {
        let (case, play) = after(&PHASES[..phase].concat());
        for (name, line) in samples {
            let Ok(Line::Do(command)) = parse(line, case.scenario.midnight) else {
                panic!("{line} is no command")
            };
            let listed = help::legal(&play).any(|command| command.name == name);
            let outcome = decide(&case, &play, command);
            let refused = matches!(outcome, Err(Rejection::NotNow { .. }));
            assert_eq!(listed, !refused, "{name} in {:?}: {outcome:?}", play.phase);
        }
    }
}

#[test]
fn what_went_well_is_refused_for_the_phase_too() {
    let brief = answers("larkgate-sieve", "well 1 P1\n");
    assert!(brief.contains("not in this phase"), "{brief}");
}

#[test]
fn who_is_waited_for_and_says_nothing_more_is_seen_to() {
    let (case, play) = after(SEAL);
    let wait = Event::People(people::Event::Asked {
        person: "ruta".into(),
        form: "wait".into(),
        topic: None,
        minutes: 1,
        closing: false,
        words: String::new(),
    });
    assert_eq!(shown(&case, &play, std::slice::from_ref(&wait)), ["says nothing more"]);
    let speaks = [wait, told("ruta", "r-to-watch")];
    assert_eq!(shown(&case, &play, &speaks), ["told"]);
}

#[test]
fn who_has_nothing_of_the_stretch_is_told_from_who_keeps_silent() {
    let (case, play) = after(&PHASES[..3].concat());
    let stretch = &case.scenario.meeting.stretches[0].id;
    let mut seen = std::collections::BTreeSet::new();
    for id in &case.scenario.meeting.at_table {
        let person = case.scenario.person(id).expect("somebody");
        let left = person.knows.iter().any(|item| {
            item.stretch == *stretch && play.people.told(id, &item.id) != Some(Layer::Open)
        });
        let target = Some(id.clone());
        let act = MoveId::from("visible-then");
        let moved = Event::People(people::Event::Moved { act, target, minutes: 4 });
        let silent = if left { "says nothing to that" } else { "has nothing to add here" };
        assert_eq!(shown(&case, &play, &[moved]), ["you", silent], "{id}");
        seen.insert(silent);
    }
    assert_eq!(seen.len(), 2, "some have and some have not");
}

#[test]
fn what_was_said_in_confidence_is_said_to_be_when_it_is_pinned() {
    let (case, mut play) = after(SEAL);
    apply(&mut play, &told("ruta", "r-to-watch"));
    let left = play.minutes_left().cast_signed();
    apply(&mut play, &Event::Spent(left));
    let place = Place::Telling { person: "ruta".into(), item: "r-to-watch".into() };
    let pin = Command::Note(Note::Pin { place, note: String::new() });
    let pinned = run(&case, &mut play, pin).expect("it was told");
    let says = waiting::in_confidence(&case, &play, &pinned);
    assert!(says.len() == 1 && says[0].contains("consent ruta/r-to-watch"), "{says:?}");
    // With no minute left, leave is asked for all the same.
    let (person, item) = ("ruta".into(), "r-to-watch".into());
    let asked = run(&case, &mut play, Command::Consent { person, item }).expect("it is free now");
    assert!(!asked.iter().any(|event| matches!(event, Event::Spent(_))), "{asked:?}");
    let (person, item) = ("ruta".into(), "r-to-watch".into());
    apply(&mut play, &Event::Consented { person, item, granted: true });
    assert_eq!(waiting::in_confidence(&case, &play, &pinned), Vec::<String>::new());
    let (person, item) = ("ruta".into(), "r-to-watch".into());
    apply(&mut play, &Event::Consented { person, item, granted: false });
    let says = waiting::in_confidence(&case, &play, &pinned);
    assert!(says[0].contains("rather not be quoted"), "{says:?}");
}

#[test]
fn the_last_minute_is_said_to_be_gone_once() {
    let (_, mut play) = after(SEAL);
    assert_eq!(waiting::out_of_minutes(&play, 1), None);
    let left = play.minutes_left().cast_signed();
    apply(&mut play, &Event::Spent(left));
    assert!(waiting::out_of_minutes(&play, 1).is_some());
    assert_eq!(waiting::out_of_minutes(&play, 0), None, "it was said before");
}

#[test]
fn a_promised_update_is_spoken_of_from_half_an_hour_before() {
    let (case, mut play) = after(SEAL);
    let due = play.now() + 31 * MINUTE;
    apply(&mut play, &Event::Promised { due, to: None });
    assert_eq!(waiting::promised(&case, &play), Vec::<String>::new());
    apply(&mut play, &Event::Spent(1));
    let says = waiting::promised(&case, &play);
    assert!(says.len() == 1 && says[0].ends_with("in 30 min"), "{says:?}");
    apply(&mut play, &Event::PromiseKept { due, to: None });
    assert_eq!(waiting::promised(&case, &play), Vec::<String>::new());
}

#[test]
fn look_forms_says_which_need_a_topic() {
    let (case, play) = after(SEAL);
    let Value::Array(forms) = look_meeting::forms(&case, &play) else { panic!("a list") };
    for form in &forms {
        let name = form["form"].as_str().expect("a name");
        let ask = Command::Ask {
            person: "ruta".into(),
            form: name.into(),
            topic: None,
            words: String::new(),
        };
        let needs = Err(Rejection::People(people::Refusal::NeedsTopic));
        assert_eq!(form["topic"] == "needed", decide(&case, &play, ask) == needs, "{name}");
    }
    let without = forms.iter().filter(|form| form["topic"] == "not needed").count();
    assert!(0 < without && without < forms.len());
}

#[test]
fn a_phrase_keeps_its_quotes_where_rows_are_searched() {
    let Ok(Line::Look(words)) = parse(r#"look gatehouse-log "no verdict" -x count 3"#, 0) else {
        panic!("it is a command")
    };
    assert_eq!(words, ["gatehouse-log", "\"no verdict\"", "-x", "count", "3"]);
    let (case, play) = after(&format!("{SEAL}open gatehouse-log\n"));
    let found = |query: &str| {
        let Ok(Line::Look(words)) = parse(&format!("look gatehouse-log {query}"), 0) else {
            panic!("it is a command")
        };
        let seen = look::look(&case, &play, &[], &words).expect("it is seen");
        let shown = seen["shown"].as_str().expect("how many").to_owned();
        let count = shown.split(", of ").nth(1).and_then(|rest| rest.split(' ').next());
        count.and_then(|count| count.parse::<u32>().ok()).expect("a number")
    };
    let (words, phrase) = (found("no verdict"), found(r#""no verdict""#));
    assert!(phrase > 0 && found(r#""verdict no""#) == 0, "{words} {phrase}");
    assert_eq!(found("verdict no"), words, "words may stand in any order");
}

#[test]
fn what_stands_for_a_need_or_for_what_went_well_comes_out_again() {
    let (case, mut play) = after(&format!("{SEAL}open door-trouble\npin door-trouble:3\n"));
    let both = [Whose::Responder, Whose::Customer].map(|whose| Note::Need { whose, pin: 1 });
    let set = both.into_iter().chain([Note::Well { well: 0, pin: 1 }]);
    for note in set {
        run(&case, &mut play, Command::Note(note)).expect("it is pinned");
    }
    let (whose, pin) = (Whose::Responder, None);
    for note in [Note::RemoveNeed { whose, pin }, Note::RemoveWell(0)] {
        let command = Command::Note(note);
        run(&case, &mut play, command.clone()).expect("it stands there");
        assert_eq!(decide(&case, &play, command), Err(Rejection::NothingThere));
    }
    assert_eq!(play.notebook.needs, [(Whose::Customer, 1)]);
    assert!(play.notebook.well.is_empty());
    run(&case, &mut play, Command::Undo).expect("what was written last");
    assert_eq!(play.notebook.well.get(&0), Some(&1));
    let line = |text: &str| parse(text, 0).expect("a command");
    let said = Note::NeedWords { whose: Whose::Customer, words: "An hour".into() };
    assert_eq!(line("need customer \"An hour\""), Line::Do(Command::Note(said)));
    let out = Note::RemoveNeed { whose: Whose::Customer, pin: None };
    assert_eq!(line("need customer"), Line::Do(Command::Note(out)));
    assert_eq!(line("well 2"), Line::Do(Command::Note(Note::RemoveWell(2))));
}

#[test]
fn a_play_that_begins_at_the_table_shows_how_it_opens() {
    let (case, _) = after("");
    let first = crate::play::begin(&case, 1, crate::play::EntryPoint::Review);
    let mut play = Play::new(1);
    first.iter().for_each(|event| apply(&mut play, event));
    let opening = said::opening(&case, &play, &first).expect("the table");
    let events = opening["events"].as_array().expect("events");
    let named = |name: &str| events.iter().any(|event| event["event"] == name);
    // Whoever speaks first has something to tell, or says what they always say.
    assert!(named("phase") && named("stretch"), "{opening}");
    assert!(named("says") || named("told"), "{opening}");
    assert_eq!(opening["dossier"], case.scenario.manifest.dossier.text);
    // It has minutes for its entries, and nothing of theirs stands.
    assert!(opening["unsent"].as_str().is_some_and(|unsent| unsent.contains("confirm")));
    let (case, play) = after(SEAL);
    assert_eq!(said::opening(&case, &play, &[]), None);
}

#[test]
fn what_was_said_can_be_read_again() {
    let asked =
        answers("larkgate-sieve", &format!("{SEAL}ask ruta fact ruleset-2211\nlook said\n"));
    let last = asked.lines().find(|line| line.starts_with("{\"said\"")).expect("an answer");
    let said: Value = serde_json::from_str(last).expect("JSON");
    let told = said["said"].as_array().expect("a list").iter();
    assert!(told.clone().any(|event| event["event"] == "told" && event["by"] == "ruta"), "{said}");
}

#[test]
fn a_name_is_understood_as_it_is_said() {
    let refused = answers("larkgate-sieve", &format!("{SEAL}ask Rūta fact ruleset-2211\n"));
    assert!(refused.contains("did you mean `ruta`?"), "{refused}");
    let refused = answers("larkgate-sieve", &format!("{SEAL}ask ruta fact rulset-2211\n"));
    assert!(refused.contains("did you mean `ruleset-2211`?"), "{refused}");
}

#[test]
fn forms_stand_in_an_order_of_the_play() {
    let (case, play) = after(SEAL);
    let Value::Array(shown) = look_meeting::forms(&case, &play) else { panic!("a list") };
    let mut shown: Vec<&str> = shown.iter().filter_map(|form| form["form"].as_str()).collect();
    let mut written: Vec<&str> = case.rules.forms.iter().map(|form| form.id.as_str()).collect();
    assert_ne!(shown, written);
    shown.sort_unstable();
    written.sort_unstable();
    assert_eq!(shown, written);
}

#[test]
fn a_decision_that_has_not_come_up_cannot_be_written_on() {
    let early = answers("larkgate-sieve", &format!("{SEAL}decision chose-observe peer 1 \"x\"\n"));
    assert!(early.contains("`chose-observe` is no decision to look at"), "{early}");
}

#[test]
fn the_mentor_can_be_asked_at_the_table() {
    let asked = answers("larkgate-sieve", &format!("{SEAL}review\nhint\nhint\nhint\n"));
    let steps: Vec<&str> =
        asked.lines().filter(|line| line.contains("\"event\":\"hint\"")).collect();
    assert_eq!(steps.len(), 3, "{asked}");
}

/// What the scenario marks in a paper would show by a time that the rows beside it lack.
#[test]
fn rows_of_papers_have_no_time_besides_their_words() {
    let (case, mut play) = after(SEAL);
    let sources = case.scenario.shelf.sources.iter();
    for source in sources.filter(|source| source.body.is_written()) {
        apply(&mut play, &Event::Unlocked(source.id.clone()));
        apply(&mut play, &Event::Opened(source.id.clone()));
        let words = [source.id.as_str(), "count", "500"].map(str::to_owned);
        let seen = super::look::look(&case, &play, &[], &words).expect("rows");
        let rows = seen["rows"].as_array().expect("rows");
        assert!(!rows.is_empty() && rows.iter().all(|row| row.get("time").is_none()), "{seen}");
    }
}

#[test]
fn a_chart_is_looked_at_with_its_thresholds() {
    let (mut case, mut play) = after(SEAL);
    let id = SourceId::from("chart-traffic");
    apply(&mut play, &Event::Unlocked(id.clone()));
    apply(&mut play, &Event::Opened(id.clone()));
    let look = |case: &Case| look::look(case, &play, &[], &[id.to_string()]).expect("it is open");
    assert!(look(&case).get("thresholds").is_none());
    let line = Threshold { name: "what the door can do".into(), value: 5200.0 };
    let chart = case.scenario.shelf.sources.iter_mut().find(|source| source.id == id);
    let Some(Body::Chart(chart)) = chart.map(|source| &mut source.body) else { panic!("a chart") };
    chart.thresholds.push(line);
    case.sources = crate::evidence::Sources::build(&case.scenario, &case.day);
    let says = serde_json::json!([{"name": "what the door can do", "value": 5200.0}]);
    assert_eq!(look(&case)["thresholds"], says);
}
