//! Sentences of what somebody told, as they are counted and pinned.

use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a text, by Unicode's rules for their ends.
pub fn sentences(text: &str) -> Vec<&str> {
    text.split_sentence_bounds().map(str::trim).filter(|one| !one.is_empty()).collect()
}

/// The sentence with this number, counted from 1.
pub fn sentence(text: &str, number: u32) -> Option<&str> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    sentences(text).get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telling_falls_into_its_sentences() {
        let told = "It says ‘observe’. For 1.5 s, at 09:24? I… didn’t know. Nobody asked.";
        let parts = sentences(told);
        assert_eq!(parts[..2], ["It says ‘observe’.", "For 1.5 s, at 09:24?"]);
        assert_eq!(parts.last(), Some(&"Nobody asked."));
        assert_eq!(parts.join(" "), told, "nothing is lost");
        assert_eq!([0, 1, 9].map(|at| sentence(told, at)), [None, Some(parts[0]), None]);
        assert_eq!(sentences(" "), [""; 0]);
    }
}
