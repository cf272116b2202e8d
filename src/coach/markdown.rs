//! Markdown as blocks of the writer's own words: no code, no quotations, no targets of links.

use super::allow::Allow;
use super::block::{Block, CODE};
use super::{html, plain};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What a text in Markdown says, and what it allows itself.
#[derive(Debug, Default)]
pub struct Page {
    pub blocks: Vec<Block>,
    pub allows: Vec<Allow>,
}

/// Markers before a line, or steps of its indentation, at most: what is nested deeper is read as
/// plain text, for each further line would be compared with all of them.
const DEEPEST: usize = 64;

pub fn read(text: &str) -> Page {
    let start = front_matter(text);
    let mut reader = Reader { text, ..Reader::default() };
    if text.lines().any(is_deep) {
        reader.page.blocks = plain::blocks(text);
        return reader.page;
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    for (event, at) in Parser::new_ext(&text[start..], options).into_offset_iter() {
        reader.event(event, start + at.start..start + at.end);
    }
    reader.finish();
    reader.page
}

/// Bytes of the lines between `---` that a text may begin with.
fn front_matter(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = text[mark..].split_inclusive('\n');
    let Some(fence) =
        lines.next().map(str::trim_end).filter(|fence| matches!(*fence, "---" | "+++"))
    else {
        return mark;
    };
    let mut end = mark + text[mark..].find('\n').map_or(0, |at| at + 1);
    for line in lines {
        end += line.len();
        if line.trim_end() == fence {
            return end;
        }
    }
    mark
}

fn is_deep(line: &str) -> bool {
    let mut depth = 0;
    let mut blanks = 0;
    for letter in line.bytes() {
        match letter {
            b'>' | b'-' | b'*' | b'+' | b'.' | b')' => depth += 1,
            b' ' => blanks += 1,
            b'\t' => blanks += 4,
            b'0'..=b'9' => {}
            _ => break,
        }
    }
    // A line of dashes alone is a rule, and a heading's underline.
    (depth > DEEPEST && blanks > 2
        || line.bytes().take_while(|byte| *byte == b'>').count() > DEEPEST)
        || blanks > 4 * DEEPEST
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    page: Page,
    block: Block,
    /// Open parts that are no words of the writer's.
    skipped: usize,
    /// Of each open link, whether its text is an address.
    links: Vec<bool>,
    /// An open HTML tag whose text is skipped.
    tag: Option<&'static str>,
    /// Allowances that wait for their block.
    waiting: usize,
    /// The line that was looked up last.
    line: Range<usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(&tag, at),
            Event::End(tag) => self.close(tag),
            Event::Text(words) if self.is_own() => self.block.words(&words, at),
            Event::Code(_) if self.is_own() => self.block.sign(CODE, at),
            Event::SoftBreak if self.is_own() => {
                if plain::opens(&self.text[at.end..self.text.floor_char_boundary(at.end + 8)]) {
                    self.finish();
                } else {
                    self.block.blank(at);
                }
            }
            Event::HardBreak => self.finish(),
            Event::InlineHtml(html) if self.skipped == 0 => self.inline(&html, at),
            _ => {}
        }
    }

    fn is_own(&self) -> bool {
        self.skipped == 0 && self.tag.is_none()
    }

    fn open(&mut self, tag: &Tag<'_>, at: Range<usize>) {
        match tag {
            Tag::Link { link_type, .. } => {
                let address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.links.push(address);
                self.skipped += usize::from(address);
                if address && self.skipped == 1 {
                    self.block.sign(CODE, at);
                }
            }
            Tag::Image { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::HtmlBlock => {
                self.finish();
                if self.skipped == 0 {
                    self.html(at);
                }
            }
            _ => {
                self.finish();
                for allow in self.page.allows.iter_mut().rev().take(self.waiting) {
                    allow.covers = at.clone();
                }
                self.waiting = 0;
                // An alert such as `[!NOTE]` is the writer's own.
                self.skipped +=
                    usize::from(matches!(tag, Tag::CodeBlock(_) | Tag::BlockQuote(None)));
            }
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {
                let address = self.links.pop().unwrap_or_default();
                self.skipped -= usize::from(address);
            }
            TagEnd::Image | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            _ => {
                self.finish();
                self.skipped -=
                    usize::from(matches!(tag, TagEnd::CodeBlock | TagEnd::BlockQuote(None)));
            }
        }
    }

    fn inline(&mut self, html: &str, at: Range<usize>) {
        if let Some(comment) = html.strip_prefix("<!--") {
            let covers = self.line_of(&at);
            self.page.allows.extend(Allow::read(comment, at, covers));
        } else if let Some(open) = self.tag {
            if html::name(html) == Some((open, true)) {
                self.tag = None;
                self.block.sign(CODE, at);
            }
        } else if let Some((name, false)) = html::name(html) {
            match html::kind(name) {
                html::Kind::Skipped => self.tag = Some(name),
                html::Kind::Block => self.finish(),
                html::Kind::Inline => {}
            }
        }
    }

    fn html(&mut self, at: Range<usize>) {
        for part in html::parts(&self.text[at.clone()]) {
            match part {
                html::Part::Words(words) => {
                    let at = at.start + words.start..at.start + words.end;
                    self.block.words(&self.text[at.clone()], at);
                }
                html::Part::Comment(place) => {
                    let place = at.start + place.start..at.start + place.end;
                    let comment = &self.text[place.clone()];
                    let comment = comment.strip_prefix("<!--").unwrap_or(comment);
                    if let Some(allow) = Allow::read(comment, place.clone(), place) {
                        self.page.allows.push(allow);
                        self.waiting += 1;
                    }
                }
                html::Part::Break => self.finish(),
            }
        }
        self.finish();
    }

    /// The lines that a part of the text stands on.
    fn line_of(&mut self, at: &Range<usize>) -> Range<usize> {
        if !(self.line.start <= at.start && at.end <= self.line.end) {
            let start = self.text[..at.start].rfind('\n').map_or(0, |end| end + 1);
            let end = self.text[at.end..].find('\n').map_or(self.text.len(), |end| at.end + end);
            self.line = start..end;
        }
        self.line.clone()
    }

    fn finish(&mut self) {
        self.tag = None;
        if !self.block.text.is_empty() {
            self.page.blocks.push(std::mem::take(&mut self.block));
        }
    }
}
