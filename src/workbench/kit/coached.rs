//! What the language coach sees in what the player writes: a soft line under the words, and below the
//! field what could be written instead. It never stands in the way.

use egui::text::CCursor;
use egui::text_edit::TextEditOutput;
use egui::{Context, Galley, Id, Pos2, Rect, Response, Ui, pos2};
use std::sync::Arc;

use super::icons;
use super::theme::Kit;
use crate::coach::{Confidence, Glossary, Purpose};
use crate::text::Words;

/// The text of a field as it was laid out in this frame.
#[derive(Clone)]
struct Laid {
    galley: Arc<Galley>,
    at: Pos2,
    clip: Rect,
}

/// What is marked in a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// In characters.
    chars: std::ops::Range<usize>,
    pub words: String,
    pub name: String,
    pub rewrite: String,
    pub why: String,
}

/// Whose names the texts use: until it knows, the coach is silent.
pub fn names(ctx: &Context, names: Arc<Glossary>) {
    ctx.data_mut(|data| data.insert_temp(names_id(), names));
}

fn names_id() -> Id {
    Id::new("the names of a play")
}

/// Keeps how a field's text was laid out, for [`underline`].
pub(super) fn remember(ui: &Ui, shown: TextEditOutput) -> Response {
    let response = shown.response.response;
    let laid = Laid { galley: shown.galley, at: shown.galley_pos, clip: shown.text_clip_rect };
    ui.data_mut(|data| data.insert_temp(response.id.with("laid"), laid));
    response
}

/// Underlines softly what is marked in a field that was just drawn, and says below it what could be
/// written instead.
pub fn coach(ui: &mut Ui, words: &Words, field: &Response, text: &str, purpose: Purpose) {
    let seen = underline(ui, field, text, purpose);
    offer(ui, words, seen.as_ref());
}

/// The soft lines; the first of what is marked.
pub fn underline(ui: &Ui, field: &Response, text: &str, purpose: Purpose) -> Option<Seen> {
    let seen = seen(ui, field.id, text, purpose)?;
    let laid: Laid = ui.data(|data| data.get_temp(field.id.with("laid")))?;
    // A field that has changed since it was laid out is drawn again.
    if laid.galley.text() == text {
        let ink = Kit::of(ui).c.people;
        let painter = ui.painter().with_clip_rect(laid.clip.expand(3.0));
        for one in seen.iter() {
            for line in lines(&laid, &one.chars) {
                painter.extend(egui::Shape::dotted_line(&line, ink, 3.0, 1.0));
            }
        }
    }
    seen.first().cloned()
}

/// What could be written instead.
pub fn offer(ui: &mut Ui, words: &Words, seen: Option<&Seen>) {
    let Some(seen) = seen else { return };
    let kit = Kit::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(kit.icon(icons::CHAT_CENTERED, 14.0).color(kit.c.people));
        let says = [
            ("words", seen.words.as_str().into()),
            ("name", seen.name.as_str().into()),
            ("rewrite", seen.rewrite.as_str().into()),
        ];
        let text = kit.small(words.with("coach-offer", &says)).color(kit.c.ink_2);
        ui.add(egui::Label::new(text).wrap()).on_hover_text(&seen.why);
    });
    ui.add_space(4.0);
}

/// What is marked, found once for a text.
fn seen(ui: &Ui, id: Id, text: &str, purpose: Purpose) -> Option<Arc<Vec<Seen>>> {
    let names: Arc<Glossary> = ui.data(|data| data.get_temp(names_id()))?;
    if text.trim().is_empty() {
        return None;
    }
    type Kept = (String, Arc<Vec<Seen>>);
    let id = id.with("coached");
    let kept: Option<Kept> = ui.data(|data| data.get_temp(id));
    if let Some((_, seen)) = kept.filter(|(of, _)| of == text) {
        return Some(seen);
    }
    let marks = purpose.mark(text, &names).into_iter();
    let marks = marks.filter(|mark| mark.confidence == Confidence::Mark);
    let found = marks.filter_map(|mark| {
        let words = text.get(mark.span.clone())?;
        let start = text.get(..mark.span.start)?.chars().count();
        Some(Seen {
            chars: start..start + words.chars().count(),
            words: words.to_owned(),
            name: mark.category.name.clone(),
            rewrite: mark.rule.rewrite.clone(),
            why: format!("{} ({})", mark.category.why, mark.category.source),
        })
    });
    let seen = Arc::new(found.collect::<Vec<_>>());
    ui.data_mut(|data| data.insert_temp(id, (text.to_owned(), Arc::clone(&seen))));
    Some(seen)
}

/// Where some characters stand, one line a row.
fn lines(laid: &Laid, chars: &std::ops::Range<usize>) -> Vec<[Pos2; 2]> {
    let place = |index: usize| laid.galley.pos_from_cursor(CCursor::new(index));
    let mut lines: Vec<[Pos2; 2]> = Vec::new();
    for index in chars.clone() {
        let (from, to) = (place(index), place(index + 1));
        let y = laid.at.y + from.bottom() - 1.0;
        let row_ends = to.min.y > from.min.y;
        let to = if row_ends { from.min.x } else { to.min.x };
        let (from, to) = (pos2(laid.at.x + from.min.x, y), pos2(laid.at.x + to, y));
        match lines.last_mut() {
            Some(last) if last[1].y == from.y => last[1] = to,
            _ => lines.push([from, to]),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::kit::{Look, serif_lines, testing};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    /// A field with a text; beside it the lines under all of it.
    type Shown = (String, Vec<[Pos2; 2]>);

    fn field(text: &str, with_names: bool) -> Harness<'static, Shown> {
        let look = Look { reduced_motion: true, ..Look::default() };
        let (words, state) = (Words::english(), (text.to_owned(), Vec::new()));
        testing::harness([500.0, 240.0], look, state, move |ui, (text, all)| {
            if with_names {
                let people = vec!["Javier".into()];
                names(ui.ctx(), Arc::new(Glossary { people, ..Glossary::default() }));
            }
            let field = serif_lines(ui, text, "Field", "hint", 2);
            coach(ui, &words, &field, text, Purpose::Account);
            let laid: Option<Laid> = ui.data(|data| data.get_temp(field.id.with("laid")));
            *all = laid.map_or_else(Vec::new, |laid| lines(&laid, &(0..text.chars().count())));
        })
    }

    const OFFER: &str = "“should have seen”";
    const TEXT: &str = "Javier should have seen the alert.";

    #[test]
    fn what_is_marked_has_an_offer_until_it_is_put_otherwise() {
        let mut harness = field(TEXT, true);
        assert!(harness.query_by_label_contains(OFFER).is_some());
        harness.state_mut().0 = "The alert came in the 400th line of a minute.".into();
        harness.run();
        assert!(harness.query_by_label_contains(OFFER).is_none());
        assert!(field(TEXT, false).query_by_label_contains(OFFER).is_none());
    }

    #[test]
    fn lines_stand_under_the_words_row_by_row() {
        let harness = field(&[TEXT, TEXT, TEXT].join(" "), true);
        let field = harness.get_by_label("Field").rect().expand(4.0);
        let rows = &harness.state().1;
        assert!(rows.len() > 1, "{rows:?}");
        assert!(rows.iter().all(|[from, to]| from.x < to.x && field.contains(*from)), "{rows:?}");
    }
}
