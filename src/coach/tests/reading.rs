//! What is read of Markdown, and what a text allows itself.

use crate::coach::{Checked, Confidence, Config, check};

fn config() -> Config {
    Config::read("(people: [\"Dana\"], roles: [\"tide warden\"], services: [\"lark\"])")
        .expect("it")
}

fn checked(text: &str) -> Checked {
    check(text, &config(), "report.md")
}

/// The marked words.
#[track_caller]
fn words(text: &str) -> Vec<&str> {
    let sure = checked(text).marks.into_iter();
    let sure = sure.filter(|mark| mark.confidence == Confidence::Mark);
    sure.map(|mark| &text[mark.span]).collect()
}

#[test]
fn code_quotes_and_targets_are_not_the_writers_words() {
    for text in [
        "`Dana failed to notice` is what it printed.",
        "```\nDana failed to notice\n```\n",
        "    Dana failed to notice\n",
        "> Dana failed to notice.\n> It was her fault.\n",
        "The mail said “Dana failed to notice”.",
        "See [the log](https://x/dana-failed-to-notice \"Dana failed to notice\").",
        "<https://x.example/human-error>, https://x.example/human-error",
        "---\ntitle: Dana failed to notice\n---\nIt ran.\n",
        "\u{feff}+++\ntitle = \"human error\"\n+++\n",
        "<pre>Dana failed to notice</pre>\n",
        "It printed <code>Dana failed to notice</code> twice.",
        "<!-- Dana failed to notice -->\n\nIt ran.",
        "| code |\n|---|\n| `Dana failed to notice` |\n",
    ] {
        assert!(words(text).is_empty(), "{text}: {:?}", words(text));
    }
}

#[test]
fn all_other_parts_are() {
    for text in [
        "# Dana failed to notice\n",
        "Dana **failed** to\nnotice it.",
        "Dana _failed to notice_ it.",
        "Dana [failed to notice](https://x) it.",
        "- Dana failed to notice\n- it ran\n",
        "1. it ran\n   1. Dana failed to notice\n",
        "| who | what |\n|---|---|\n| x | Dana failed to notice |\n",
        "> [!NOTE]\n> Dana failed to notice.\n",
        "<details>\n<summary>Dana failed to notice</summary>\n</details>\n",
        "<b>Dana</b> failed to notice.",
        "~~Dana~~ Dana failed to notice.",
        "---\nnot: closed\n\nDana failed to notice.\n",
        "Dana&nbsp;failed to notice.",
        "Dana failed to&#32;notice.",
        "It ran.[^1]\n\n[^1]: Dana failed to notice.\n",
    ] {
        let found = words(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert!(found[0].contains("failed"), "{text}: {found:?}");
    }
}

#[test]
fn items_cells_and_entries_begin_sentences() {
    assert_eq!(words("- Ensure it is tested\n- Add a limit\n"), ["Ensure "]);
    assert_eq!(words("- [ ] Look into limits\n"), ["Look into "]);
    assert_eq!(words("| action |\n|---|\n| Consider a limit |\n"), ["Consider "]);
    assert_eq!(words("14:02 it ran\n14:05 someone deleted the rows\n").len(), 1);
    // What stands in another item is no subject here.
    assert!(words("- Dana was on call\n- failed to respond: lark, twice\n").is_empty());
}

#[test]
fn names_of_the_place_are_known() {
    assert!(words("lark failed to notice the gap.").is_empty());
    assert_eq!(words("The tide warden failed to notice the gap."), ["failed to"]);
    let text = "Rūta’s crew — Dana failed to notice “it”.";
    assert_eq!(words(text), ["failed to"]);
}

#[test]
fn what_is_allowed_with_a_reason_is_not_marked() {
    for text in [
        "<!-- coach: allow CTF, quoted from the ticket -->\n\nDana failed to notice.\n",
        "<!-- coach: allow ERR4 CTF3, quoted -->\n- Dana failed to notice\n- Dana failed to notice\n",
        "Dana failed to notice. <!-- coach: allow CTF, quoted from the ticket -->\n",
        "| a | b |\n|---|---|\n| Dana failed to notice | x <!-- coach: allow CTF, so said --> |\n",
    ] {
        let checked = checked(text);
        assert!(checked.marks.is_empty(), "{text}: {:?}", checked.marks);
        assert!(checked.findings.is_empty(), "{text}: {:?}", checked.findings);
    }
}

#[test]
fn what_is_allowed_without_a_reason_or_in_vain_is_told() {
    let codes = |text: &str| -> (usize, Vec<&str>) {
        let checked = checked(text);
        (checked.marks.len(), checked.findings.iter().map(|finding| finding.code).collect())
    };
    let marked = "Dana failed to notice.";
    assert_eq!(codes(&format!("<!-- coach: allow CTF -->\n\n{marked}")), (1, vec!["ALW1"]));
    assert_eq!(codes(&format!("<!-- coach: allow ERR, quoted -->\n\n{marked}")), (1, vec!["ALW2"]));
    assert_eq!(
        codes(&format!("<!-- coach: allow CTF77, quoted -->\n\n{marked}")),
        (1, vec!["ALW3"])
    );
    assert_eq!(codes(&format!("<!-- coach: allow -->\n\n{marked}")), (1, vec!["ALW3"]));
    assert_eq!(codes(&format!("<!-- coach: allow CTF, q -->\n\nx\n\n{marked}")), (1, vec!["ALW2"]));
    assert_eq!(codes("<!-- a comment of another kind -->\n\nx"), (0, vec![]));
}

#[test]
fn what_is_reported_or_denied_is_not_the_writers_verdict() {
    for text in [
        "The post said it was operator error.",
        "It was operator error, the post said.",
        "Nobody is at fault.",
        "According to the notice, Dana failed to notice it.",
        "It was not carelessness.",
        "Dana told us that she forgot the flag.",
    ] {
        assert!(words(text).is_empty(), "{text}: {:?}", words(text));
    }
    assert_eq!(words("The post said so; it was operator error."), ["operator error"]);
}
