//! A chart of a morning at Larkgate: for tests and pictures.

use crate::evidence::Point;
use crate::workbench::evidence::{Body, Chart, ChartMark, MarkKind, RowKey, Series, Threshold};

fn mark(kind: MarkKind, minute: i64, text: &str, row: u32) -> ChartMark {
    let (source, id) = match kind {
        MarkKind::Deploy => ("Build 2211", "builds"),
        MarkKind::Alert => ("Pages", "pages"),
    };
    ChartMark {
        kind,
        at: 32_400_000 + minute * 60_000,
        time: format!("09:{minute:02}:00"),
        text: text.into(),
        source: source.into(),
        key: RowKey { source: id.into(), row },
    }
}

pub fn chart() -> Body {
    let series = |name: &str, base: f64, top: f64| Series {
        name: name.into(),
        points: (0..60)
            .filter(|minute| !(31..=33).contains(minute))
            .map(|minute| {
                let up = (24..=48).contains(&minute);
                let value =
                    if up { top - f64::from(minute % 3) } else { base + f64::from(minute % 4) };
                Point { at: 32_400_000 + i64::from(minute) * 60_000, value }
            })
            .collect(),
        pins: if top > 99.0 { vec![(33_840_000, "P5".into())] } else { Vec::new() },
    };
    Body::Chart(Chart {
        unit: "% of workers busy".into(),
        series: vec![series("edge-17", 31.0, 99.8), series("edge-04", 28.0, 94.0)],
        gaps: vec![(34_260_000, 34_440_000)],
        step_ms: 60_000,
        thresholds: vec![Threshold { name: "pages after 3 min".into(), value: 90.0 }],
        marks: vec![
            mark(MarkKind::Deploy, 24, "ruleset 2211", 0),
            mark(MarkKind::Alert, 27, "sieve-worker-busy", 1),
            mark(MarkKind::Alert, 28, "sieve-worker-busy", 2),
            mark(MarkKind::Alert, 29, "door-worker-busy", 3),
            mark(MarkKind::Alert, 50, "recovered", 4),
        ],
        ..Chart::default()
    })
}
