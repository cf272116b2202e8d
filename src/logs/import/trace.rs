//! Which lines without a time belong to the line above: stack traces and what is set in.

/// What a line without a time looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Set in, or a closing bracket.
    Inside,
    /// `java.lang.IllegalStateException: text`, `Caused by: …`, `TypeError: text`, `#0 /a.php(3): f()`
    Exception,
    /// `Traceback (most recent call last):`
    Python,
    /// What stands between two tracebacks.
    PythonAgain,
    /// `panic: text`, `goroutine 1 [running]:`
    Go,
    /// `main.take(0x1, 0x2)`, `created by main.main`, `exit status 2`
    GoCall,
    /// `thread 'main' panicked at src/main.rs:2:5:`, and what its runtime adds.
    Rust,
    /// The second line of java.util.logging.
    UtilLevel,
    Other,
}

/// What is going on in the lines of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trace {
    #[default]
    None,
    /// The exception that ends a traceback is still to come.
    Python,
    /// A traceback has ended; another may follow.
    PythonEnded,
    Go,
    /// The text of a panic is still to come.
    Rust,
}

impl Shape {
    pub fn of(line: &str) -> Shape {
        let Some(first) = line.bytes().next() else { return Shape::Other };
        if first == b' ' || first == b'\t' || is_bracket(line) {
            return Shape::Inside;
        }
        let begins = |heads: &[&str]| heads.iter().any(|head| line.starts_with(head));
        if begins(&["Traceback (most recent call last)"]) {
            Shape::Python
        } else if begins(&[
            "During handling of the above exc",
            "The above exception was the direct",
        ]) {
            Shape::PythonAgain
        } else if begins(&["panic: ", "fatal error: ", "goroutine ", "SIGQUIT: ", "[signal SIG"]) {
            Shape::Go
        } else if begins(&["thread '", "note: run with `RUST_BACKTRACE", "stack backtrace:"]) {
            Shape::Rust
        } else if is_exception(line) {
            Shape::Exception
        } else if is_go_call(line) {
            Shape::GoCall
        } else if is_util_level(line) {
            Shape::UtilLevel
        } else {
            Shape::Other
        }
    }
}

fn is_bracket(line: &str) -> bool {
    line.len() <= 4
        && line.chars().all(|c| matches!(c, '}' | ']' | ')' | '>' | '"' | ',' | ';' | ' '))
}

fn is_exception(line: &str) -> bool {
    let heads = [
        "Caused by: ",
        "Suppressed: ",
        "Exception in thread ",
        "Unhandled exception",
        "Uncaught ",
        "at ",
        "... ",
        "--- End of ",
        "Stack trace:",
        "[stacktrace]",
        "** (",
        "Error: ",
    ];
    if heads.iter().any(|head| line.starts_with(head))
        || line.contains(":in `")
        || line.contains(":in '")
    {
        return true;
    }
    if let Some(rest) = line.strip_prefix('#') {
        return rest.starts_with(|c: char| c.is_ascii_digit());
    }
    let word = line.split([':', ' ']).next().unwrap_or("");
    let named = ["Exception", "Error", "Throwable", "Failure", "Interrupt", "Warning", "Exit"];
    let behind = &line[word.len()..];
    let ends = behind.is_empty() || behind.starts_with(':');
    let name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '$');
    ends && word.chars().all(name) && {
        let last = word.rsplit(['.', '$']).next().unwrap_or(word);
        named.iter().any(|end| last.ends_with(end))
    }
}

fn is_go_call(line: &str) -> bool {
    if line.starts_with("created by ") || line.starts_with("exit status ") {
        return true;
    }
    let call = line.ends_with(')') && line.contains('(') && !line.contains(": ");
    let dotted =
        line.split('(').next().is_some_and(|name| name.contains('.') && !name.contains(' '));
    call && dotted
}

fn is_util_level(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(word, _)| {
        ["SEVERE", "WARNING", "INFO", "CONFIG", "FINE", "FINER", "FINEST"].contains(&word)
    })
}

impl Trace {
    /// Whether a line belongs to the record that is open, and what is going on then. `head`: the record
    /// is the first line of java.util.logging alone.
    pub fn takes(self, shape: Shape, head: bool) -> Option<Trace> {
        Some(match (self, shape) {
            (state, Shape::Inside) => state,
            (_, Shape::Python) => Trace::Python,
            (_, Shape::Go) => Trace::Go,
            (_, Shape::Rust) => Trace::Rust,
            // `KeyboardInterrupt`, and errors of names that nobody knows.
            (Trace::Python, _) => Trace::PythonEnded,
            (Trace::Rust, _) => Trace::None,
            (Trace::PythonEnded, Shape::PythonAgain) => Trace::PythonEnded,
            (Trace::Go, Shape::GoCall) => Trace::Go,
            (state, Shape::Exception) => state,
            (state, Shape::UtilLevel) if head => state,
            _ => return None,
        })
    }
}
