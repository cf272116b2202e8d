//! `world.ron`: services, load, conditions, guards, hazards: what one day is made of.

use super::*;

/// The whole of `world.ron`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WorldSpec {
    /// Seeds the day, so that all players read the same lines.
    pub seed: u64,
    /// First second of the day, UTC.
    pub start: Moment,
    /// Length in seconds, at most 86,400.
    pub seconds: u32,
    pub services: Vec<Service>,
    pub entries: Vec<Entry>,
    #[serde(default)]
    pub stocks: Vec<Stock>,
    pub conditions: Vec<Condition>,
    pub alerts: Vec<Alert>,
    pub guards: Vec<Guard>,
    pub hazards: Vec<Hazard>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub id: ServiceId,
    pub name: String,
    /// One line for people: "lets visitors in; asks sieve about each".
    pub does: String,
    pub kind: ServiceKind,
    /// Parallel workers over all sites; each handles one request at a time.
    pub workers: u32,
    /// Own mean time of one request, milliseconds, without what it calls.
    pub service_ms: f64,
    /// Requests that may wait; what comes above is shed.
    pub queue_limit: f64,
    /// Share of requests that fail on an ordinary day, 0 to 1.
    #[serde(default)]
    pub base_error: f64,
    #[serde(default)]
    pub calls: Vec<Call>,
    /// Services that it brings changes to (builds, rules), in order: a thin line of the map.
    #[serde(default)]
    pub hands_to: Vec<ServiceId>,
    /// Place on the service map, in grid cells (x right, y down).
    pub place: (i32, i32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum ServiceKind {
    Proxy,
    Web,
    Engine,
    Database,
    Cache,
    Broker,
    Login,
    External,
    /// Done by people: carries no simulated traffic.
    Manual,
}

/// What a service asks of another for each of its requests.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub to: ServiceId,
    /// Mean calls for each request.
    pub per_request: f64,
    /// `Hard`: a failure fails the caller. `Soft`: the caller answers degraded.
    pub need: Need,
    /// The caller's worker waits for the answer.
    #[serde(default = "yes")]
    pub sync: bool,
    pub timeout_ms: f64,
    #[serde(default)]
    pub retries: u32,
    /// Retries may add at most this share of the first attempts.
    #[serde(default = "tenth")]
    pub retry_budget: f64,
}

fn yes() -> bool {
    true
}

fn tenth() -> f64 {
    0.1
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Need {
    Hard,
    Soft,
}

/// A stream of requests from outside, a line of the service map.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: EntryId,
    pub name: String,
    /// The service that it reaches first.
    pub to: ServiceId,
    /// Stations that its line passes on the map, after the entry itself.
    #[serde(default)]
    pub line: Vec<ServiceId>,
    /// Requests a second when every factor is 1.
    pub per_second: f64,
    /// Factor by time of day, linear between the points.
    pub shape: Vec<(Moment, f64)>,
    /// Factor by weekday, Monday first.
    #[serde(default = "even_week")]
    pub weekday: [f64; 7],
    #[serde(default)]
    pub bursts: Vec<Burst>,
    /// Extra noise as a share of the rate (standard deviation), beyond that of arrivals.
    #[serde(default)]
    pub noise: f64,
    /// Paths that requests ask for, with weights, for the logs.
    #[serde(default)]
    pub paths: Vec<(String, f64)>,
    /// Place of the entry on the map, in grid cells.
    pub place: (i32, i32),
}

fn even_week() -> [f64; 7] {
    [1.0; 7]
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Burst {
    pub at: Moment,
    pub seconds: u32,
    pub factor: f64,
}

/// Something that grows and shrinks beside the requests: a queue of messages, a disk, a lag.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stock {
    pub id: ServiceId,
    pub name: String,
    pub unit: String,
    /// Grows with each request of this service.
    pub of: ServiceId,
    pub level: f64,
    pub in_per_request: f64,
    pub in_per_second: f64,
    pub out_per_second: f64,
    pub limit: f64,
    /// What the service suffers while the stock is at its limit.
    #[serde(default)]
    pub full: Option<Effect>,
}

/// Something that is so for a while.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub id: ConditionId,
    pub name: String,
    pub on: ServiceId,
    pub from: Moment,
    pub until: Until,
    pub effects: Vec<Effect>,
    /// Share of the service's sites that it reaches, 0 to 1.
    #[serde(default = "whole")]
    pub reach: f64,
}

fn whole() -> f64 {
    1.0
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Until {
    Time(Moment),
    /// So many minutes after an alert first fires: the response takes that long.
    After {
        alert: AlertId,
        minutes: f64,
    },
    /// Lasts to the end of the day.
    Open,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Effect {
    /// The service's own time is multiplied.
    Slower(f64),
    /// The service's own time is at most this, milliseconds (a guard that cuts it off).
    AtMostMs(f64),
    /// Further share of requests that fail.
    Errors(f64),
    /// Workers are multiplied.
    Workers(f64),
    /// Share of answers that look right and are wrong.
    Wrong(f64),
    /// Load of an entry is multiplied.
    Load(EntryId, f64),
    /// A stock takes in that much more a second.
    Grow(ServiceId, f64),
    /// Callers no longer ask this service: it is switched off, and counts as answered at once.
    Bypassed,
}

/// Fires when a series stays past a bound.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Alert {
    pub id: AlertId,
    pub name: String,
    pub on: ServiceId,
    pub metric: Metric,
    pub above: f64,
    /// Seconds that the series must stay there.
    pub for_seconds: u32,
    /// What the page says.
    pub text: String,
    /// Who is paged.
    #[serde(default)]
    pub pages: Vec<PersonId>,
}

/// A series that the world writes, one value a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Metric {
    /// Requests arriving, per second (attempts included).
    Arriving,
    /// Requests answered well, per second.
    Answered,
    /// Share of requests that fail, 0 to 1.
    ErrorRatio,
    /// Median latency, milliseconds.
    LatencyP50,
    /// 99th percentile of latency, milliseconds.
    LatencyP99,
    /// Share of worker time in use, 0 to 1.
    Saturation,
    /// Requests waiting.
    Queue,
    /// Requests turned away, per second.
    Shed,
    /// Share of answers that are wrong, 0 to 1.
    WrongRatio,
    /// Level of a stock, in its unit.
    Level,
}

/// One slice of the path to production.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    pub id: GuardId,
    pub name: String,
    pub stage: Stage,
    pub sees: String,
    pub blind_to: String,
    /// Chance that it catches each hazard, 0 to 1.
    #[serde(default)]
    pub catches: Vec<(HazardId, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Stage {
    Review,
    Test,
    Deploy,
    Runtime,
    Detection,
    Recovery,
}

/// Something that may arrive in a year.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Hazard {
    pub id: HazardId,
    pub name: String,
    /// Mean arrivals a year.
    pub per_year: f64,
    /// Minutes of harm when every guard misses it: median and 90th percentile.
    pub minutes: (f64, f64),
}

/// How a measure changes the world: the same day runs again with it.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub enum Edit {
    /// A guard catches better: p becomes 1 - (1 - p)(1 - e), e by the measure's strength.
    Guard(GuardId),
    /// A condition reaches at most this share of sites.
    Reach(ConditionId, f64),
    /// A condition's effects are replaced.
    Effects(ConditionId, Vec<Effect>),
    /// A condition never begins.
    Prevent(ConditionId),
    /// A condition ends another way.
    Ends(ConditionId, Until),
    /// A further alert.
    Alert(Alert),
    Workers(ServiceId, f64),
    /// A call is dropped from the design.
    Uncall(ServiceId, ServiceId),
    /// A call becomes soft.
    Soften(ServiceId, ServiceId),
    /// A hazard arrives more or less often.
    Rate(HazardId, f64),
}
