//! A command line cut into words; double quotes hold a text with spaces together.

/// One word and whether it stood in quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub quoted: bool,
}

/// Cuts a line into words. `\"` and `\\` stand for themselves inside quotes.
///
/// # Errors
/// Where a quote does not end.
pub fn words(line: &str) -> Result<Vec<Word>, String> {
    let mut words = Vec::new();
    let mut chars = line.chars().peekable();
    while let Some(&next) = chars.peek() {
        if next.is_whitespace() {
            chars.next();
            continue;
        }
        let mut text = String::new();
        if next == '"' {
            chars.next();
            loop {
                match chars.next() {
                    Some('"') => break,
                    Some('\\') => match chars.next() {
                        Some('n') => text.push('\n'),
                        other => text.extend(other),
                    },
                    Some(other) => text.push(other),
                    None => return Err("a text in quotes does not end".to_owned()),
                }
            }
            words.push(Word { text, quoted: true });
        } else {
            while let Some(other) = chars.next_if(|other| !other.is_whitespace()) {
                text.push(other);
            }
            words.push(Word { text, quoted: false });
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_words_together() {
        let found = words(r#"pin log:3 "the \"fast\" lane" x"#).expect("cut");
        let texts: Vec<_> = found.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["pin", "log:3", "the \"fast\" lane", "x"]);
        assert!(found[2].quoted && !found[3].quoted);
    }

    #[test]
    fn an_open_quote_is_an_error() {
        assert!(words("summary \"no end").is_err());
    }
}
