//! Lines read into blocks.

use std::sync::Arc;

use super::inline::plain;

/// Words of a column that are measured: the longest by signs need not be the widest.
const WORDS: usize = 8;

/// A block: a paragraph, or one line of a list, a table or code.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Text(String),
    /// Depth 1 to 6.
    Heading(u8, String),
    /// An item with its sign or number, and how deep it stands.
    Item {
        sign: String,
        depth: u8,
        text: String,
    },
    Quote(String),
    Code(String),
    /// A row of a table: its cells, what all of its columns hold, whether it is the head.
    Cells {
        cells: Vec<String>,
        columns: Arc<[Column]>,
        head: bool,
    },
}

/// What one column of a table holds, as far as its width goes by it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its longest words, which are not to be broken.
    pub words: Vec<String>,
    /// Signs of its longest cell.
    pub long: usize,
}

impl Default for Block {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Block {
    /// The words, without any sign.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) | Self::Heading(_, text) | Self::Quote(text) => plain(text),
            Self::Item { sign, text, .. } if sign == "•" => plain(text),
            Self::Item { sign, text, .. } => format!("{sign} {}", plain(text)),
            Self::Code(text) => text.clone(),
            Self::Cells { cells, .. } => {
                cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// One row of a paper as a block. Rows of a table learn their widths from [`tables`].
pub fn of_row(text: &str, code: bool) -> Block {
    if code {
        return Block::Code(text.to_owned());
    }
    let bare = text.trim_start();
    let depth = u8::try_from((text.len() - bare.len()) / 2).unwrap_or(0);
    let hashes = bare.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && bare[hashes..].starts_with(' ') {
        return Block::Heading(hashes as u8, bare[hashes..].trim().to_owned());
    }
    if let Some(quoted) = bare.strip_prefix('>') {
        let lines = quoted.lines().map(|line| line.trim_start_matches(['>', ' ']));
        return Block::Quote(lines.collect::<Vec<_>>().join("\n"));
    }
    if let Some(text) = ["- ", "* ", "+ "].iter().find_map(|sign| bare.strip_prefix(sign)) {
        return Block::Item { sign: "•".to_owned(), depth, text: joined(text) };
    }
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && bare[digits..].starts_with(". ") {
        let sign = bare[..=digits].to_owned();
        return Block::Item { sign, depth, text: joined(&bare[digits + 2..]) };
    }
    if let Some(inside) = bare.strip_prefix('|') {
        let inside = inside.trim_end().strip_suffix('|').unwrap_or(inside);
        return Block::Cells { cells: cells(inside), columns: Arc::default(), head: false };
    }
    Block::Text(text.to_owned())
}

/// The cells of a row; an escaped bar is a sign within its cell.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for sign in row.chars() {
        match (sign, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            (_, Some(cell)) => cell.push(sign),
            (_, None) => {}
        }
        escaped = sign == '\\' && !escaped;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Lines of one item, without what sets them in.
fn joined(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// Gives rows of one table the same columns, and makes the first its head.
pub fn tables<'a>(blocks: impl Iterator<Item = &'a mut Block>) {
    let mut all: Vec<&mut Block> = blocks.collect();
    for run in all.chunk_by_mut(|a, b| is_row(a) && is_row(b)).filter(|run| is_row(run[0])) {
        let mut found: Vec<Column> = Vec::new();
        for block in run.iter() {
            let Block::Cells { cells, .. } = block else { continue };
            found.resize_with(found.len().max(cells.len()), Column::default);
            for (column, cell) in found.iter_mut().zip(cells) {
                column.take(cell);
            }
        }
        let found: Arc<[Column]> = found.into();
        for (at, block) in run.iter_mut().enumerate() {
            if let Block::Cells { columns, head, .. } = &mut **block {
                *columns = Arc::clone(&found);
                *head = at == 0;
            }
        }
    }
}

impl Column {
    /// Takes one more cell into account.
    fn take(&mut self, cell: &str) {
        let signs = |text: &str| text.chars().count();
        self.long = self.long.max(signs(&plain(cell)));
        for word in cell.split_whitespace() {
            if !self.words.iter().any(|known| known == word) {
                self.words.push(word.to_owned());
            }
        }
        self.words.sort_by_key(|word| std::cmp::Reverse(signs(word)));
        self.words.truncate(WORDS);
    }
}

fn is_row(block: &Block) -> bool {
    matches!(block, Block::Cells { .. })
}

/// A whole document.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out: Vec<(String, bool)> = Vec::new();
    let (mut code, mut open) = (false, false);
    for line in text.lines() {
        let bare = line.trim();
        if bare.starts_with("```") {
            (code, open) = (!code, false);
        } else if code {
            out.push((line.to_owned(), true));
        } else if bare.is_empty() {
            open = false;
        } else if bare.starts_with('|') && bare.chars().all(|c| "|-: ".contains(c)) {
            // The line between a table's head and its rows.
        } else {
            let alone = matches!(of_row(bare, false), Block::Heading(..) | Block::Cells { .. });
            let goes_on = open && matches!(of_row(bare, false), Block::Text(_));
            match out.last_mut() {
                Some((last, false)) if goes_on => {
                    last.push('\n');
                    last.push_str(line);
                }
                _ => out.push((line.to_owned(), false)),
            }
            open = !alone;
        }
    }
    let mut read: Vec<Block> = out.iter().map(|(text, code)| of_row(text, *code)).collect();
    tables(read.iter_mut());
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_into_its_blocks() {
        let read = blocks(
            "# Head\nOne line\nand its second.\n\n- an **item**\n  going on\n  - below\n2. second\n\
             > said\n\n| a | longer |\n|---|---|\n| c | d |\n\n```\n  kept  as it is\n```\n#tag\n",
        );
        let column =
            |words: [&str; 2], long| Column { words: words.map(str::to_owned).into(), long };
        let cells = |cells: [&str; 2], head| Block::Cells {
            cells: cells.map(str::to_owned).to_vec(),
            columns: [column(["a", "c"], 1), column(["longer", "d"], 6)].into(),
            head,
        };
        let item = |sign: &str, depth, text: &str| Block::Item {
            sign: sign.into(),
            depth,
            text: text.into(),
        };
        assert_eq!(
            read,
            [
                Block::Heading(1, "Head".into()),
                Block::Text("One line\nand its second.".into()),
                item("•", 0, "an **item** going on"),
                item("•", 1, "below"),
                item("2.", 0, "second"),
                Block::Quote("said".into()),
                cells(["a", "longer"], true),
                cells(["c", "d"], false),
                Block::Code("  kept  as it is".into()),
                Block::Text("#tag".into()),
            ]
        );
        assert_eq!(read[2].plain(), "an item going on");
        assert_eq!(read[6].plain(), "a, longer");
        assert_eq!(of_row("| a \\| b | c |", false).plain(), "a | b, c");
    }
}
