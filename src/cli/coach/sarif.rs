//! Marks as SARIF 2.1.0, which code scanning reads.

use super::super::Failure;
use super::found::Found;
use crate::coach::{ALLOW_CODES, Coach};
use crate::diagnostics::{Located, Severity};
use serde_json::{Value, json};
use std::io::Write;

/// `unread` is what was told of texts that could not be read.
pub fn sarif(all: &[Found], unread: &[String], out: &mut dyn Write) -> Result<(), Failure> {
    let rules = rules();
    let codes: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    let results: Vec<Value> = all
        .iter()
        .flat_map(|one| one.located.iter().map(|found| result(found, &one.file, &codes)))
        .collect();
    let told = unread.iter().map(|message| json!({"level": "error", "message": {"text": message}}));
    let told: Vec<Value> = told.collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "second-story coach",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": told,
            }],
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)?;
    Ok(())
}

/// Each rule with its help.
fn rules() -> Vec<Value> {
    let coach = Coach::standard();
    let mut rules: Vec<Value> = coach
        .rules
        .iter()
        .filter_map(|rule| {
            let category = coach.category(&rule.code)?;
            let (why, instead) = (&category.why, &rule.rewrite);
            Some(json!({
                "id": rule.code,
                "shortDescription": {"text": category.name},
                "fullDescription": {"text": why},
                "help": {"text": format!("{why} {instead} ({})", category.source)},
                "defaultConfiguration": {"level": if rule.hint { "note" } else { "warning" }},
            }))
        })
        .collect();
    rules.extend(ALLOW_CODES.iter().map(|(code, meaning)| {
        json!({
            "id": code,
            "shortDescription": {"text": meaning},
            "fullDescription": {"text": format!("In a text, {meaning}.")},
            "help": {"text": "docs/coach.md says how a text allows what it quotes."},
            "defaultConfiguration": {"level": "error"},
        })
    }));
    rules
}

fn result(found: &Located, file: &str, codes: &[&str]) -> Value {
    let level = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    };
    let region = json!({
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    });
    let said = if found.what_to_do.is_empty() {
        found.message.clone()
    } else {
        format!("{}: {}", found.message, found.what_to_do)
    };
    json!({
        "ruleId": found.code,
        "ruleIndex": codes.iter().position(|code| *code == found.code),
        "level": level,
        "message": {"text": said},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": address(file)},
            "region": region,
        }}],
    })
}

/// A path as a reference that SARIF can hold: with `/`, and other letters by their bytes.
fn address(file: &str) -> String {
    let file = file.replace('\\', "/");
    let file = file.strip_prefix("./").unwrap_or(&file);
    let mut out = String::with_capacity(file.len());
    for byte in file.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    // A path from the root is an address with a scheme.
    if out.starts_with('/') { format!("file://{out}") } else { out }
}
