//! Nothing is lost, and masks hold.

use super::*;

#[track_caller]
fn accounted(bytes: &[u8], join: bool, pieces: usize) {
    let mut gather = Gather::new(join);
    let mut when = utc();
    let (mut evidence, mut rest) = (0, Vec::new());
    // In pieces of whole lines, as threads cut them.
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for piece in lines.chunks(pieces.max(1)) {
        let batch = Batch::of(&piece.concat());
        gather.add(
            &batch,
            &mut when,
            |one| evidence += one.bytes,
            |raw| rest.extend_from_slice(raw),
        );
    }
    gather.end(|one| evidence += one.bytes);
    let tally = &gather.tally;
    assert_eq!(tally.bytes, bytes.len() as u64);
    assert_eq!(tally.record_bytes, evidence);
    assert_eq!(tally.unread_bytes, rest.len() as u64);
    assert_eq!(evidence + tally.unread_bytes + tally.blank_bytes, bytes.len() as u64);
    let (whole, again, lost) = gathered(bytes, &mut utc(), join);
    assert_eq!((&again, &lost), (tally, &rest), "however it is cut");
    assert_eq!(whole.len() as u64, tally.records);
}

/// Lines that begin, go on, and belong to nothing.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "2024-06-04 09:24:10,123 ERROR [main] a.B - x",
        "Jun  4 09:24:10 h a[1]: x",
        "{\"ts\":\"2024-06-04T09:24:10Z\",\"msg\":\"x\"}",
        "\tat a.B.c(B.java:1)",
        "Traceback (most recent call last):",
        "KeyError: 'x'",
        "panic: x",
        "goroutine 1 [running]:",
        "",
        "  ",
        "-----",
        "\u{1b}[31m2024-06-04 09:24:10 ERROR\u{1b}[0m x\r",
    ]);
    prop_oneof![
        4 => known.prop_map(|line| line.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..60),
    ]
}

proptest! {
    #[test]
    fn every_byte_of_any_file_is_evidence_or_told(
        bytes in prop::collection::vec(any::<u8>(), 0..2_000), join in any::<bool>(), pieces in 1..9_usize
    ) {
        accounted(&bytes, join, pieces);
    }

    #[test]
    fn every_byte_of_a_log_is_evidence_or_told(
        lines in prop::collection::vec(line(), 0..40), join in any::<bool>(), pieces in 1..9_usize, ends in any::<bool>()
    ) {
        let mut bytes = lines.join(&b'\n');
        if ends {
            bytes.push(b'\n');
        }
        accounted(&bytes, join, pieces);
    }

    #[test]
    fn no_text_breaks_the_masks(text in "[a-z0-9.:@= \"\u{e9}-]{0,80}") {
        let kinds = [Kind::Address, Kind::Mail, Kind::Token];
        let mut masks = Masks::new(&kinds, &["ann".to_owned()]).expect("masks");
        let once = masks.mask(&text);
        prop_assert_eq!(masks.mask(&text), once);
    }
}

#[test]
fn the_same_value_has_the_same_mask() {
    let kinds = [Kind::Address, Kind::Mail, Kind::Token];
    let mut masks =
        Masks::new(&kinds, &["Ann Example".to_owned(), "ann".to_owned()]).expect("masks");
    for (text, masked) in [
        ("from 203.0.113.4 to 198.51.100.7:80", "from ip-1 to ip-2:80"),
        ("ann@a.example <Ann@A.example> 203.0.113.4", "mail-1 <mail-1> ip-1"),
        ("2001:db8::1 [2001:DB8::1]:80 ::1 09:24:10", "ip-3 [ip-3]:80 ::1 09:24:10"),
        ("127.0.0.1 1.2.3 256.1.1.1", "127.0.0.1 1.2.3 256.1.1.1"),
        (
            "Authorization: Bearer abcdefghij token=abcdefghij",
            "Authorization: Bearer token-1 token=token-1",
        ),
        (r#"{"password":"hunter22","ip":"203.0.113.4"}"#, r#"{"password":"token-2","ip":"ip-1"}"#),
        ("Ann Example, ANN, Annika", "name-1, name-2, Annika"),
        ("deadbeefdeadbeefdeadbeefdeadbeef", "token-3"),
        ("Jun  4 09:24:10 at 2024-06-04T09:24:10Z", "Jun  4 09:24:10 at 2024-06-04T09:24:10Z"),
    ] {
        assert_eq!(masks.mask(text), masked);
    }
    assert_eq!((masks.different(Kind::Address), masks.counts[&Kind::Address]), (3, 6));
}

#[test]
fn a_masked_line_is_read_as_before() {
    let mut masks = Masks::new(&[Kind::Address, Kind::Mail, Kind::Token], &[]).expect("masks");
    let line =
        r#"203.0.113.4 - ann [04/Jun/2024:09:24:10 +0000] "GET /?token=abcdef HTTP/1.1" 502 137"#;
    let masked = masks.mask(line);
    let read = read(&masked).expect("a line");
    assert_eq!(
        (read.format, read.field("ip"), read.field("status")),
        (Format::Access, Some("ip-1"), Some("502"))
    );
    assert!(!masked.contains("abcdef"));
}
