//! A morning at Larkgate, as the workbench would show it: for tests and pictures.

pub use super::chart::sample::chart;
use super::*;
use crate::workbench::impact::Part;
use crate::workbench::kit::markup;
use crate::workbench::kit::{LevelMark, testing};

fn source(
    id: &str,
    name: &str,
    kind: SourceKind,
    note: &str,
    minutes: u32,
    fresh: bool,
) -> SourceRow {
    SourceRow {
        id: id.into(),
        name: name.into(),
        kind,
        note: note.into(),
        minutes,
        fresh,
        shut: false,
        dear: false,
    }
}

fn groups() -> Vec<SourceGroup> {
    use SourceKind::{Change, Chart, Chat, Log, Paper, Table, Ticket};
    let group = |name: &str, sources: Vec<SourceRow>| SourceGroup { name: name.into(), sources };
    vec![
        group(
            "Logs",
            vec![
                source("all", "All logs, merged", Log, "31,206", 0, false),
                source("gatehouse", "gatehouse", Log, "UTC", 0, false),
                source("sieve", "sieve", Log, "UTC", 0, false),
                source("edge-17", "edge-17", Log, "+3.4 s", 0, false),
            ],
        ),
        group(
            "Charts",
            vec![
                source("cpu", "Worker CPU by site", Chart, "", 0, false),
                source("door", "Traffic at the door", Chart, "", 2, true),
            ],
        ),
        group(
            "Talk",
            vec![
                source("trouble", "#door-trouble", Chat, "UTC+2", 0, false),
                source("phone", "Support phone notes", Chat, "", 3, true),
            ],
        ),
        group(
            "Changes",
            vec![
                source("rule", "Ruleset 2211", Change, "", 0, false),
                source("refactor", "Sieve refactor", Change, "", 4, false),
                source("builds", "Build 2211", Table, "", 0, false),
            ],
        ),
        group(
            "Papers",
            vec![
                source("ticket", "Change ticket LG-3307", Ticket, "", 0, false),
                source("bypass", "Bypass runbook", Paper, "", 3, false),
                source("expiry", "Account expiry", Paper, "", 3, false),
            ],
        ),
    ]
}

const LOG: [(&str, LevelMark, &str, &str); 8] = [
    (
        "09:24:08.902",
        LevelMark::Info,
        "pigeon",
        "push: ruleset 2211 mode=observe targets=all queued by ci",
    ),
    (
        "09:24:10.014",
        LevelMark::Info,
        "pigeon",
        "push: ruleset 2211 mode=observe targets=all done in 2.1 s",
    ),
    ("09:24:10.655", LevelMark::Info, "sieve", "edge-17 loaded ruleset 2211, 647 rules, 1 changed"),
    ("09:24:11.207", LevelMark::Warning, "gatehouse", "edge-04 worker busy 71.2%, queue 212"),
    (
        "09:24:13.031",
        LevelMark::Error,
        "gatehouse",
        "req=7f3a91 GET /timetable 502 no free worker in 1,000 ms",
    ),
    ("09:24:13.377", LevelMark::Info, "sieve", "req=7f3a91 ruleset 2211 mode=observe verdict=none"),
    (
        "09:24:14.118",
        LevelMark::Error,
        "gatehouse",
        "edge-17 worker busy 99.8%, queue 4,120, 502 rate 0.81",
    ),
    (
        "09:24:17.233",
        LevelMark::Warning,
        "frontdesk",
        "login retry 3 of 5 for ops, worker pool at edge busy",
    ),
];

fn key(source: &str, row: u64) -> RowKey {
    RowKey { source: source.into(), row: row as u32 }
}

/// Row `number` of the merged log.
pub fn log_row(number: u64, query: &str) -> RowModel {
    let (time, level, who, text) = LOG[(number % 8) as usize];
    let mut marks = Vec::new();
    for word in query.split(' ').filter(|word| word.len() > 2) {
        marks.extend(text.match_indices(word).map(|(at, found)| at..at + found.len()));
    }
    marks.sort_by_key(|mark| mark.start);
    RowModel {
        key: key("gatehouse", number),
        time: time.into(),
        level: Some(level),
        who: who.into(),
        text: text.into(),
        marks,
        pin: match number {
            1 => Some("P3".into()),
            6 => Some("P4".into()),
            _ => None,
        },
        related: number == 4 || number == 5,
        ..RowModel::default()
    }
}

/// The merged log, with the rows that `state` asks for.
pub fn logs(state: &EvidenceUi) -> Body {
    let matched = if state.query.is_empty() { 31_206 } else { 412 };
    let end = (state.top_row + u64::from(state.rows_wanted)).min(matched);
    let bar = |index: i32| -> [u32; 3] {
        let wave = (index * 7 % 5) as u32;
        match index {
            24..=49 => [60 + 3 * wave, 24 + wave, 12],
            50..=53 => [2, 7 - wave, 4],
            _ => [0, 0, 8 + wave],
        }
    };
    let ticks =
        (0..7).map(|tick| (tick as f32 / 6.0, format!("{:02}:{}0", 9 + tick / 6, tick % 6)));
    Body::Lines(Lines {
        search: true,
        matched,
        all: 31_206,
        first: state.top_row,
        rows: (state.top_row..end).map(|row| log_row(row, &state.query)).collect(),
        density: Some(Box::new(Density {
            stretches: (0..60).map(bar).collect(),
            ever: (0..60)
                .map(|at| bar(at).iter().sum())
                .filter(|_| !state.query.is_empty())
                .collect(),
            first: (0..60).map(|stretch| stretch * 520).collect(),
            ticks: ticks.collect(),
            window: (!state.query.is_empty()).then_some((0.39, 0.456)),
            // An hour and a minute, from 09:00 on.
            span: Some((9 * 3_600_000, 10 * 3_600_000 + 60_000)),
        })),
        ..Lines::default()
    })
}

pub fn diff() -> Body {
    let lines = [
        (None, "@@ rules/forms.rule, line 11"),
        (None, "name: booking-forms"),
        (Some(false), "match: ^/book/[a-z]+="),
        (Some(true), "match: (?:.*=.*)*;"),
        (None, "mode: observe"),
    ];
    let rows = lines.iter().zip(0..).map(|((added, text), number)| RowModel {
        key: key("rule", number),
        text: (*text).into(),
        added: *added,
        pin: (number == 3).then(|| "P2".into()),
        ..RowModel::default()
    });
    let rows: Vec<_> = rows.collect();
    Body::Lines(Lines { matched: 5, all: 5, rows, ..Lines::default() })
}

pub fn table() -> Body {
    let cells =
        [["2209", "9,411", "6m04s"], ["2210", "9,415", "6m01s"], ["2211", "9,418", "6m02s"]];
    let rows = cells.iter().zip(0..).map(|(cells, number)| RowModel {
        key: key("builds", number),
        cells: cells.map(str::to_owned).into(),
        ..RowModel::default()
    });
    let columns = ["build", "cases pass", "took"].map(str::to_owned).into();
    let rows: Vec<_> = rows.collect();
    Body::Lines(Lines { columns, matched: 3, all: 3, rows, ..Lines::default() })
}

pub fn chat() -> Body {
    let says = [
        (
            "Farah",
            "11:26",
            "Phones: three clinics in a row, all say the door is shut. Is that us?",
            "",
        ),
        (
            "Suda",
            "11:27",
            "Every edge pages at once. I cannot log in, my login goes through the door.",
            "",
        ),
        (
            "Javier",
            "11:33",
            "Looks like a flood from outside to me: all sites, same second. I start on blocking ranges, the runbook for attacks says so.",
            "Every edge pages at once.",
        ),
    ];
    let messages = says.iter().zip(0..).map(|((who, time, text, answers), number)| Message {
        key: key("trouble", number),
        at: None,
        who: (*who).into(),
        time: (*time).into(),
        text: (*text).into(),
        answers: (*answers).into(),
        pin: (number == 2).then(|| "P9".into()),
        ..Message::default()
    });
    Body::Chat(messages.collect())
}

pub fn paper() -> Body {
    let parts = [
        "# Bypass: how to take the filter off",
        "Use this when the filter turns good visitors away and a rule cannot be taken back in time. It takes *every* rule off at once; **whoever is on call** may do it without asking.",
        "## Before",
        "- **Owner:** login team",
        "- Log in to the control desk. Your login needs the door, so do it *before* the door is shut.",
        "1. Run `pigeon bypass --all` and wait for the second `ok`.",
        "| site | who | since |",
        "| north | Rūta | 13 November 2023 |",
        "| south, both halls | nobody yet | never practised |",
        "pigeon bypass --all   # 31 sites",
    ];
    let paragraphs = parts.iter().zip(0..).map(|(text, number)| Paragraph {
        key: key("bypass", number),
        block: markup::of_row(text, number == 9),
        ..Paragraph::default()
    });
    let mut paragraphs: Vec<Paragraph> = paragraphs.collect();
    markup::tables(paragraphs.iter_mut().map(|paragraph| &mut paragraph.block));
    Body::Paper(paragraphs)
}

fn pin(number: u32, place: &str, quote: &str, told: bool, note: &str) -> PinModel {
    let (place, quote, note) = (place.into(), quote.into(), note.into());
    PinModel { number, place, quote, told, note, ..PinModel::default() }
}

pub fn model(id: &str, name: &str, body: Body) -> EvidenceModel {
    let line = |remark: &str, text: &str| Line { remark: remark.into(), text: text.into() };
    EvidenceModel {
        cover: None,
        top: testing::top(1, 4, (84, 150), "16:00"),
        eyes: vec![super::Eyes { id: "e1".into(), label: "Rūta, 11:23".into() }],
        through: None,
        path: false,
        groups: groups(),
        people: "2 of 7 heard".into(),
        later: Some(Later { minutes: 45, away: vec!["Hanneke de Wit".into()] }),
        open: Some(OpenSource {
            id: id.into(),
            name: name.into(),
            about: String::new(),
            beside: Vec::new(),
            path: false,
            shut: false,
            nearest: None,
            chosen: None,
            present: None,
            here: name.into(),
            closer: None,
            clock: Some(ClockState {
                zone: "UTC".into(),
                suspected: if id == "all" { "edge-17 is perhaps 3.4 s ahead" } else { "" }.into(),
                aligned: None,
                can_align: true,
                several: false,
            }),
            trace: (id == "all").then(|| Trace {
                request: "req=7f3a91".into(),
                about: "2 lines of one request, 346 ms apart".into(),
                lines: vec![
                    TraceLine {
                        key: key("gatehouse", 40),
                        time: "09:24:11.203".into(),
                        source: "gatehouse".into(),
                        text: "GET /book 502 41.2 s".into(),
                        pin: Some("P4".into()),
                    },
                    TraceLine {
                        key: key("all", 90),
                        time: "09:24:11.207".into(),
                        source: "All logs, merged".into(),
                        text: "rule 1830 took 41,190 ms".into(),
                        pin: None,
                    },
                ],
            }),
            body,
        }),
        notebook: Notebook {
            pins: vec![
                pin(
                    6,
                    "Rūta Kalniņa, told 13:58",
                    "“To watch, it has to run.” Everyone calls it harmless.",
                    true,
                    "",
                ),
                pin(
                    4,
                    "edge-17, 09:24:14",
                    "worker busy 99.8%, queue 4,120",
                    false,
                    "Four seconds from push to full. Everywhere.",
                ),
                pin(
                    3,
                    "pigeon, 09:24:10",
                    "targets=all done in 2.1 s",
                    false,
                    "No stages. Who gets to skip them?",
                ),
                pin(
                    2,
                    "Ruleset 2211, line 14",
                    "",
                    false,
                    "One pattern widened. It reads like any other.",
                ),
                pin(
                    1,
                    "Build 2211",
                    "9,418 cases pass, 6m02s",
                    false,
                    "Green, and no slower than last week.",
                ),
            ],
            timeline: vec![line("09:24:10", "2211 reaches all 31 sites in 2.1 s")],
            targets: [
                target(Page::Timeline, SendTo::Entry, "a new entry"),
                target(Page::Impact, SendTo::Part(Part::Harm, "0".into()), "Bookings were lost"),
                target(Page::Factors, SendTo::Factor("observe".into()), "Observe mode looked harmless"),
            ]
            .into(),
            ..Notebook::default()
        },
        asked: vec![],
        promised: vec!["Promised: word to customers, 15:30".into()],
        news: vec![
            News {
                id: "rumour".into(),
                by: "suda".into(),
                name: "Suda".into(),
                time: "14:20".into(),
                text: "Somebody on the third floor says it was an attack. I do not know who started that.".into(),
                ..News::default()
            },
            News {
                id: "door".into(),
                time: "13:40".into(),
                text: "The door has been open for two hours without a complaint.".into(),
                ..News::default()
            },
        ],
    }
}

fn target(page: Page, to: SendTo, text: &str) -> Target {
    Target { page, to, text: text.into(), pins: vec![] }
}

pub fn asked() -> Vec<Asked> {
    let choice = |id: &str, text: &str| Choice { id: id.into(), text: text.into(), minutes: 0 };
    vec![
        Asked {
            beat: "sponsor".into(),
            by: "alistair".into(),
            name: "Alistair Penrow".into(),
            heading: "Alistair asks".into(),
            until: "until 14:40".into(),
            text: "Who pushed it? I only need the name.".into(),
            wants: Wants::Choice(vec![
                choice("name", "Rūta pushed it, at 11:24."),
                Choice {
                    minutes: 5,
                    ..choice("later", "I can tell you at 15:00, with the conditions.")
                },
            ]),
            ..Asked::default()
        },
        Asked {
            beat: "support".into(),
            by: "farah".into(),
            name: "Farah Haddad".into(),
            heading: "Farah asks".into(),
            until: String::new(),
            text: "What may I tell the schools?".into(),
            wants: Wants::Status(vec![
                Slot {
                    name: "Since when".into(),
                    lines: vec![choice("s1", "Since 11:24"), choice("s2", "This morning")],
                    last: None,
                },
                Slot {
                    name: "Next word".into(),
                    lines: vec![choice("n1", "At 15:00"), choice("n2", "When we know")],
                    last: None,
                },
            ]),
            ..Asked::default()
        },
    ]
}
