//! Which formats there are.

/// A format of log lines. The first line's pattern decides; nothing is remembered between lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Json,
    JournalJson,
    Logfmt,
    Syslog3164,
    Syslog5424,
    Access,
    NginxError,
    ApacheError,
    Log4j,
    JavaUtil,
    Python,
    Glog,
    Logcat,
    Hdfs,
    Elastic,
    Ruby,
    Slashes,
    Epoch,
    Timed,
}

impl Format {
    pub const ALL: [Format; 19] = [
        Format::Json,
        Format::JournalJson,
        Format::Logfmt,
        Format::Syslog3164,
        Format::Syslog5424,
        Format::Access,
        Format::NginxError,
        Format::ApacheError,
        Format::Log4j,
        Format::JavaUtil,
        Format::Python,
        Format::Glog,
        Format::Logcat,
        Format::Hdfs,
        Format::Elastic,
        Format::Ruby,
        Format::Slashes,
        Format::Epoch,
        Format::Timed,
    ];

    /// As reports call it; docs/import.md has the same names.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// A line in it.
    pub fn example(self) -> &'static str {
        self.row().1
    }

    /// Where it is described.
    pub fn described(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Format::Json => (
                "JSON lines",
                r#"{"ts":"2024-06-04T09:24:10.123Z","level":"warn","msg":"workers busy","busy":0.998}"#,
                "https://jsonlines.org/",
            ),
            Format::JournalJson => (
                "journald JSON",
                r#"{"__REALTIME_TIMESTAMP":"1717493050123456","PRIORITY":"3","SYSLOG_IDENTIFIER":"sieve","MESSAGE":"no verdict"}"#,
                "https://systemd.io/JOURNAL_EXPORT_FORMATS/",
            ),
            Format::Logfmt => (
                "logfmt",
                r#"ts=2024-06-04T09:24:10Z level=error msg="workers busy" took_ms=1004"#,
                "https://brandur.org/logfmt",
            ),
            Format::Syslog3164 => (
                "syslog (RFC 3164), journald short",
                "Jun  4 09:24:10 edge-17 sieve[812]: no verdict",
                "https://www.rfc-editor.org/rfc/rfc3164",
            ),
            Format::Syslog5424 => (
                "syslog (RFC 5424)",
                r#"<165>1 2024-06-04T09:24:10.003Z edge-17 sieve 812 ID47 [a@32473 k="v"] no verdict"#,
                "https://www.rfc-editor.org/rfc/rfc5424",
            ),
            Format::Access => (
                "access log (common, combined)",
                r#"203.0.113.4 - ann [04/Jun/2024:09:24:10 +0000] "GET / HTTP/1.1" 502 137 "-" "curl/8""#,
                "https://httpd.apache.org/docs/2.4/logs.html#accesslog",
            ),
            Format::NginxError => (
                "nginx error log",
                "2024/06/04 09:24:10 [error] 7#7: *1 upstream timed out, client: 203.0.113.4",
                "https://nginx.org/en/docs/ngx_core_module.html#error_log",
            ),
            Format::ApacheError => (
                "Apache error log",
                "[Tue Jun 04 09:24:10.123456 2024] [core:error] [pid 35:tid 43] [client 203.0.113.4:5] AH00124: x",
                "https://httpd.apache.org/docs/2.4/logs.html#errorlog",
            ),
            Format::Log4j => (
                "log4j, logback",
                "2024-06-04 09:24:10,123 WARN  [main] com.example.Pool - workers busy",
                "https://logging.apache.org/log4j/2.x/manual/pattern-layout.html",
            ),
            Format::JavaUtil => (
                "java.util.logging",
                "Jun 04, 2024 9:24:10 AM com.example.Pool take",
                "https://docs.oracle.com/en/java/javase/21/docs/api/java.logging/java/util/logging/SimpleFormatter.html",
            ),
            Format::Python => (
                "Python logging",
                "2024-06-04 09:24:10,123 - pool - WARNING - workers busy",
                "https://docs.python.org/3/library/logging.html#logrecord-attributes",
            ),
            Format::Glog => (
                "glog, klog",
                "W0604 09:24:10.123456   12345 pool.go:88] workers busy",
                "https://google.github.io/glog/stable/logging/",
            ),
            Format::Logcat => (
                "Android logcat",
                "06-04 09:24:10.123  1702  2395 W Pool    : workers busy",
                "https://developer.android.com/tools/logcat",
            ),
            Format::Hdfs => (
                "HDFS, Spark (two-digit year)",
                "240604 092410 143 WARN dfs.DataNode$PacketResponder: late",
                "https://github.com/logpai/loghub",
            ),
            Format::Elastic => (
                "Elasticsearch",
                "[2024-06-04T09:24:10,123][WARN ][o.e.m.j.JvmGcMonitorService] [n-1] overhead",
                "https://www.elastic.co/guide/en/elasticsearch/reference/current/logging.html",
            ),
            Format::Ruby => (
                "Ruby, Rails",
                "W, [2024-06-04T09:24:10.123456 #812]  WARN -- pool: workers busy",
                "https://docs.ruby-lang.org/en/master/Logger/Formatter.html",
            ),
            Format::Slashes => ("date as month/day/year", "06/04/2024 09:24:10 workers busy", ""),
            Format::Epoch => (
                "seconds since 1970 first (squid, auditd)",
                "1717493050.123 workers busy",
                "https://wiki.squid-cache.org/Features/LogFormat",
            ),
            Format::Timed => ("by its time alone", "2024-06-04 09:24:10 workers busy", ""),
        }
    }
}
