//! Plain text as blocks: an empty line ends one, and so does a line that begins a list's item.

use super::block::Block;

/// The blocks of a plain text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut block = Block::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        if words.is_empty() || opens(words) {
            finish(&mut block, &mut blocks);
        }
        if !words.is_empty() {
            block.blank(start..start);
            block.words(words, start..start + words.len());
        }
    }
    finish(&mut block, &mut blocks);
    blocks
}

/// Whether a line is an item or an entry of its own: a dash, a number, a time.
pub fn opens(line: &str) -> bool {
    let dash = ["- ", "* ", "+ ", "• "].iter().any(|sign| line.starts_with(sign));
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let rest = &line.as_bytes()[digits..];
    let number = matches!(rest, [b'.' | b')', b' ', ..]);
    let time = matches!(rest, [b':', minute, ..] if minute.is_ascii_digit());
    dash || (digits > 0 && (number || time))
}

fn finish(block: &mut Block, blocks: &mut Vec<Block>) {
    if !block.text.is_empty() {
        blocks.push(std::mem::take(block));
    }
}
