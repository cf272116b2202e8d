//! Numbers as the texts write them.

/// A number with its thousands set apart: `30,892`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        let texts = [0, 999, 1_000, 30_892, 1_234_567].map(grouped);
        assert_eq!(texts, ["0", "999", "1,000", "30,892", "1,234,567"]);
    }
}
