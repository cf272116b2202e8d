//! The brief over the scenario's first story.

use super::Desk;
use super::play::portrait;
use super::top::{Stop, bar};
use crate::play::Command;
use crate::play::command::View;
use crate::scenario::model::*;
use crate::text::Words;
use crate::workbench::brief::{BriefAction, BriefModel, Quote, Statement};

/// What stands on each little door in the paper's picture.
const DOOR_SIGN: &str = "502";

pub fn model(desk: &Desk, words: &Words) -> BriefModel {
    let manifest = &desk.scenario().manifest;
    let story = &manifest.first_story;
    let person = desk.scenario().person(&story.quote.by);
    let mut paragraphs = story.paragraphs.clone();
    paragraphs.push(manifest.player.own_part.clone());
    BriefModel {
        top: bar(desk, words, Stop::Brief),
        masthead: story.masthead.clone(),
        dateline: story.dateline.clone(),
        headline: story.headline.clone(),
        named: story.named.clone(),
        standfirst: story.standfirst.clone(),
        door_sign: DOOR_SIGN.to_owned(),
        caption: story.caption.clone(),
        paragraphs,
        quote: Quote {
            text: story.quote.text.clone(),
            by: story.quote.by.to_string(),
            name: person.map(|person| person.name.clone()).unwrap_or_default(),
            role: person.map(|person| person.role.clone()).unwrap_or_default(),
            portrait: person.map(|person| portrait(&person.portrait)).unwrap_or_default(),
        },
        chips: manifest.gut_check.chips,
        statements: manifest
            .gut_check
            .statements
            .iter()
            .map(|statement| Statement {
                id: statement.id.to_string(),
                text: statement.text.clone(),
            })
            .collect(),
        sealed: desk.play.gut.is_some(),
    }
}

/// The command that an action stands for; none for going elsewhere.
pub fn command(action: &BriefAction) -> Option<Command> {
    let BriefAction::Seal { line, chips, sure } = action else { return None };
    let laid = chips.iter().filter(|(_, chips)| *chips > 0);
    Some(Command::Seal(View {
        chips: laid.map(|(id, chips)| (StatementId::from(id.as_str()), *chips)).collect(),
        line: line.clone(),
        sure: sure + 1,
    }))
}
