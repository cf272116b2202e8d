//! What the home screen shows of the shelf: incidents, plays, and what cannot be opened.

use super::session::{Found, Session, over};
use super::trouble::{self, Trouble};
use crate::diagnostics::Finding;
use crate::play::{EntryPoint, Play};
use crate::scenario::model::{Manifest, PhaseName, Scenario};
use crate::shelf::library::Volume;
use crate::text::Words;
use crate::workbench::desk::left::left_at;
use crate::workbench::home::{CardState, Current, HomeModel, IncidentCard, LibraryEntry};
use std::collections::{BTreeMap, BTreeSet};

/// Reads the shelf: what can be played, what is begun, what is done.
pub fn model(words: &Words, session: &Session) -> HomeModel {
    let (plays, unread) = session.plays();
    let folder = session.home.as_ref().map(|home| home.scenarios().display().to_string());
    let mut model = HomeModel { folder, ..HomeModel::default() };
    let begun: BTreeSet<&str> = plays.iter().map(|found| found.slug.as_str()).collect();
    let library = &session.library;
    let seen = library.look(|volume| seen(volume, begun.contains(volume.slug.as_str())));
    let mut at_hand = BTreeSet::new();
    for (volume, seen) in library.volumes.iter().zip(seen) {
        match seen {
            Ok(seen) => {
                at_hand.insert(volume.slug.as_str());
                add(&mut model, volume, seen, &plays, words);
            }
            Err(findings) => {
                model.errors.push(trouble::folder(words, &volume.slug, &findings));
            }
        }
    }
    let others = plays.iter().filter(|found| !at_hand.contains(found.slug.as_str()));
    add_others(&mut model, session, others, words);
    model.errors.extend(unread.into_iter().map(|error| Trouble::Shelf(error).told(words)));
    model
}

/// What a card shows of a scenario; the whole of it only where a play was begun, for there may be a
/// thousand.
struct Seen {
    manifest: Manifest,
    begun: Option<Scenario>,
}

/// Opens a scenario, or says why not.
fn seen(volume: &Volume, begun: bool) -> Result<Seen, Vec<Finding>> {
    let scenario = volume.open()?.scenario;
    Ok(Seen { manifest: scenario.manifest.clone(), begun: begun.then_some(scenario) })
}

fn add(model: &mut HomeModel, volume: &Volume, seen: Seen, plays: &[Found], words: &Words) {
    let Seen { manifest, begun } = seen;
    let found = plays.iter().find(|found| found.slug == volume.slug);
    let state = match found.zip(begun.as_ref()) {
        None => CardState::New,
        Some((found, _)) if over(&found.play) => CardState::Reviewed {
            second_story: found.play.last.as_ref().map(|l| l.view.line.clone()).unwrap_or_default(),
        },
        Some((found, scenario)) => left(words, scenario, found),
    };
    let finished = plays.iter().filter(|found| found.slug == volume.slug && over(&found.play));
    model.library.extend(finished.map(|found| entry(words, &manifest, found)));
    let id = volume.slug.clone();
    if model.current.is_some() {
        model.incidents.push(card(id, manifest, state));
        return;
    }
    model.current = Some(Current {
        id,
        company: manifest.company.name,
        day: manifest.first_story.dateline,
        headline: manifest.first_story.headline,
        level: manifest.level,
        minutes: manifest.minutes,
        review_minutes: Some(manifest.minutes_from_review),
        practises: manifest.practises,
        state,
        so_far: found.and_then(|found| so_far(&found.play)),
    });
}

/// Pins and conversations, where they are the player's own.
fn so_far(play: &Play) -> Option<(u32, u32)> {
    let own = play.entry == EntryPoint::Brief;
    own.then(|| (play.notebook.pins.len() as u32, play.people.people_heard()))
}

/// Plays whose scenario is not at hand any more, or cannot be played, with the copy that they keep.
/// As of those at hand, one of each can be gone on with, the latest; all that are done can be read.
fn add_others<'a>(
    model: &mut HomeModel,
    session: &Session,
    plays: impl Iterator<Item = &'a Found>,
    words: &Words,
) {
    let mut copies: BTreeMap<&str, Option<Scenario>> = BTreeMap::new();
    let mut met = BTreeSet::new();
    for found in plays {
        let copy = copies.entry(&found.hash).or_insert_with(|| session.copy(&found.hash));
        let Some(scenario) = copy else {
            let gone = Trouble::Gone { path: found.path.clone(), slug: found.slug.clone() };
            model.errors.push(gone.told(words));
            continue;
        };
        let latest = met.insert(&found.slug);
        if over(&found.play) {
            model.library.push(entry(words, &scenario.manifest, found));
        } else if latest {
            let state = left(words, scenario, found);
            let id = found.path.display().to_string();
            model.incidents.push(card(id, scenario.manifest.clone(), state));
        }
    }
}

fn left(words: &Words, scenario: &Scenario, found: &Found) -> CardState {
    CardState::Begun {
        left_at: left_at(words, scenario, &found.play),
        minutes_left: (found.play.phase <= PhaseName::Investigate)
            .then(|| found.play.minutes_left()),
    }
}

fn card(id: String, manifest: Manifest, state: CardState) -> IncidentCard {
    IncidentCard {
        id,
        company: manifest.company.name,
        headline: manifest.first_story.headline,
        level: manifest.level,
        minutes: manifest.minutes,
        practises: manifest.practises.first().cloned().unwrap_or_default(),
        state,
    }
}

fn entry(words: &Words, manifest: &Manifest, found: &Found) -> LibraryEntry {
    LibraryEntry {
        id: found.path.display().to_string(),
        company: manifest.company.name.clone(),
        headline: manifest.first_story.headline.clone(),
        finished: found.written.map_or_else(String::new, |at| day(words, at)),
    }
}

/// The day of an instant, as the user's calendar has it.
fn day(words: &Words, at_ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(at_ms).unwrap_or_default();
    let day = at.to_zoned_datetime(jiff::tz::TimeZone::system());
    let day = day.strftime("%-d %B %Y").to_string();
    words.with("home-finished", &[("day", day.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::home::Home;
    use crate::shelf::journals::{self, OpenJournal};
    use crate::shelf::library::Library;
    use std::fs;
    use std::path::{Path, PathBuf};

    const SLUG: &str = "larkgate-sieve";

    fn at(folder: &Path) -> Session {
        Session { seed: Some(1), ..Session::at(Some(Home::at(folder)), &[]) }
    }

    fn shown(session: &Session) -> HomeModel {
        model(&Words::english(), session)
    }

    fn begun(session: &Session) -> PathBuf {
        session.begin(SLUG, EntryPoint::Brief).unwrap_or_else(|error| panic!("{error}")).journal
    }

    #[test]
    fn what_the_dossier_holds_is_not_told_as_the_players_doing() {
        for (entry, counted) in [(EntryPoint::Review, None), (EntryPoint::Brief, Some((0, 0)))] {
            let folder = tempfile::tempdir().expect("a folder");
            let session = at(folder.path());
            drop(session.begin(SLUG, entry).unwrap_or_else(|error| panic!("{error}")));
            let current = shown(&session).current.expect("the play");
            assert_eq!(current.so_far, counted, "{entry:?}");
        }
    }

    #[test]
    fn journals_that_cannot_be_read_are_told_and_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let session = at(folder.path());
        let sound = begun(&session);
        let text = fs::read_to_string(&sound).expect("text");
        let spoilt = [
            ("damaged", text.replacen("\"seq\":1", "\"seq\":7", 1), "damaged in line 2"),
            ("header", text.replacen("\"seed\":1", "\"seed\":2", 1), "damaged in line 1"),
            ("newer", text.replacen("\"format\":1", "\"format\":9", 1), "a newer second-story"),
            ("other", "hello\n".to_owned(), "does not begin like a play"),
        ];
        for (name, text, _) in &spoilt {
            fs::write(sound.with_file_name(format!("{name}.jsonl")), text).expect("written");
        }
        // Nothing was ever shown of this one.
        fs::write(sound.with_file_name("torn.jsonl"), "{\"form").expect("written");
        let home = shown(&session);
        assert_eq!(home.errors.len(), spoilt.len(), "{:?}", home.errors);
        for (name, text, says) in &spoilt {
            let path = sound.with_file_name(format!("{name}.jsonl"));
            let told = home.errors.iter().find(|told| told.name == format!("{name}.jsonl"));
            let told = told.expect(name);
            assert!(told.message.contains(&path.display().to_string()), "{told:?}");
            assert!(told.message.contains(says) && !told.how.is_empty(), "{told:?}");
            assert_eq!(fs::read_to_string(&path).expect("kept"), *text);
        }
        let state = home.current.map(|current| current.state);
        assert!(matches!(state, Some(CardState::Begun { .. })), "the other play goes on");
    }

    #[test]
    fn a_play_of_an_incident_that_is_gone_goes_on_with_its_copy() {
        let folder = tempfile::tempdir().expect("a folder");
        let session = at(folder.path());
        let put_away = begun(&session);
        let commands = include_str!("../../tests/fixtures/larkgate-play.txt");
        let (_, events) = crate::cli::played(SLUG, commands);
        let header = journals::read(&put_away).expect("sound").header;
        let home = Home::at(folder.path());
        let finished = {
            let mut journal = OpenJournal::create(&home, &header).expect("made");
            journal.append(&events, Some(0)).expect("written");
            journal.path().to_owned()
        };
        let latest = begun(&session);

        let gone = Session { library: Library::default(), ..at(folder.path()) };
        let home = shown(&gone);
        assert_eq!((home.current, home.errors), (None, Vec::new()));
        let ids: Vec<&str> = home.incidents.iter().map(|card| card.id.as_str()).collect();
        assert_eq!(ids, [latest.to_str().expect("a name")]);
        assert!(matches!(home.incidents[0].state, CardState::Begun { .. }));
        let ids: Vec<&str> = home.library.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, [finished.to_str().expect("a name")]);
        for path in [&latest, &finished] {
            let kept = gone.resume(path).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(kept.desk.scenario().slug, SLUG);
        }

        fs::remove_dir_all(folder.path().join("copies")).expect("removed");
        let home = shown(&gone);
        assert_eq!((home.incidents.len(), home.library.len(), home.errors.len()), (0, 0, 3));
        assert!(home.errors[0].message.contains(SLUG), "{:?}", home.errors);
        // At hand again, nothing is amiss.
        assert_eq!(shown(&at(folder.path())).errors, []);
    }
}
