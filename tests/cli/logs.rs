//! `logs`: real files, good, bad, large and odd ones.
#![cfg(unix)]

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder to search in.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn with(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let desk = Self::new();
        desk.write(name, bytes);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_second-story"));
        command.arg("logs").args(args).current_dir(self.0.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().expect("the program"))
    }

    fn piped(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().expect("the program");
        child.stdin.take().expect("stdin").write_all(input).expect("written");
        Ran::of(child.wait_with_output().expect("an end"))
    }
}

#[derive(Debug)]
struct Ran {
    code: i32,
    out: Vec<u8>,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: output.stdout,
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    #[track_caller]
    fn is(&self, code: i32, out: &str) {
        let shown = String::from_utf8_lossy(&self.out);
        assert_eq!((self.code, shown.as_ref()), (code, out), "{}", self.err);
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("packed");
    packed.finish().expect("packed")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    ruzstd::encoding::compress_to_vec(bytes, level)
}

const THREE: &str = "one refused\ntwo\nthree REFUSED\n";

#[test]
fn lines_are_found_and_the_code_says_whether() {
    let desk = Desk::with("a.log", THREE);
    let ran = desk.run(&["a.log", "refused"]);
    ran.is(0, "one refused\nthree REFUSED\n");
    assert_eq!(ran.err, "");
    desk.run(&["a.log", "/refused/"]).is(0, "one refused\n");
    desk.run(&["a.log", "nothing"]).is(1, "");
    desk.run(&["a.log", ""]).is(0, THREE);
    desk.run(&["--", "a.log", "-refused"]).is(0, "two\n");
    desk.run(&["a.log", "--", "-refused"]).is(0, "two\n");
    desk.run(&["--count", "a.log", "refused"]).is(0, "2\n");
    desk.run(&["--count", "a.log", "nothing"]).is(1, "0\n");
}

#[test]
fn several_files_have_their_names_in_front() {
    let desk = Desk::with("a.log", THREE);
    desk.write("b.log", "refused");
    desk.run(&["b.log", "a.log", "refused"])
        .is(0, "b.log:refused\na.log:one refused\na.log:three REFUSED\n");
    desk.run(&["--count", "b.log", "a.log", "/^t/"]).is(0, "b.log:0\na.log:2\n2\n");
    desk.run(&["--count", "--format", "json", "b.log", "a.log", "refused"])
        .is(0, "{\"file\":\"b.log\",\"count\":1}\n{\"file\":\"a.log\",\"count\":2}\n");
    desk.run(&["a.log", "b.log", "source:b"]).is(0, "b.log:refused\n");
}

#[test]
fn packed_files_are_told_by_their_bytes() {
    let members = [gzip(b"one refused\ntw"), gzip(b"o\n"), gzip(b"three REFUSED\n")].concat();
    let skipped = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3][..], &zstd(b"one refused\ntw")];
    let frames = [&skipped.concat()[..], &zstd(b"o\nthree REFUSED\n")].concat();
    let desk = Desk::with("gzip.log", &members);
    desk.write("zstd", &frames);
    desk.write("plain.gz", THREE);
    for name in ["gzip.log", "zstd", "plain.gz"] {
        desk.run(&[name, "refused"]).is(0, "one refused\nthree REFUSED\n");
    }
    for bytes in [&members[..], &frames, THREE.as_bytes()] {
        desk.piped(&["-", "refused"], bytes).is(0, "one refused\nthree REFUSED\n");
    }
    desk.write("torn.gz", &members[..members.len() - 12]);
    let ran = desk.run(&["torn.gz", "refused"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.starts_with(b"one refused\n"));
    assert!(ran.err.contains("torn.gz cannot be read to its end"), "{}", ran.err);
}

#[test]
fn a_folder_is_its_files_from_the_oldest_on() {
    let desk = Desk::with("logs/app.log", "4 x");
    desk.write("logs/app.log.1", "3 x\n");
    desk.write("logs/app.log.2.gz", gzip(b"2 x\n"));
    desk.write("logs/app.log.10.gz", gzip(b"1 x\n"));
    desk.write("logs/inside/app.log", "never x\n");
    desk.write("logs/.hidden", "never x\n");
    desk.run(&["logs", "x"]).is(
        0,
        "logs/app.log.10.gz:1 x\nlogs/app.log.2.gz:2 x\nlogs/app.log.1:3 x\nlogs/app.log:4 x\n",
    );
}

#[test]
fn what_cannot_be_searched_is_told_and_the_rest_is_searched() {
    let desk = Desk::with("a.log", THREE);
    fs::create_dir(desk.path("empty")).expect("a folder");
    let fifo = Command::new("mkfifo").arg(desk.path("fifo")).status().expect("mkfifo");
    assert!(fifo.success());
    let ran = desk.run(&["missing", "empty", "fifo", "a.log", "two"]);
    ran.is(2, "a.log:two\n");
    for part in ["missing does not exist", "empty holds no files", "fifo is neither a file"] {
        assert!(ran.err.contains(part), "{}", ran.err);
    }
    assert_eq!(ran.err.matches("hint: ").count(), 3, "{}", ran.err);
    desk.write("shut", "two\n");
    fs::set_permissions(desk.path("shut"), fs::Permissions::from_mode(0o000)).expect("shut");
    // Whoever may read everything is not refused.
    if fs::File::open(desk.path("shut")).is_err() {
        let ran = desk.run(&["shut", "two"]);
        ran.is(2, "");
        assert!(ran.err.contains("shut may not be read"), "{}", ran.err);
    }
}

#[test]
fn a_query_that_cannot_be_read_is_underlined() {
    let ran = Desk::with("a.log", THREE).run(&["a.log", "é level:loud x"]);
    ran.is(2, "");
    insta::assert_snapshot!(ran.err, @r"
    error: `loud` is not a level
      é level:loud x
        ^^^^^^^^^^
    hint: write instead: level:error (or debug, info, warn, critical; level:>=warn)
    ");
    let ran = Desk::with("a.log", THREE).run(&["a.log", "two after:2025-02-30T09:24"]);
    ran.is(2, "");
    insta::assert_snapshot!(ran.err, @r"
    error: `2025-02-30T09:24` is neither a time of day nor a date that there is
      two after:2025-02-30T09:24
          ^^^^^^^^^^^^^^^^^^^^^^
    hint: write instead: after:09:24, after:09:24:10, after:2025-06-04 or after:2025-06-04T09:24
    ");
    for args in [&["a.log"][..], &[], &["--count", "-C", "1", "a.log", "x"], &["-A", "x", "a", "b"]]
    {
        let ran = Desk::new().run(args);
        assert_eq!((ran.code, ran.out.len()), (2, 0), "{args:?}");
        assert!(ran.err.starts_with("error: "), "{}", ran.err);
    }
}

/// What grep prints for these lines, told by going line by line.
fn grepped(text: &str, word: &str, before: usize, after: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let hit = |at: usize| lines[at].contains(word);
    let (mut out, mut last) = (String::new(), None);
    for at in 0..lines.len() {
        let from = at.saturating_sub(after);
        let to = (at + before).min(lines.len() - 1);
        if !(from..=to).any(hit) {
            continue;
        }
        if before + after > 0 && last.is_some_and(|last| last + 1 < at) {
            out.push_str("--\n");
        }
        last = Some(at);
        out.push_str(lines[at]);
        out.push('\n');
    }
    out
}

#[test]
fn context_is_that_of_grep_across_chunks_too() {
    // Lines of uneven length over several chunks, with matches alone, in pairs and far apart.
    let mut text = String::new();
    for n in 0_u64..40_000 {
        let mark = if n % 977 < 2 || n % 4_099 == 7 { "HIT" } else { "" };
        let pad = "x".repeat((n * 2_654_435_761 % 97) as usize);
        text.push_str(&format!("{n} {pad}{mark}\n"));
    }
    assert!(text.len() > 3 << 19);
    let desk = Desk::with("a.log", text.trim_end());
    desk.write("a.gz", gzip(text.as_bytes()));
    for (before, after) in [(0, 0), (1, 0), (0, 1), (2, 3), (30, 40), (3_000, 1), (0, 90_000)] {
        let expected = grepped(&text, "HIT", before, after);
        let (b, a) = (before.to_string(), after.to_string());
        for name in ["a.log", "a.gz"] {
            let ran = desk.run(&["-B", &b, "-A", &a, name, "/HIT/"]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            assert!(ran.out == expected.as_bytes(), "-B {b} -A {a} {name}");
        }
    }
    desk.write("b.log", "a\nHIT\nb\nc\n");
    desk.run(&["-C", "1", "b.log", "b.log", "HIT"])
        .is(0, "b.log-a\nb.log:HIT\nb.log-b\n--\nb.log-a\nb.log:HIT\nb.log-b\n");
}

#[test]
fn bytes_that_are_no_text_stay_as_they_are() {
    let odd = b"\0\xff\xfe refused \0\n\xf0\x28\nREFUSED\r\nrefuse\r\n\n\r\nlast refused\xff";
    let desk = Desk::with("odd", odd);
    let ran = desk.run(&["odd", "refused"]);
    assert_eq!(ran.out, b"\0\xff\xfe refused \0\nREFUSED\r\nlast refused\xff\n");
    let ran = desk.run(&["odd", "/(?i)refused?$/"]);
    assert_eq!(ran.out, b"REFUSED\r\nrefuse\r\n");
    desk.run(&["--count", "odd", "/^$/"]).is(0, "2\n");
    desk.run(&["--count", "odd", ""]).is(0, "7\n");
    desk.write("none", "");
    desk.run(&["--count", "none", ""]).is(1, "0\n");
    let ran = desk.run(&["--format", "json", "odd", "refused"]);
    let all: Vec<serde_json::Value> =
        ran.out.split(|b| *b == b'\n').filter_map(|l| serde_json::from_slice(l).ok()).collect();
    assert_eq!(all.len(), 3);
    assert_eq!(all[0]["not_utf8"], true);
    assert_eq!((&all[1]["line"], &all[1]["offset"]), (&3.into(), &17.into()));
    assert_eq!(all[1].get("not_utf8"), None);
}

#[test]
fn times_may_have_a_date() {
    let text = "2025-06-03 23:59:59 a\nJun  4 09:24:10 b\n2025-06-05T00:00:00Z c\n09:24:10 d\n";
    let desk = Desk::with("a.log", text);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    desk.run(&["a.log", "after:2025-06-04T09:24"]).is(0, &lines[1..3].concat());
    desk.run(&["a.log", "before:2025-06-05"]).is(0, &lines[..2].concat());
    desk.run(&["a.log", "around:2025-06-04"]).is(0, lines[1]);
    desk.run(&["a.log", "after:09:24 before:10:00"]).is(0, &[lines[1], lines[3]].concat());
}

#[test]
fn json_says_what_is_known() {
    let line = "Jun  4 09:24:10 edge sieve[8]: error: pool busy=0.9";
    let desk = Desk::with("a.log", format!("x\n{line}\n{{\"time\":1749029050250,\"n\":1}}\n"));
    desk.run(&["--format", "json", "a.log", "after:09:00"]).is(
        0,
        &format!(
            "{}{line}\"}}\n{}",
            r#"{"file":"a.log","line":2,"offset":2,"time":"--06-04T09:24:10","level":"error","fields":{"busy":"0.9"},"text":""#,
            concat!(
                r#"{"file":"a.log","line":3,"offset":54,"time":"2025-06-04T09:24:10.25Z","#,
                r#""fields":{"time":1749029050250,"n":1},"text":"{\"time\":1749029050250,\"n\":1}"}"#,
                "\n"
            )
        ),
    );
}

#[test]
fn a_histogram_counts_by_time_and_level() {
    let mut text = String::new();
    for n in 0..600 {
        let level = if n % 3 == 0 { "ERROR" } else { "INFO" };
        text.push_str(&format!("2025-06-04 09:{:02}:{:02} {level} x\n", n / 60, n % 60));
    }
    let desk = Desk::with("a.log", format!("{text}x without a time\n"));
    let ran = desk.run(&["--histogram", "a.log", "x"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let out = String::from_utf8(ran.out).expect("UTF-8");
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].starts_with("Each row: 30 seconds. A full bar: 30."), "{out}");
    let bar = format!("{}{}", "E".repeat(16), "I".repeat(34));
    assert_eq!(lines[1], format!("2025-06-04 09:00:00         30 |{bar}|"));
    assert_eq!(lines.len(), 22, "{out}");
    assert_eq!(lines[21], "1 matching line had no time");
}

#[test]
fn a_large_file_gives_what_each_line_gives() {
    let mut bytes = Vec::new();
    let mut state = 7_u64;
    let parts: [&[u8]; 9] = [
        b"upstream ",
        b"UPSTREAM",
        b"timed out",
        b"took_ms=19",
        b"\xff",
        b"\0",
        b" ",
        b"a=b ",
        b"\r",
    ];
    while bytes.len() < 5 << 20 {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        for shift in 0..(state >> 60) {
            bytes.extend_from_slice(parts[(state >> (shift * 3)) as usize % parts.len()]);
        }
        bytes.push(b'\n');
        if state.is_multiple_of(50_021) {
            bytes.extend(std::iter::repeat_n(b'x', 900_000));
        }
    }
    let desk = Desk::with("a.log", &bytes);
    desk.write("a.zst", zstd(&bytes));
    let has = |line: &[u8], word: &[u8]| {
        line.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
    };
    type Naive<'a> = Box<dyn Fn(&[u8]) -> bool + 'a>;
    let queries: [(&str, Naive<'_>); 7] = [
        ("upstream", Box::new(|line| has(line, b"upstream"))),
        ("\"timed out\" upstream", Box::new(|l| has(l, b"timed out") && has(l, b"upstream"))),
        ("/^UPSTREAM/", Box::new(|line| line.starts_with(b"UPSTREAM"))),
        ("upstream OR took_ms", Box::new(|l| has(l, b"upstream") || has(l, b"took_ms"))),
        ("-upstream", Box::new(|line| !has(line, b"upstream"))),
        ("upstream -a=b", Box::new(|l| has(l, b"upstream") && !has(l, b"a=b"))),
        ("/out$/", Box::new(|line| line.strip_suffix(b"\r").unwrap_or(line).ends_with(b"out"))),
    ];
    for (query, naive) in &queries {
        let lines = bytes.split_inclusive(|byte| *byte == b'\n');
        let expected: Vec<&[u8]> =
            lines.filter(|line| naive(line.strip_suffix(b"\n").unwrap_or(line))).collect();
        for name in ["a.log", "a.zst"] {
            let ran = desk.run(&["--", name, query]);
            assert!(ran.out == expected.concat(), "{query} in {name}");
            let count = desk.run(&["--count", "--", name, query]);
            count.is(0, &format!("{}\n", expected.len()));
        }
    }
}

#[test]
fn a_line_of_a_hundred_megabytes_is_a_line() {
    let mut bytes = b"first\n".to_vec();
    bytes.extend(std::iter::repeat_n(b'x', 100 << 20));
    bytes.extend_from_slice(b" refused \nlast refused\n");
    let desk = Desk::with("a.log", &bytes);
    desk.run(&["--count", "a.log", "refused"]).is(0, "2\n");
    let ran = desk.run(&["a.log", "refused"]);
    assert!(ran.out == bytes[6..], "{} bytes", ran.out.len());
}

#[test]
fn a_file_that_shrinks_or_grows_meanwhile_does_no_harm() {
    let desk = Desk::with("a.log", "x".repeat(99).add_line().repeat(100_000));
    let mut child = desk.command(&["a.log", "x"]).spawn().expect("the program");
    let file = fs::OpenOptions::new().write(true).open(desk.path("a.log")).expect("the file");
    // It waits for its reader with most of the file before it.
    file.set_len(5_000_050).expect("shorter");
    let mut out = Vec::new();
    std::io::Read::read_to_end(&mut child.stdout.take().expect("stdout"), &mut out).expect("read");
    assert_eq!(child.wait().expect("an end").code(), Some(0));
    assert!(out.split(|byte| *byte == b'\n').count() <= 100_001);
}

trait AddLine {
    fn add_line(self) -> String;
}

impl AddLine for String {
    fn add_line(mut self) -> String {
        self.push('\n');
        self
    }
}

#[test]
fn a_pipe_is_shown_as_it_comes_and_its_end_is_quiet() {
    let desk = Desk::new();
    let mut child = desk.command(&["-", "refused"]).stdin(Stdio::piped()).spawn().expect("it");
    let mut input = child.stdin.take().expect("stdin");
    let mut out = std::io::BufReader::new(child.stdout.take().expect("stdout"));
    for n in 0..3 {
        writeln!(input, "no\n{n} refused").expect("written");
        let mut line = String::new();
        std::io::BufRead::read_line(&mut out, &mut line).expect("a line");
        assert_eq!(line, format!("{n} refused\n"));
    }
    drop(input);
    assert_eq!(child.wait().expect("an end").code(), Some(0));

    desk.write("a.log", "refused\n".repeat(1 << 20));
    let mut child = desk.command(&["a.log", "refused"]).spawn().expect("the program");
    drop(child.stdout.take());
    let ended = child.wait_with_output().expect("an end");
    assert_eq!((ended.status.code(), ended.stderr.len()), (Some(0), 0));
}

#[test]
fn nobody_reads_what_any_form_prints() {
    let desk = Desk::with("a.log", "2025-06-04 09:24:10 INFO refused\n".repeat(1 << 16));
    for options in [&["-C", "1"][..], &["--count"], &["--histogram"], &["--format", "json"]] {
        for name in ["a.log", "-"] {
            let mut child = desk
                .command(&[options, &[name, "refused"]].concat())
                .stdin(fs::File::open(desk.path("a.log")).expect("the file"))
                .spawn()
                .expect("the program");
            drop(child.stdout.take());
            let ended = child.wait_with_output().expect("an end");
            let err = String::from_utf8_lossy(&ended.stderr);
            assert_eq!((ended.status.code(), err.as_ref()), (Some(0), ""), "{options:?} {name}");
        }
    }
    // A pipe that is written to for ever ends with its reader.
    let mut child = desk.command(&["-", "x"]).stdin(Stdio::piped()).spawn().expect("the program");
    let mut input = child.stdin.take().expect("stdin");
    drop(child.stdout.take());
    while input.write_all(b"x\n").is_ok() {}
    let ended = child.wait_with_output().expect("an end");
    assert_eq!((ended.status.code(), ended.stderr.len()), (Some(0), 0));
}

#[test]
fn an_interrupt_ends_it_quietly() {
    let desk = Desk::new();
    let program = desk.command(&["-", "x"]);
    // Where these tests were begun in the background of a script, interrupts are ignored, and what they
    // begin inherits that.
    let mut command = if cfg!(target_os = "linux") {
        let mut command = Command::new("env");
        command.arg("--default-signal=INT").arg(program.get_program()).args(program.get_args());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    } else {
        program
    };
    let mut child = command.stdin(Stdio::piped()).spawn().expect("the program");
    let input = child.stdin.take();
    std::thread::sleep(std::time::Duration::from_millis(300));
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("kill").success());
    let ended = child.wait_with_output().expect("an end");
    drop(input);
    assert_eq!((ended.status.code(), ended.stderr.len()), (None, 0));
}
