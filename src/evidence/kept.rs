//! Logs of real systems: the records of a file, each with what its format says of it.

use super::clock::Reader;
use super::row::Row;
use super::table::timed;
use crate::logs::import::read_record;
use crate::logs::{Line, Record as _};
use crate::scenario::model::{FileOf, Kept, Scenario};

/// Names under which lines keep the id that a request bears in the lines of every service.
const REQUESTS: [&str; 9] = [
    "req",
    "request_id",
    "req_id",
    "requestId",
    "reqId",
    "trace_id",
    "traceId",
    "trace.id",
    "correlation_id",
];

/// The records in the order of the file: what was late or came twice in the log is so here.
pub fn rows(scenario: &Scenario, clock: &Reader, file: &FileOf) -> Vec<Row> {
    let text = scenario.files.get(&file.file).map_or("", String::as_str);
    // What cannot be read is left out; the checks report it.
    let records = text.lines().filter_map(|line| Kept::read(line).ok());
    let mut rows: Vec<Row> = (0..)
        .zip(records)
        .map(|(index, (at, text))| Row {
            index,
            ..match at {
                Some(at) => known(Row { text, ..timed(scenario, clock, at) }),
                None => known(Row { text, ..Row::default() }),
            }
        })
        .collect();
    for named in &file.marks {
        if let Some(row) = rows.iter_mut().find(|row| row.text.contains(&named.text)) {
            row.marks.push(named.mark.clone());
        }
    }
    rows
}

/// With level, writer and fields.
fn known(row: Row) -> Row {
    let Some(read) = read_record(&row.text) else {
        let level = Line::new(row.text.as_bytes(), "").level();
        return Row { level, ..row };
    };
    let mut fields: Vec<(String, String)> = Vec::with_capacity(read.fields.len() + 1);
    fields.extend(read.fields.iter().map(|(name, value)| (name.to_string(), value.to_string())));
    let request = REQUESTS.iter().find_map(|name| read.field(name)).map(str::to_owned);
    fields.retain(|(name, _)| name != "msg");
    fields.push(("msg".to_owned(), read.msg.into_owned()));
    let (level, who) = (read.level, read.who.map(|who| who.into_owned()));
    Row { level, who, fields, request, ..row }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logs::{Level, Query};
    use crate::scenario::checks::sample::sample;
    use crate::scenario::model::{Body, Clock, Group, MarkAt, Source, When};

    const TEXTS: [&str; 4] = [
        r#"{"ts":"2025-03-11T11:00:05+01:00","level":"error","service":"store","msg":"no space left","http":{"status":503},"request_id":"7f3a"}"#,
        "2025-03-11 11:00:06,100 WARN  [main] com.example.Pool - busy\njava.io.IOException: full\n\tat a.B.c(B.java:1)",
        r#"203.0.113.4 - - [11/Mar/2025:11:00:04 +0100] "GET /buy HTTP/1.1" 502 137 "-" "curl/8""#,
        "WARNING:pool:no time",
    ];

    #[test]
    fn records_keep_their_order_and_answer_queries() {
        let ats = [Some(5), Some(6), Some(4), None];
        let mut scenario = sample();
        let base = scenario.midnight + 10 * 3_600_000;
        let lines = TEXTS.iter().zip(ats).map(|(text, at)| {
            let at = at.map(|second| base + second * 1_000);
            serde_json::to_string(&Kept::new(at, (*text).to_owned())).expect("JSON") + "\n"
        });
        scenario.files.insert("log.jsonl".into(), lines.collect());
        let marks = vec![MarkAt { mark: "full".into(), text: "full\n\tat".into(), at: None }];
        let source = Source {
            id: "log".into(),
            name: "Log".into(),
            group: Group::Logs,
            about: "a log".into(),
            minutes: 5,
            when: When::Always,
            clock: Clock { zone: "UTC+1".into(), skew_ms: 0, resolution_ms: 1000 },
            sight: Vec::new(),
            present: Vec::new(),
            body: Body::LogFile(FileOf { file: "log.jsonl".into(), marks }),
        };
        scenario.shelf.sources = vec![source];
        let day = crate::world::run(&scenario.world, scenario.midnight).expect("a day");
        let sources = crate::evidence::Sources::build(&scenario, &day);
        let view = sources.get(&"log".into()).expect("the source");
        let shown: Vec<&str> = view.rows().iter().map(|row| row.shown_time.as_str()).collect();
        assert_eq!(shown, ["11:00:05", "11:00:06", "11:00:04", ""]);
        assert_eq!(view.rows()[1].marks, ["full".into()]);
        assert_eq!(view.rows()[0].request.as_deref(), Some("7f3a"));
        assert_eq!(view.rows()[3].level, Some(Level::Warn));
        for (query, row) in [
            ("level:error", 0),
            ("http.status:503", 0),
            ("service:store", 0),
            ("msg:busy", 1),
            ("logger:com.example.Pool IOException", 1),
            ("status:5* path:/buy", 2),
            ("before:11:00:05", 2),
            ("\"no time\"", 3),
        ] {
            let query = Query::parse(query).expect(query);
            let found: Vec<u32> = view
                .rows()
                .iter()
                .filter(|row| query.matches(&view.line(row)))
                .map(|row| row.index)
                .collect();
            assert_eq!(found, [row], "{query:?}");
        }
    }
}
