//! `evidence.ron`: the sources that a player can open.

use super::*;

/// The whole of `evidence.ron`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Shelf {
    pub sources: Vec<Source>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: SourceId,
    pub name: String,
    pub group: Group,
    /// One line: what it is and who keeps it.
    pub about: String,
    /// Working minutes of the first opening.
    pub minutes: u32,
    /// Known to the player from the moment when this is so.
    pub when: When,
    pub clock: Clock,
    /// Who could see it during the incident, and from when to when. Nobody listed: everybody, always.
    #[serde(default)]
    pub sight: Vec<Sight>,
    /// Of a chat: who was there, and when. Nobody listed: it is not known.
    #[serde(default)]
    pub present: Vec<Presence>,
    pub body: Body,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Group {
    Logs,
    Charts,
    Talk,
    Changes,
    Papers,
}

/// How a source tells time.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// `UTC`, `UTC+2` or an IANA name.
    pub zone: String,
    /// The source's clock is ahead by this, milliseconds (behind: negative).
    #[serde(default)]
    pub skew_ms: i64,
    /// Its times are rounded down to this, milliseconds.
    pub resolution_ms: i64,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sight {
    pub who: PersonId,
    #[serde(default)]
    pub from: Option<Moment>,
    #[serde(default)]
    pub until: Option<Moment>,
}

/// A time for which somebody was in a chat: all of it where no end is given.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// As of a [`Message`]: a person of the cast, or anybody else by name.
    pub who: String,
    #[serde(default)]
    pub from: Option<Moment>,
    #[serde(default)]
    pub until: Option<Moment>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Body {
    Logs(LogStream),
    /// Lines of a real log in `evidence/`, a record a line: what `second-story import` writes.
    LogFile(FileOf),
    Chart(Chart),
    Chat(Vec<Message>),
    /// Rows of a table: deploys, pages, tickets of a queue.
    Table(Table),
    /// A unified diff in `evidence/`, with named hunks.
    Diff(FileOf),
    /// Markdown in `evidence/`: a runbook, a ticket with comments, phone notes.
    Paper(FileOf),
}

impl Body {
    /// Lines of a system, made from the world or real.
    pub fn is_log(&self) -> bool {
        matches!(self, Body::Logs(_) | Body::LogFile(_))
    }

    /// The file below `evidence/` that it shows.
    pub fn file(&self) -> Option<&FileOf> {
        match self {
            Body::Diff(file) | Body::Paper(file) | Body::LogFile(file) => Some(file),
            Body::Logs(_) | Body::Chart(_) | Body::Chat(_) | Body::Table(_) => None,
        }
    }

    /// Says when in its own words: what its marks date is the scenario's knowledge.
    pub fn is_written(&self) -> bool {
        matches!(self, Body::Diff(_) | Body::Paper(_))
    }
}

/// Lines of a system, sampled from the world, and scripted ones among them.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LogStream {
    pub format: LogFormat,
    /// What the stream calls itself in its lines: `edge-17`.
    pub host: String,
    /// The service whose requests it writes down; none for scripted and periodic lines alone.
    #[serde(default)]
    pub of: Option<ServiceId>,
    /// Ordinary requests written down, per thousand; failures are all written, up to the cap.
    #[serde(default)]
    pub sample_per_thousand: u32,
    /// Failed requests written down at most, per second.
    #[serde(default)]
    pub failures_per_second: u32,
    pub templates: Vec<Template>,
    #[serde(default)]
    pub lines: Vec<Line>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum LogFormat {
    Json,
    Logfmt,
    Plain,
    Access,
}

/// What a line is written from. `{name}` is replaced; see `docs/evidence-templates.md` for the names.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub id: TemplateId,
    pub level: Level,
    pub text: String,
    /// Further fields, in order: name and value (with `{name}` replaced).
    #[serde(default)]
    pub fields: Vec<(String, String)>,
    pub on: Trigger,
    /// Only for requests that failed because this service, which they asked, did not answer well or
    /// in time. Where one template names the service, those that name none are not chosen.
    #[serde(default)]
    pub through: Option<ServiceId>,
    /// Weight among the templates with the same trigger.
    #[serde(default = "one")]
    pub weight: f64,
    /// Written only between these.
    #[serde(default)]
    pub from: Option<Moment>,
    #[serde(default)]
    pub until: Option<Moment>,
}

fn one() -> f64 {
    1.0
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Level {
    Debug,
    Info,
    Warn,
    Error,
    Critical,
}

/// What makes a line be written.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Trigger {
    /// A sampled request of the stream's service ended so.
    Request(Outcome),
    /// Every so many seconds, with that much jitter, whatever happens.
    Every { seconds: f64, jitter: f64 },
    /// Every so many seconds while a metric of a service is above a bound.
    While { service: ServiceId, metric: Metric, above: f64, seconds: f64 },
    /// At random, so many a minute on average.
    Random { per_minute: f64 },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Outcome {
    Ok,
    /// Answered, slower than the caller's timeout or the 99th percentile of a quiet day.
    Slow,
    /// Answered without a soft dependency.
    Degraded,
    /// Failed by itself or through a hard dependency.
    Failed,
    /// Turned away because the queue was full.
    Shed,
}

/// A scripted line.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    #[serde(default)]
    pub mark: Option<MarkId>,
    pub at: Moment,
    pub level: Level,
    pub text: String,
    #[serde(default)]
    pub fields: Vec<(String, String)>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// "busy workers, share".
    pub unit: String,
    pub series: Vec<Series>,
    /// The axis starts here rather than at zero.
    #[serde(default)]
    pub floor: Option<f64>,
    /// Points are means (or maxima) over so many seconds.
    pub step_seconds: u32,
    #[serde(default)]
    pub fold: Fold,
    /// The collector was down: no points.
    #[serde(default)]
    pub gaps: Vec<(Moment, Moment)>,
    /// Lines across it to read the values by: the bound of an alert, a capacity.
    #[serde(default)]
    pub thresholds: Vec<Threshold>,
}

/// A line across a chart.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    pub name: String,
    /// In the chart's unit.
    pub value: f64,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    pub name: String,
    pub service: ServiceId,
    pub metric: Metric,
    /// Values are multiplied by this (100 for percent).
    #[serde(default = "one")]
    pub scale: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Fold {
    #[default]
    Mean,
    Max,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    #[serde(default)]
    pub mark: Option<MarkId>,
    pub at: Moment,
    /// A person of the cast, or anybody else by name.
    pub by: String,
    pub text: String,
    /// The mark of the message that this answers in a thread.
    #[serde(default)]
    pub thread: Option<MarkId>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<TableRow>,
    /// Rows for each time that an alert of the world fires are added: page lists.
    #[serde(default)]
    pub alerts: bool,
    /// Charts mark the instants of its rows as these, once it is open.
    #[serde(default)]
    pub marks: Option<RowsAre>,
}

/// What the rows of a table are, for whoever looks at a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum RowsAre {
    Deploys,
    Alerts,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableRow {
    #[serde(default)]
    pub mark: Option<MarkId>,
    pub at: Moment,
    pub cells: Vec<String>,
}

/// A file beside the RON, with named places in it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FileOf {
    /// Relative to `evidence/`.
    pub file: String,
    /// Each mark names the first line that holds this text.
    #[serde(default)]
    pub marks: Vec<MarkAt>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MarkAt {
    pub mark: MarkId,
    pub text: String,
    /// When what stands there was so, if it has a time.
    #[serde(default)]
    pub at: Option<Moment>,
}
