//! What became of the logs, for people and for programs, and what to paste where.

use super::into::Target;
use super::read::{Source, Told};
use super::snippet;
use crate::diagnostics::{Severity, printable, printable_line};
use crate::logs::import::{Format, Kind, Masks, Tally};
use crate::scenario::model::Ms;
use crate::search::Problem;
use crate::text::grouped;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::Path;

pub struct Report<'a> {
    pub target: &'a Target,
    pub sources: &'a [Source],
    pub masks: Option<&'a Masks>,
    pub told: Told,
    /// Nothing is written: it would be too much.
    pub refused: bool,
    /// Where lines that could not be read were written to.
    pub rest: Option<&'a Path>,
}

const KINDS: [(Kind, &str); 4] = [
    (Kind::Address, "addresses"),
    (Kind::Mail, "mails"),
    (Kind::Token, "tokens"),
    (Kind::Name, "names"),
];

/// `1 line`, `1,204 lines`.
fn count(number: u64, what: &str) -> String {
    format!("{} {what}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// Which verb goes with so many.
fn one<'a>(number: u64, single: &'a str, several: &'a str) -> &'a str {
    if number == 1 { single } else { several }
}

fn instant(at: Ms) -> String {
    jiff::Timestamp::from_millisecond(at).map_or_else(|_| String::new(), |at| at.to_string())
}

impl Report<'_> {
    pub fn text(&self, out: &mut dyn Write) -> io::Result<()> {
        for source in self.sources {
            for file in &source.files {
                self.file(&file.name, &file.tally, file.sixteen, out)?;
            }
            self.source(source, out)?;
            writeln!(out)?;
        }
        if let Some(masks) = self.masks {
            let said: Vec<String> = KINDS
                .iter()
                .filter_map(|(kind, name)| {
                    let masked = masks.counts.get(kind)?;
                    let different = grouped(masks.different(*kind));
                    Some(format!("{name} {} ({different} different)", grouped(*masked)))
                })
                .collect();
            let said =
                if said.is_empty() { "nothing was found to mask".into() } else { said.join(", ") };
            writeln!(out, "masked: {said}; read the evidence before you share it\n")?;
        }
        let any = self.sources.iter().any(|source| source.keep.sums.kept > 0);
        if self.refused || !any { Ok(()) } else { self.paste(out) }
    }

    fn file(&self, name: &str, tally: &Tally, wide: bool, out: &mut dyn Write) -> io::Result<()> {
        let bytes = count(tally.bytes, "byte");
        writeln!(out, "{}: {}, {bytes}", printable_line(name), count(tally.lines, "line"))?;
        let row = |out: &mut dyn Write, what: &str, number: u64, more: &str| {
            writeln!(out, "  {what:<44} {:>12}{more}", grouped(number))
        };
        let mut formats: Vec<(&Format, &u64)> = tally.formats.iter().collect();
        formats.sort_by_key(|(format, lines)| (u64::MAX - **lines, **format));
        for (format, lines) in &formats {
            row(out, format.name(), **lines, "")?;
        }
        if tally.joined > 0 {
            row(out, "belong to the line above (stack traces)", tally.joined, "")?;
        }
        if tally.blank > 0 {
            row(out, "blank", tally.blank, "")?;
        }
        if tally.unread > 0 {
            let more = format!(", {}", count(tally.unread_bytes, "byte"));
            row(out, "not read", tally.unread, &more)?;
            for (line, text) in &tally.examples {
                writeln!(
                    out,
                    "    line {}: {}",
                    grouped(*line),
                    printable_line(&self.example(text))
                )?;
            }
            if wide {
                writeln!(
                    out,
                    "    the file is UTF-16: write it anew as UTF-8, with `iconv -f UTF-16`"
                )?;
            } else if tally.records > 0 {
                writeln!(
                    out,
                    "    --join takes lines without a time to the one above; --rest FILE keeps these"
                )?;
            }
            if tally.too_long > 0 {
                let long = count(tally.too_long, "line");
                writeln!(
                    out,
                    "    {long} of these {} longer than 256 KiB",
                    one(tally.too_long, "is", "are")
                )?;
            }
        }
        if formats.len() > 1 {
            writeln!(
                out,
                "  {} formats in one file: each line was read by its own",
                formats.len()
            )?;
        }
        if tally.odd > 0 {
            writeln!(
                out,
                "  {} with colours, a byte order mark or what is no UTF-8: the first two are left out, \
                 other bytes stand as \\xff",
                count(tally.odd, "line")
            )?;
        }
        Ok(())
    }

    /// What stands in an example is shown masked as well.
    fn example(&self, text: &str) -> String {
        match self.masks {
            Some(masks) => masks.covered(text),
            None => text.to_owned(),
        }
    }

    fn source(&self, source: &Source, out: &mut dyn Write) -> io::Result<()> {
        let sums = &source.keep.sums;
        let stretch = match (sums.first, sums.last) {
            (Some(first), Some(last)) => format!(", {} to {}", instant(first), instant(last)),
            _ => String::new(),
        };
        writeln!(out, "source {}: {}{stretch}", source.id, count(sums.kept, "record"))?;
        for (number, bytes, why) in [
            (sums.outside, sums.outside_bytes, "outside --from and --until"),
            (sums.unmatched, sums.unmatched_bytes, "not matched by --only"),
        ] {
            if number > 0 {
                writeln!(
                    out,
                    "  left out, {why}: {}, {}",
                    count(number, "record"),
                    count(bytes, "byte")
                )?;
            }
        }
        for line in self.said_of_times(source) {
            writeln!(out, "  {line}")?;
        }
        if sums.duplicates > 0 {
            let stand = one(sums.duplicates, "stands", "stand");
            writeln!(out, "  {} {stand} there twice: kept", count(sums.duplicates, "record"))?;
        }
        if sums.out_of_order > 0 {
            writeln!(
                out,
                "  {} {} earlier than the one above: kept in place",
                count(sums.out_of_order, "record"),
                one(sums.out_of_order, "is", "are")
            )?;
        }
        let path = self.target.file(&source.id);
        let path = path.display();
        match (source.written, sums.kept) {
            (true, _) => writeln!(out, "  written: {path}, {}", count(source.length, "byte"))?,
            (_, 0) => writeln!(out, "  nothing is written: no record was taken")?,
            _ => writeln!(out, "  not written: {path}, {}", count(source.length, "byte"))?,
        }
        Ok(())
    }

    /// What was not written in the log, and by what it was worked out.
    fn said_of_times(&self, source: &Source) -> Vec<String> {
        let assumed = &source.when.assumed;
        let mut said = Vec::new();
        let mut say = |number: u64, what: &str, how: String| {
            if number > 0 {
                let have = one(number, "has", "have");
                said.push(format!("{} {have} no {what}: {how}", count(number, "time")));
            }
        };
        let near = match self.target.day {
            Some((day, from)) => format!("{day}, {from}"),
            None => "nothing that is known".to_owned(),
        };
        let years = match self.told.year {
            Some(year) => {
                format!("the first is of {year}, as --year says, each other near the one above")
            }
            None => format!("worked out from {near}, and the line above; --year says another"),
        };
        say(assumed.years, "year", years);
        say(
            assumed.days,
            "date",
            format!("worked out from {near}, and the line above; --day says another"),
        );
        let zone = format!("read as {}, {}", self.target.zone_name, self.target.zone_from);
        let another = if self.target.zone_from == "--zone" { "" } else { "; --zone says another" };
        say(assumed.zones, "zone", format!("{zone}{another}"));
        if assumed.twice > 0 {
            said.push(format!(
                "{} in an hour that happens twice: the first, unless the line above is later",
                count(assumed.twice, "time")
            ));
        }
        if assumed.left_out > 0 {
            said.push(format!(
                "{} in an hour that never was: read as the next",
                count(assumed.left_out, "time")
            ));
        }
        if assumed.unknown > 0 {
            said.push(format!(
                "{} could not be worked out: say --year or --day; these records have none",
                count(assumed.unknown, "time")
            ));
        }
        let untimed: u64 = source.files.iter().map(|file| file.tally.untimed).sum();
        let untimed = untimed.saturating_sub(assumed.unknown);
        if untimed > 0 {
            said.push(format!("{} without a time: kept in place", count(untimed, "record")));
        }
        let slashes =
            source.files.iter().filter_map(|file| file.tally.formats.get(&Format::Slashes));
        let slashes: u64 = slashes.sum();
        if slashes > 0 {
            said.push(format!(
                "{} such as 06/04/2024: read as month/day/year, unless the first is above 12",
                count(slashes, "date")
            ));
        }
        said
    }

    fn paste(&self, out: &mut dyn Write) -> io::Result<()> {
        let of = |source: &&Source| source.keep.sums.kept > 0;
        let taken: Vec<&Source> = self.sources.iter().filter(of).collect();
        let fresh = |source: &&&Source| !self.target.shown(&Target::file_name(&source.id));
        let fresh: Vec<&Source> = taken.iter().filter(fresh).copied().collect();
        let shown = self.target.path.join("evidence.ron");
        if !fresh.is_empty() {
            writeln!(
                out,
                "Paste into `sources: [ … ]` of {}, and finish `about`:\n",
                shown.display()
            )?;
            for source in &fresh {
                writeln!(out, "{}\n", snippet::of(source, self.target))?;
            }
        }
        if taken.len() > fresh.len() {
            let which = if fresh.is_empty() { "what was written" } else { "the rest" };
            writeln!(
                out,
                "{} shows {which} already: nothing is to be pasted for it",
                shown.display()
            )?;
        }
        if let Some(rest) = self.rest {
            writeln!(out, "lines that were not read: {}", rest.display())?;
        }
        let path = self.target.path.display();
        match snippet::found(&taken, self.target) {
            None => {
                writeln!(out, "`second-story check {path}` says what is wrong with the scenario")
            }
            Some(found) if found.is_empty() => {
                writeln!(out, "`second-story check {path}` will find nothing new then")
            }
            Some(found) => {
                writeln!(out, "`second-story check {path}` will find then:")?;
                for finding in found {
                    let severity = match finding.severity {
                        Severity::Error => "error",
                        Severity::Warning => "warning",
                        Severity::Hint => "hint",
                    };
                    writeln!(
                        out,
                        "  {} {severity}: {}",
                        finding.code,
                        printable(&finding.message)
                    )?;
                    writeln!(out, "    {}", printable(&finding.what_to_do))?;
                }
                Ok(())
            }
        }
    }

    pub fn json(&self, problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
        let sources: Vec<Value> =
            self.sources.iter().map(|source| self.source_json(source)).collect();
        let masked = self.masks.map(|masks| {
            let each = KINDS.iter().map(|(kind, name)| {
                let number = masks.counts.get(kind).copied().unwrap_or(0);
                ((*name).to_owned(), json!({"masked": number, "different": masks.different(*kind)}))
            });
            Value::Object(each.collect())
        });
        let taken: Vec<&Source> = self.sources.iter().filter(|s| s.keep.sums.kept > 0).collect();
        let found = snippet::found(&taken, self.target).filter(|_| !self.refused).map(|found| {
            let each = found.iter().map(|finding| {
                json!({"code": finding.code, "severity": finding.severity, "message": finding.message,
                       "what_to_do": finding.what_to_do})
            });
            Value::Array(each.collect())
        });
        let report = json!({
            "scenario": self.target.path.display().to_string(),
            "sources": sources,
            "masked": masked,
            "rest": self.rest.map(|path| path.display().to_string()),
            "problems": problems.iter().map(|problem| &problem.message).collect::<Vec<_>>(),
            "check_will_find": found,
        });
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)
    }

    fn source_json(&self, source: &Source) -> Value {
        let (sums, assumed) = (&source.keep.sums, &source.when.assumed);
        let files: Vec<Value> = source
            .files
            .iter()
            .map(|file| {
                let tally = &file.tally;
                let formats = tally.formats.iter().map(|(f, n)| (f.name().to_owned(), json!(n)));
                let examples = tally.examples.iter().map(|(line, text)| {
                    json!({"line": line, "text": self.example(text)})
                });
                json!({
                    "file": file.name,
                    "lines": tally.lines,
                    "bytes": tally.bytes,
                    "formats": Value::Object(formats.collect()),
                    "records": {"count": tally.records, "bytes": tally.record_bytes},
                    "joined_lines": tally.joined,
                    "blank": {"lines": tally.blank, "bytes": tally.blank_bytes},
                    "not_read": {"lines": tally.unread, "bytes": tally.unread_bytes,
                                 "too_long": tally.too_long, "examples": examples.collect::<Vec<_>>()},
                    "odd_lines": tally.odd,
                    "untimed_records": tally.untimed,
                    "utf16": file.sixteen,
                })
            })
            .collect();
        json!({
            "id": source.id,
            "name": source.name,
            "files": files,
            "records": {"count": sums.kept, "bytes": sums.kept_bytes},
            "outside": {"count": sums.outside, "bytes": sums.outside_bytes},
            "not_matched": {"count": sums.unmatched, "bytes": sums.unmatched_bytes},
            "first": sums.first.map(instant),
            "last": sums.last.map(instant),
            "duplicates": sums.duplicates,
            "out_of_order": sums.out_of_order,
            "assumed": {"years": assumed.years, "dates": assumed.days, "zones": assumed.zones,
                        "hour_twice": assumed.twice, "hour_left_out": assumed.left_out,
                        "unknown": assumed.unknown},
            "day": self.target.day.map(|(day, _)| day.to_string()),
            "zone": self.target.zone_name,
            "evidence": self.target.file(&source.id).display().to_string(),
            "evidence_bytes": source.length,
            "written": source.written,
            "paste": (sums.kept > 0).then(|| snippet::of(source, self.target)),
        })
    }
}
