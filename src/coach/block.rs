//! A block of text: a paragraph, a heading, an item or a cell, as one line of the writer's words.

use std::ops::Range;

/// What stands for code: a thing with a name.
pub const CODE: char = '\u{2}';
/// What stands for each byte of a quotation.
pub const QUOTE: char = '\u{1}';

/// One line of words, with what each byte of it is in the source. White space is one blank, an
/// apostrophe is `'`, code is [`CODE`].
#[derive(Clone, Debug, Default)]
pub struct Block {
    pub text: String,
    runs: Vec<Run>,
}

/// From this byte of the line on, this part of the source. A run as long as its part is a copy of
/// it; else the one stands for the other as a whole.
#[derive(Clone, Debug)]
struct Run {
    own: usize,
    source: Range<usize>,
}

impl Block {
    /// Adds words. `at` is where they stand in the source; where that is not as long as they are,
    /// they stand for it as a whole.
    pub fn words(&mut self, words: &str, at: Range<usize>) {
        if words.len() != at.len() {
            let own = self.text.len();
            self.text.extend(words.chars().map(plain));
            self.runs.push(Run { own, source: at });
            return;
        }
        let mut from = 0;
        while let Some(letter) = words[from..].chars().next() {
            // What stands for itself is most of it, and is copied as a whole.
            let own = words[from..].bytes().take_while(u8::is_ascii_graphic).count();
            let end = from + own.max(letter.len_utf8());
            let source = at.start + from..at.start + end;
            if own > 0 {
                self.copy(&words[from..end], source);
            } else {
                match plain(letter) {
                    ' ' => self.blank(source),
                    other => self.sign(other, source),
                }
            }
            from = end;
        }
    }

    /// Adds a blank where none stands yet.
    pub fn blank(&mut self, at: Range<usize>) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.sign(' ', at);
        }
    }

    /// Adds one letter that stands for a part of the source.
    pub fn sign(&mut self, letter: char, at: Range<usize>) {
        self.copy(letter.encode_utf8(&mut [0; 4]), at);
    }

    fn copy(&mut self, words: &str, at: Range<usize>) {
        // Words of as many bytes as their part are a copy, and go on with what was copied before.
        let own = self.text.len();
        let goes_on = self.runs.last().is_some_and(|run| {
            run.source.end == at.start
                && run.source.len() == own - run.own
                && at.len() == words.len()
        });
        match self.runs.last_mut().filter(|_| goes_on) {
            Some(run) => run.source.end = at.end,
            None => self.runs.push(Run { own, source: at }),
        }
        self.text.push_str(words);
    }

    /// The part of the source that these bytes of the line stand for.
    pub fn source(&self, own: Range<usize>) -> Range<usize> {
        let start = self.run(own.start).map_or(0, |(run, len)| {
            if run.source.len() == len {
                run.source.start + own.start - run.own
            } else {
                run.source.start
            }
        });
        let end = self.run(own.end.saturating_sub(1)).map_or(start, |(run, len)| {
            if run.source.len() == len {
                run.source.start + own.end - run.own
            } else {
                run.source.end
            }
        });
        start..end.max(start)
    }

    /// The run that holds a byte, and how long it is.
    fn run(&self, own: usize) -> Option<(&Run, usize)> {
        let next = self.runs.partition_point(|run| run.own <= own);
        let run = self.runs.get(next.checked_sub(1)?)?;
        let end = self.runs.get(next).map_or(self.text.len(), |next| next.own);
        Some((run, end - run.own))
    }
}

fn plain(letter: char) -> char {
    match letter {
        '’' | 'ʼ' | '＇' => '\'',
        _ if letter.is_whitespace() || letter == QUOTE || letter == CODE => ' ',
        _ => letter,
    }
}
