//! The debrief by label, and its pictures.

mod floor;
mod talks;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;
use crate::look::{PortraitSpec, ThemeName};
use crate::text::Words;
use crate::workbench::brief::Statement;
use crate::workbench::kit::{Look, PinTag, Station, StationState, TopBar, raster, testing};

fn top() -> TopBar {
    let names = ["Brief", "Investigate", "Timeline", "Impact", "Review", "Mitigate", "Debrief"];
    let stations = names.iter().enumerate().map(|(index, name)| Station {
        name: (*name).into(),
        state: if index == 6 { StationState::Current } else { StationState::Done },
        joined: index == 1 || index == 2,
        open: false,
    });
    TopBar {
        stations: stations.collect(),
        left: "Play finished".into(),
        home: "second-story".into(),
        help: "Help".into(),
        ..TopBar::default()
    }
}

fn who(id: &str, name: &str) -> Who {
    Who { id: id.into(), name: name.into(), portrait: PortraitSpec::default() }
}

fn dimension(id: &str, name: &str, met: usize) -> Dimension {
    let texts = [
        "Most of the room told something",
        "You spoke less than a quarter of the time",
        "No fix came before the timeline",
        "What only the meeting could tell was told",
    ];
    let criteria = texts.iter().enumerate().map(|(index, text)| Criterion {
        text: (*text).into(),
        state: match index {
            _ if index < met => CriterionState::Met,
            3 => CriterionState::NotReached,
            _ => CriterionState::NotYet,
        },
        reason: Reason {
            did: "At 16:21 you asked Emeka what was visible then, and waited.".into(),
            moment: Some(120 + index as u32),
            shows: "Support phone notes, 11:26: “clinic Birchlea, booking page gives 502”".into(),
            why: "The quiet person often holds the first sign.".into(),
            source: Source {
                title: format!("facilitation guide, {name}, {}", index + 1),
                url: format!("https://example.org/{id}/{index}"),
            },
        },
    });
    Dimension { id: id.into(), name: name.into(), criteria: criteria.collect() }
}

fn closings() -> Closings {
    let closing = Closing {
        when: "13:05".into(),
        moment: Some(30),
        words: "Why didn’t you look at what the rule costs first?".into(),
        said: ["11:24. I pressed it, and it said done before I’d let go of the mouse.", "I should have. Sorry."]
            .map(|text| Spoken { by: "Rūta".into(), text: text.into() })
            .into(),
        level: "Rūta’s trust went from 36 to 22 of 100.".into(),
        heard: "Others heard of it, and trusted you less: Emeka (48 to 46), Farah (66 to 64).".into(),
        kept: vec![Kept {
            head: "Rūta told later".into(),
            quote: "In April I put one straight to blocking, because it looked so harmless, and a school was shut out of its own exam form for an hour.".into(),
            since: "It came all the same, at minute 61 of your time. You asked Rūta: what did you expect, about observe mode. By then it took more of Rūta’s trust than at first, by 10 of 100.".into(),
            rests: "A contributing factor rests on it: Observe mode was believed to touch nobody.".into(),
            go: "debrief-shut-go-came",
            moment: Some(44),
        }],
        why: "It asks for a defence: a fact and an apology come, and the condition behind them goes.".into(),
        source: Source { title: "Allspaw, The Infinite Hows".into(), url: String::new() },
        ..Closing::default()
    };
    let named = Closing {
        when: "16:40".into(),
        moment: Some(130),
        words: "Say plainly whose it was".into(),
        won: vec!["It won management’s support at once: from 54 to 64 of 100.".into()],
        felt: "Felt 2 turns later: Rūta’s ease went from 43 to 31 of 100, the mean of the room from 50 to 45".into(),
        felt_at: Some(136),
        why: "It relieves everybody but one, and a little later nobody.".into(),
        source: Source { title: "Allspaw, Blameless PostMortems".into(), url: String::new() },
        ..Closing::default()
    };
    Closings { who: who("ruta", "Rūta Kalniņa"), all: vec![closing, named] }
}

fn model() -> DebriefModel {
    let names = [
        "Open mind",
        "Local rationality",
        "Timeline",
        "Impact",
        "Factors",
        "What went well",
        "Mitigations",
        "Action craft",
        "Facilitation",
        "Care and account",
    ];
    let met = [3, 4, 3, 1, 2, 0, 3, 2, 2, 3];
    let row = |text: &str, then, now, holds| GutRow { text: text.into(), then, now, holds };
    DebriefModel {
        top: top(),
        best: Moment {
            who: who("emeka", "Emeka"),
            when: "16:21, in the review".into(),
            quote: String::new(),
            text: "You asked Emeka what was visible then, and waited. He told of the cost that no diff shows; Rūta looked up for the first time.".into(),
            moment: Some(121),
        },
        silence: Some(Silence {
            who: who("farah", "Farah"),
            when: "16:34, in the review".into(),
            quote: "I thought somebody had told you.".into(),
            text: "Farah had the first call at 09:24, eleven minutes before the alert on traffic. Nobody heard of it.".into(),
            opens: "Going round the table once, after Emeka had spoken.".into(),
            moment: Some(140),
        }),
        first_story: "Engineer Rūta Kalniņa’s rule shuts 38,000 schools and clinics out".into(),
        second_story: vec![
            "The word observe had meant “runs, and only watches” for six years. On 4 June it meant “runs for real on every site at once”.".into(),
            "The limit that stopped a runaway pattern had gone in a clean-up in March, with a green test beside it. The stages had been skipped since then for every urgent rule, as the runbook says.".into(),
        ],
        dimensions: names
            .iter()
            .zip(met)
            .map(|(name, met)| dimension(&name.to_lowercase().replace(' ', "-"), name, met))
            .collect(),
        gut_then: Some(GutCheck {
            when: "13:30".into(),
            line: "Someone skipped the tests because a customer was in a hurry.".into(),
            sure: 3,
        }),
        gut_now: GutCheck {
            when: "17:02".into(),
            line: "A word, observe, made a change look safe. It ran everywhere at once because the limit and the stages were both gone.".into(),
            sure: 2,
        },
        gut_rows: vec![
            row("The author of the rule was in a hurry and left out a step.", 5, 0, false),
            row("Something that used to stop a rule like this was not there.", 1, 4, true),
            row("Somebody attacked the door, and the rule only came with it.", 1, 0, false),
            row("The tests were green since this was nothing they could see.", 1, 3, true),
            row("One change could reach all 31 sites in the same two seconds.", 2, 3, true),
        ],
        closings: vec![closings()],
        talks: talks::sample(),
        unopened: vec![
            Unopened { name: "Support phone notes".into(), shows: "The first call came at 09:24, before any alert.".into() },
            Unopened { name: "The March clean-up".into(), shows: "The limit went with 214 other lines; the test for it stayed green.".into() },
        ],
        postmortem: "# The day the door was shut\n\nOn 4 June from 11:24 to 11:49 nobody reached a site behind our door.\n\n## Timeline\n\n- **11:23** a rule in observe mode is approved\n- **11:24** it runs on 31 sites at once\n- **11:26** the first call from a clinic\n\n## What made it likely\n\n1. No limit on how long a pattern may run\n2. Observe mode runs every rule for real\n\n| measure | owner | days |\n|---|---|---|\n| Put the limit back | Rūta | 3 |\n| Four stages | Javier | 8 |\n".into(),
        first_postmortem: true,
        saved_to: None,
        credit: Some(Credit {
            text: "The story is made up; its bones are not.".into(),
            source: Source { title: "a public report of 2019".into(), url: "https://example.org/report".into() },
        }),
    }
}

struct Shown {
    model: DebriefModel,
    state: DebriefUi,
    done: Vec<DebriefAction>,
}

fn harness(page: Page) -> Harness<'static, Shown> {
    let words = Words::english();
    let state = DebriefUi { page, ..DebriefUi::default() };
    let shown = Shown { model: model(), state, done: Vec::new() };
    testing::harness([1280.0, 720.0], Look::default(), shown, move |ui, shown| {
        let done = debrief_ui(ui, &words, &shown.model, &mut shown.state);
        shown.done.extend(done);
    })
}

fn click<S>(harness: &mut Harness<'_, S>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

#[test]
fn the_first_page_holds_three_things_and_leads_to_their_moments() {
    let mut harness = harness(Page::First);
    for title in ["Your best moment", "The costliest silence", "The second story"] {
        harness.get_by_label(title);
    }
    assert!(harness.query_by_label("The upper floor tonight").is_none());
    click(&mut harness, "Go to your best moment");
    click(&mut harness, "Go to where it stayed silent");
    assert_eq!(harness.state().done, [DebriefAction::GoTo(121), DebriefAction::GoTo(140)]);
}

#[test]
fn both_gut_checks_and_what_was_never_opened_can_be_read() {
    let mut harness = harness(Page::GutCheck);
    harness.get_by_label_contains("Someone skipped the tests");
    harness.get_by_label_contains("A word, observe, made");
    harness.get_by_label(
        "Something that used to stop a rule like this was not there. 1 then, 4 now; it holds",
    );
    click(&mut harness, "Never opened");
    harness.get_by_label("Support phone notes");
}

#[test]
fn what_was_shut_is_one_click_away_with_its_words_and_its_moments() {
    let mut harness = harness(Page::First);
    click(&mut harness, "What was shut");
    for said in [
        "“Why didn’t you look at",
        "“I should have. Sorry.”",
        "“In April I put one",
        "Source: Allspaw, The",
    ] {
        harness.get_by_label_contains(said);
    }
    harness.get_all_by_label("Go to where you said it").next().expect("the first").click();
    harness.run();
    click(&mut harness, "Go to where it came");
    // Further down: the page follows the focus.
    harness.get_by_label("Go to where it was felt").focus();
    harness.run();
    click(&mut harness, "Go to where it was felt");
    let done = [30, 44, 136].map(DebriefAction::GoTo);
    assert_eq!(harness.state().done, done);
    harness.state_mut().model.closings.clear();
    harness.run();
    harness.get_by_label_contains("No question or move of yours shut anything");
}

#[test]
fn the_keyboard_comes_to_each_way_out_of_what_was_shut() {
    let mut harness = harness(Page::Shut);
    assert_eq!(testing::unreached(&mut harness), Vec::<String>::new());
}

#[test]
fn where_no_guess_was_sealed_none_is_shown() {
    let mut harness = harness(Page::First);
    harness.state_mut().model.gut_then = None;
    harness.run();
    assert!(harness.query_by_label("Then and now").is_none());
    click(&mut harness, "What you believe");
    harness.get_by_label_contains("You came for the review, where no first guess is sealed");
    harness.get_by_label_contains("A word, observe, made");
    harness.get_by_label(
        "Something that used to stop a rule like this was not there. 4 now; it holds",
    );
    for of_then in ["Sealed", "then", "Someone skipped the tests"] {
        assert!(harness.query_by_label_contains(of_then).is_none(), "{of_then}");
    }
}

#[test]
fn the_office_claps_once_then_the_document_is_there() {
    let mut harness = harness(Page::First);
    click(&mut harness, "Your postmortem");
    harness.get_by_label("The office claps.");
    click(&mut harness, "Read it");
    assert!(harness.query_by_label("The office claps.").is_none());
    click(&mut harness, "Copy it");
    click(&mut harness, "Save it as a file");
    let done = [DebriefAction::Clapped, DebriefAction::Copied, DebriefAction::Save];
    assert_eq!(harness.state().done, done);
    harness.get_by_label_contains("copied");
}

#[test]
fn enter_goes_on_from_the_clap() {
    let mut harness = harness(Page::Postmortem);
    harness.get_by_label("The office claps.");
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().done, [DebriefAction::Clapped]);
}

#[test]
fn the_real_incident_is_a_click_away() {
    let mut harness = harness(Page::First);
    click(&mut harness, "This happened: read more");
    let url = "https://example.org/report".to_owned();
    assert_eq!(harness.state().done, [DebriefAction::Open(url)]);
}

fn question() -> QuestionModel {
    let pin = |id, text: &str| PinTag { id, name: format!("P{id}"), text: text.into() };
    QuestionModel {
        top: top(),
        chips: 10,
        statements: model()
            .gut_rows
            .iter()
            .enumerate()
            .map(|(index, row)| Statement { id: format!("s{index}"), text: row.text.clone() })
            .collect(),
        pins: vec![pin(1, "the clean-up in March"), pin(2, "the approval took four minutes")],
        again: true,
    }
}

fn answered() -> QuestionUi {
    QuestionUi {
        line: "A word made it look safe".into(),
        laid: vec![0, 4, 0, 3, 3],
        sure: Some(2),
        pin_for: Some(1),
        pin_against: None,
    }
}

fn asking(state: QuestionUi) -> Harness<'static, (QuestionUi, Vec<QuestionAction>)> {
    let words = Words::english();
    let model = question();
    let shown = (state, Vec::new());
    testing::harness([1280.0, 720.0], Look::default(), shown, move |ui, (state, done)| {
        done.extend(question_ui(ui, &words, &model, state));
    })
}

#[test]
fn the_question_is_answered_with_a_pin_for_and_one_against() {
    let mut harness = asking(answered());
    click(&mut harness, "Pin what shows: A pin that speaks against it");
    click(&mut harness, "P2  the approval took four minutes");
    click(&mut harness, "Answer, and open the debrief");
    let [QuestionAction::Answer { chips, sure: 2, pin_for, pin_against, .. }] =
        &harness.state().1[..]
    else {
        panic!("{:?}", harness.state().1);
    };
    assert_eq!(chips[1], ("s1".to_owned(), 4));
    assert_eq!((*pin_for, *pin_against), (Some(1), Some(2)));
}

#[test]
fn a_moment_is_read_on_a_sheet_that_escape_closes() {
    let mut harness = harness(Page::First);
    let line =
        MomentLine { by: "You".into(), text: "What did you see?".into(), ..MomentLine::default() };
    let title = "A talk with Hanneke".to_owned();
    harness.state_mut().state.moment =
        Some(MomentShown { when: "14:13".into(), title, lines: vec![line] });
    harness.run();
    harness.get_by_label("A talk with Hanneke");
    harness.get_by_label("What did you see?");
    assert_eq!(testing::nameless(&harness), Vec::<String>::new());
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert_eq!(harness.state().state.moment, None);
}

#[test]
fn an_answer_waits_until_it_is_whole() {
    let mut harness = asking(QuestionUi { sure: None, ..answered() });
    click(&mut harness, "Answer, and open the debrief");
    assert_eq!(harness.state().1, []);
}

#[test]
fn every_control_has_a_name() {
    for page in [
        Page::First,
        Page::Windows,
        Page::GutCheck,
        Page::Talks,
        Page::Shut,
        Page::Unopened,
        Page::Postmortem,
    ] {
        let mut harness = harness(page);
        assert_eq!(testing::nameless(&harness), Vec::<String>::new(), "{page:?}");
        harness.state_mut().state.clapped = true;
        harness.run();
        assert_eq!(testing::nameless(&harness), Vec::<String>::new(), "{page:?}");
    }
    assert_eq!(testing::nameless(&asking(answered())), Vec::<String>::new());
}

#[test]
#[ignore = "writes pictures to look at"]
fn pictures() {
    let words = Words::english();
    let pages = [
        (Page::First, "first"),
        (Page::Windows, "windows"),
        (Page::GutCheck, "gut"),
        (Page::Talks, "talks"),
        (Page::Shut, "shut"),
        (Page::Unopened, "unopened"),
        (Page::Postmortem, "postmortem"),
    ];
    for (page, name) in pages {
        for theme in ThemeName::ALL {
            let look = Look { theme, ..Look::default() };
            let mut state = DebriefUi { page, window: 8, clapped: true, ..DebriefUi::default() };
            let name = format!("debrief-{name}-{theme:?}").to_lowercase();
            raster::pictures(&name, look, |ui| {
                debrief_ui(ui, &words, &model(), &mut state);
            });
        }
    }
    let mut state = DebriefUi { page: Page::Postmortem, ..DebriefUi::default() };
    raster::pictures("debrief-clap", Look::default(), |ui| {
        debrief_ui(ui, &words, &model(), &mut state);
    });
    let mut state = answered();
    raster::pictures("debrief-question", Look::default(), |ui| {
        question_ui(ui, &words, &question(), &mut state);
    });
}
