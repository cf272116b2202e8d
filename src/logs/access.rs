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
            put(name, value);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
