//! Chats and tables.

use super::clock::Reader;
use super::row::Row;
use crate::scenario::model::*;
use crate::world::Day;

/// Messages in the order of their instants.
pub fn chat(scenario: &Scenario, clock: &Reader, messages: &[Message]) -> Vec<Row> {
    let mut order: Vec<&Message> = messages.iter().collect();
    order.sort_by_key(|message| scenario.at(&message.at));
    let find = |mark: &MarkId| {
        let at = order.iter().position(|message| message.mark.as_ref() == Some(mark))?;
        u32::try_from(at).ok()
    };
    let rows = (0..).zip(&order).map(|(index, message)| Row {
        index,
        who: Some(message.by.clone()),
        text: message.text.clone(),
        marks: message.mark.iter().cloned().collect(),
        answers: message.thread.as_ref().and_then(find),
        ..timed(scenario, clock, scenario.at(&message.at))
    });
    rows.collect()
}

/// The rows of a table and, where it holds them, those of alerts that fired, in order.
pub fn table(scenario: &Scenario, day: &Day, clock: &Reader, table: &Table) -> Vec<Row> {
    let scripted = table.rows.iter().map(|row| Row {
        marks: row.mark.iter().cloned().collect(),
        cells: row.cells.clone(),
        ..timed(scenario, clock, scenario.at(&row.at))
    });
    let mut rows: Vec<Row> = scripted.collect();
    if table.alerts {
        for alert in &scenario.world.alerts {
            for at in day.alert_fired(&alert.id) {
                let cells = alert_cells(scenario, alert, table.columns.len());
                rows.push(Row { cells, ..timed(scenario, clock, *at) });
            }
        }
    }
    rows.sort_by_key(|row| row.at);
    for (index, row) in (0..).zip(&mut rows) {
        row.index = index;
        row.text = row.cells.join(" · ");
        let named = table.columns.iter().zip(&row.cells);
        row.fields = named.map(|(name, cell)| (name.to_lowercase(), cell.clone())).collect();
    }
    rows
}

/// The alert's name, where it watches, what it says, whom it pages; the rest stays empty. A table
/// of three columns does without the place.
fn alert_cells(scenario: &Scenario, alert: &Alert, columns: usize) -> Vec<String> {
    let service = scenario.world.services.iter().find(|service| service.id == alert.on);
    let on = service.map_or(alert.on.to_string(), |service| service.name.clone());
    let paged = alert
        .pages
        .iter()
        .map(|id| scenario.person(id).map_or(id.to_string(), |person| person.name.clone()));
    let paged = paged.collect::<Vec<_>>().join(", ");
    let mut cells = vec![alert.name.clone()];
    if columns != 3 {
        cells.push(on);
    }
    cells.extend([alert.text.clone(), paged]);
    cells.resize(columns, String::new());
    cells
}

/// A row with its times and nothing else.
pub fn timed(scenario: &Scenario, clock: &Reader, at: Ms) -> Row {
    Row {
        at: Some(at),
        raw: Some(clock.raw(at)),
        shown_time: clock.shown(at, scenario.midnight),
        ..Row::default()
    }
}
