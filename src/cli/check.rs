//! `check`: everything that is wrong with a scenario, in one run.

use super::{Common, Exit, Failure, Format};
use crate::diagnostics::{
    Finding, Located, Severity, count as counted, locate, printable_line, text,
};
use crate::proof;
use crate::scenario::{self, Folder, checks};
use crate::shelf::{folders, library};
use clap::Args;
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Check scenarios: all findings in one run, each with its place, its code and what to do
///
/// Exit code 0: nothing found. 1: findings. 2: wrong use or failure.
#[derive(Debug, Args)]
pub struct Check {
    /// Folders of scenarios; a folder that holds several has each of them checked
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What was found in one scenario.
#[derive(Serialize)]
struct Checked {
    scenario: String,
    folder: String,
    findings: Vec<Located>,
    #[serde(skip)]
    files: Folder,
}

impl Check {
    pub fn run(&self, common: &Common, out: &mut dyn Write) -> Result<Exit, Failure> {
        if let Some(folder) = common.scenarios.first() {
            let folder = folder.display();
            return Err(Failure::new(
                "check does not use --scenarios",
                format!("name the folder itself: `second-story check {folder}`"),
            ));
        }
        let mut paths = Vec::new();
        for given in &self.folders {
            let found = library::scenarios_in(given);
            if !given.is_dir() {
                return Err(Failure::new(
                    format!("{} is not a folder", given.display()),
                    "name the folder that holds scenario.ron, or one that holds such folders",
                ));
            }
            // A folder without scenarios is checked itself: it lacks its files.
            if found.is_empty() {
                paths.push(given.clone());
            } else {
                paths.extend(found);
            }
        }
        let all = paths.iter().map(|path| checked(path));
        let mut clean = true;
        match self.format {
            Format::Json => {
                let all: Vec<Checked> = all.collect();
                clean = all.iter().all(|one| one.findings.is_empty());
                serde_json::to_writer_pretty(&mut *out, &all)?;
                writeln!(out)?;
            }
            Format::Text => {
                let colour = super::coloured();
                // Each at once: whoever checks a hundred sees the first while the others run.
                for one in all {
                    clean &= one.findings.is_empty();
                    print(&one, colour, out)?;
                    out.flush()?;
                }
            }
        }
        Ok(if clean { Exit::Fine } else { Exit::Findings })
    }
}

fn checked(path: &Path) -> Checked {
    let (folder, mut findings) = folders::read_what_can_be(path);
    findings.extend(check_folder(&folder));
    Checked {
        scenario: folder.slug.clone(),
        folder: path.display().to_string(),
        findings: locate(findings, &folder.files),
        files: folder,
    }
}

/// All checks on a folder in memory, structural ones first, then those that play.
fn check_folder(folder: &Folder) -> Vec<Finding> {
    let scenario = match scenario::load(folder) {
        Ok(scenario) => scenario,
        Err(findings) => return findings,
    };
    let mut findings = checks::check_read(&scenario, folder);
    // Only what is sound can be simulated and played.
    let sound = findings.iter().all(|finding| finding.severity != Severity::Error);
    if sound && folder.refused.is_empty() {
        findings.extend(proof::checks::run(&scenario));
    }
    findings
}

fn print(one: &Checked, colour: bool, out: &mut dyn Write) -> Result<(), Failure> {
    write!(out, "{}", text(&one.findings, &one.folder, &one.files.files, colour))?;
    let count = |severity| one.findings.iter().filter(|f| f.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let folder = printable_line(&one.folder);
    if errors + warnings == 0 {
        writeln!(out, "{folder}: nothing found")?;
        return Ok(());
    }
    writeln!(
        out,
        "{folder}: {}, {}; `second-story explain {}` tells more",
        counted(errors, "error"),
        counted(warnings, "warning"),
        one.findings.first().map_or("CODE", |finding| finding.code)
    )?;
    Ok(())
}
