//! The parts of an access log line: who asked which site for what, and what came of it.

/// Fields of an access line such as
/// `203.0.113.4 a.example "GET /x" 200 512 31ms "Mozilla/5.0" req=1f2e3d slow`, in their order:
/// `ip`, `site`, `method`, `path`, `status`, `bytes`, `ms`, `agent`, and each `name=value` behind.
/// A line that is none gives what can be read of it.
pub fn fields(text: &str) -> Vec<(String, String)> {
    // Eight, what stands behind, and the line's own that writers add.
    let mut out = Vec::with_capacity(12);
    let mut parts = text.split('"');
    let (head, request) = (parts.next().unwrap_or(""), parts.next());
    let (numbers, agent, tail) = (parts.next(), parts.next(), parts.next());
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() && value != "-" {
            out.push((name.to_owned(), value.to_owned()));
        }
    };
    let Some(request) = request else { return out };
    let mut head = head.split_whitespace();
    put("ip", head.next().unwrap_or(""));
    put("site", head.next().unwrap_or(""));
    if let Some((method, path)) = request.split_once(' ') {
        put("method", method);
        put("path", path);
    }
    let mut numbers = numbers.unwrap_or("").split_whitespace();
    put("status", numbers.next().unwrap_or(""));
    put("bytes", numbers.next().unwrap_or(""));
    put("ms", numbers.next().unwrap_or("").trim_end_matches("ms"));
    put("agent", agent.unwrap_or(""));
    for word in tail.unwrap_or("").split_whitespace() {
        if let Some((name, value)) = word.split_once('=') {
            // In a list of them a comma keeps them apart.
            put(name, value.trim_end_matches(','));
        }
    }
    out
}

/// The names that fields of such lines have by their place.
pub const NAMES: [&str; 11] =
    ["ip", "site", "user", "method", "path", "http", "status", "bytes", "ms", "referer", "agent"];

/// Fields of a line that a real web server wrote, in the common or the combined form, with what is
/// often put behind: `203.0.113.4 - ann [04/Jun/2025:09:24:10 +0000] "GET /x HTTP/1.1" 200 512
/// "https://from" "curl/8" rt=0.031`. The game's own form, with a site and milliseconds, is read as
/// by [`fields`]. None of a line that holds no request.
pub fn request(text: &str) -> Option<Vec<(String, String)>> {
    let (head, rest) = text.split_once('"')?;
    let (request, rest) = quoted(rest)?;
    let (method, path) = request.split_once(' ')?;
    if head.is_empty() || method.is_empty() || !method.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let mut out = Vec::with_capacity(12);
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() && value != "-" {
            out.push((name.to_owned(), value.to_owned()));
        }
    };
    let bracketed = head.split_once('[').map_or(head, |(before, _)| before);
    let mut words = bracketed.split_whitespace();
    put("ip", words.next().unwrap_or(""));
    put("site", words.next().unwrap_or(""));
    put("user", words.next().unwrap_or(""));
    put("method", method);
    match path.rsplit_once(" HTTP/") {
        Some((path, version)) => {
            put("path", path);
            put("http", version);
        }
        None => put("path", path),
    }
    let (numbers, mut rest) = rest.split_at(rest.find('"').unwrap_or(rest.len()));
    let mut numbers = numbers.split_whitespace();
    let status = numbers.next()?;
    if status != "-" && !(status.len() == 3 && status.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    put("status", status);
    put("bytes", numbers.next().unwrap_or(""));
    for word in numbers {
        match word.split_once('=') {
            Some((name, value)) => put(name, value),
            None => put("ms", word.trim_end_matches("ms")),
        }
    }
    let mut texts = Vec::new();
    while let Some((text, behind)) = rest.strip_prefix('"').and_then(quoted) {
        texts.push(text);
        rest = behind.trim_start();
    }
    match texts[..] {
        [] => {}
        [agent] => put("agent", agent),
        [referer, agent, ..] => {
            put("referer", referer);
            put("agent", agent);
        }
    }
    for word in rest.split_whitespace() {
        if let Some((name, value)) = word.split_once('=') {
            put(name, value.trim_end_matches(',').trim_matches('"'));
        }
    }
    Some(out)
}

/// A text up to its closing quotation mark, and what follows; `\"` is none.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        if byte == b'"' && !escaped {
            return Some((&text[..at], &text[at + 1..]));
        }
        escaped = byte == b'\\' && !escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_servers_write_is_taken_apart() {
        let read = |line: &str| {
            let fields = request(line)?;
            Some(fields.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(
            read(concat!(
                r#"203.0.113.4 - ann [04/Jun/2025:09:24:10 +0000] "GET /x?y=1 HTTP/1.1" 502 137 "#,
                r#""-" "say \"hi\"" rt=0.031"#
            ))
            .as_deref(),
            Some(
                r#"ip=203.0.113.4 user=ann method=GET path=/x?y=1 http=1.1 status=502 bytes=137 agent=say \"hi\" rt=0.031"#
            )
        );
        assert_eq!(
            read(r#"1.2.3.4 a.example [09:24:10] "GET /" 200 5 31ms "curl/8 (x)" req=1f"#)
                .as_deref(),
            Some(
                "ip=1.2.3.4 site=a.example method=GET path=/ status=200 bytes=5 ms=31 \
                 agent=curl/8 (x) req=1f"
            )
        );
        assert_eq!(read(r#"he said "GET out" and left"#), None);
        assert_eq!(read(r#"x "GET /"#), None);
    }

    #[test]
    fn a_request_is_taken_apart() {
        let line =
            r#"203.0.113.4 a.example "GET /x?y=1" 502 137 1004ms "curl/8 (x)" req=1f2e3d slow"#;
        let read: Vec<String> = fields(line).iter().map(|(n, v)| format!("{n}={v}")).collect();
        assert_eq!(
            read.join(" "),
            "ip=203.0.113.4 site=a.example method=GET path=/x?y=1 status=502 bytes=137 ms=1004 \
             agent=curl/8 (x) req=1f2e3d"
        );
        assert!(fields("no quotes at all").is_empty());
        assert!(fields(r#"- - "-" - - - "-" log rotated"#).is_empty());
        let list = fields(r#"- - "-" - - - "-" settings: wait=1000ms, need=hard, retries=0"#);
        let read: Vec<&str> = list.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(read, ["1000ms", "hard", "0"]);
    }
}
