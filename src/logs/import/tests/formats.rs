//! Lines as systems write them.

use super::*;

/// Line, format, time, level, writer, text, and some fields.
type Case = (
    &'static str,
    Format,
    &'static str,
    Option<Level>,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const DEBUG: Option<Level> = Some(Level::Debug);
const INFO: Option<Level> = Some(Level::Info);
const WARN: Option<Level> = Some(Level::Warn);
const ERROR: Option<Level> = Some(Level::Error);
const CRITICAL: Option<Level> = Some(Level::Critical);

#[rustfmt::skip]
const CASES: &[Case] = &[
    (r#"{"ts":"2024-06-04T09:24:10.123Z","level":"warn","service":"ledger","msg":"workers busy","http":{"status":502}}"#,
     Format::Json, "2024-06-04T09:24:10.123Z", WARN, "ledger", "workers busy", &[("http.status", "502")]),
    (r#"{"level":50,"time":1717493050250,"pid":812,"hostname":"a-1","msg":"pool exhausted"}"#,
     Format::Json, "2024-06-04T09:24:10.25Z", ERROR, "a-1", "pool exhausted", &[("pid", "812")]),
    (r#"{"log":"hello\n","stream":"stdout","time":"2024-06-04T09:24:10.123456789Z"}"#,
     Format::Json, "2024-06-04T09:24:10.123Z", None, "", "hello\n", &[("stream", "stdout")]),
    (r#"{"t":{"$date":"2024-06-04T09:24:10.123+02:00"},"s":"W","c":"NETWORK","ctx":"conn1","msg":"Slow"}"#,
     Format::Json, "2024-06-04T09:24:10.123+02:00", WARN, "", "Slow", &[("c", "NETWORK")]),
    (r#"{"__REALTIME_TIMESTAMP":"1717493050123456","PRIORITY":"3","SYSLOG_IDENTIFIER":"sieve","_PID":"812","_HOSTNAME":"edge-17","MESSAGE":"no verdict"}"#,
     Format::JournalJson, "2024-06-04T09:24:10.123Z", ERROR, "sieve", "no verdict", &[("pid", "812"), ("host", "edge-17")]),
    (r#"{"__REALTIME_TIMESTAMP":"1717493050123456","PRIORITY":"6","_SYSTEMD_UNIT":"a.service","MESSAGE":[104,105]}"#,
     Format::JournalJson, "2024-06-04T09:24:10.123Z", INFO, "a.service", "hi", &[("unit", "a.service")]),
    (r#"ts=2024-06-04T09:24:10Z level=error service=pool msg="workers busy" took_ms=1004"#,
     Format::Logfmt, "2024-06-04T09:24:10Z", ERROR, "pool", "workers busy", &[("took_ms", "1004")]),
    (r#"time="2024-06-04T09:24:10+02:00" level=info msg="starting" component=tsdb"#,
     Format::Logfmt, "2024-06-04T09:24:10+02:00", INFO, "tsdb", "starting", &[]),
    ("<34>Jun  4 09:24:10 edge-17 su: 'su root' failed on /dev/pts/8",
     Format::Syslog3164, "--06-04T09:24:10", CRITICAL, "su", "'su root' failed on /dev/pts/8", &[("host", "edge-17"), ("facility", "auth")]),
    ("Jun  4 09:24:10 edge-17 sshd(pam_unix)[19939]: authentication failure; uid=0",
     Format::Syslog3164, "--06-04T09:24:10", None, "sshd(pam_unix)", "authentication failure; uid=0", &[("pid", "19939"), ("host", "edge-17")]),
    ("Jun 04 09:24:10.123456 edge-17 kernel: [   12.3] usb 1-1: reset",
     Format::Syslog3164, "--06-04T09:24:10.123", None, "kernel", "[   12.3] usb 1-1: reset", &[]),
    ("2024-06-04T09:24:10+0200 edge-17 systemd[1]: Started a.service.",
     Format::Syslog3164, "2024-06-04T09:24:10+02:00", None, "systemd", "Started a.service.", &[("pid", "1")]),
    ("Tue 2024-06-04 09:24:10 UTC edge-17 sieve[812]: no verdict",
     Format::Syslog3164, "2024-06-04T09:24:10Z", None, "sieve", "no verdict", &[("host", "edge-17")]),
    ("1717493050.123456 edge-17 sieve[812]: error: no verdict",
     Format::Syslog3164, "2024-06-04T09:24:10.123Z", ERROR, "sieve", "error: no verdict", &[("host", "edge-17")]),
    ("<13>2024-06-04T09:24:10Z edge-17 sieve: no verdict",
     Format::Syslog3164, "2024-06-04T09:24:10Z", INFO, "sieve", "no verdict", &[("host", "edge-17")]),
    ("Jun  4 09:24:10 mac com.apple.xpc.launchd[1] (com.example.a[230]): Service exited: 1",
     Format::Syslog3164, "--06-04T09:24:10", None, "com.apple.xpc.launchd", "Service exited: 1", &[]),
    ("Jun  4 09:24:10 combo last message repeated 2 times",
     Format::Syslog3164, "--06-04T09:24:10", None, "combo", "last message repeated 2 times", &[]),
    (r#"<165>1 2024-06-04T09:24:10.003Z edge-17 sieve 812 ID47 [a@32473 iut="3" q="say \"hi\""][b x="y"] no verdict"#,
     Format::Syslog5424, "2024-06-04T09:24:10.003Z", INFO, "sieve", "no verdict", &[("iut", "3"), ("q", "say \"hi\""), ("x", "y"), ("msgid", "ID47"), ("facility", "local4")]),
    ("<11>1 2024-06-04T09:24:10-07:00 192.0.2.1 myproc - - - %% time to make the do-nuts",
     Format::Syslog5424, "2024-06-04T09:24:10-07:00", ERROR, "myproc", "%% time to make the do-nuts", &[("host", "192.0.2.1")]),
    (r#"203.0.113.4 - ann [04/Jun/2024:09:24:10 +0200] "GET /x?y=1 HTTP/1.1" 502 137"#,
     Format::Access, "2024-06-04T09:24:10+02:00", None, "203.0.113.4", "\"GET /x?y=1 HTTP/1.1\" 502 137", &[("status", "502"), ("user", "ann"), ("path", "/x?y=1")]),
    (r#"2001:db8::1 - - [04/Jun/2024:09:24:10 +0000] "POST /login HTTP/2.0" 200 5 "https://a.example/" "Mozilla/5.0 (X11)" rt=0.031"#,
     Format::Access, "2024-06-04T09:24:10Z", None, "2001:db8::1", "\"POST /login HTTP/2.0\" 200 5 \"https://a.example/\" \"Mozilla/5.0 (X11)\" rt=0.031", &[("agent", "Mozilla/5.0 (X11)"), ("referer", "https://a.example/"), ("rt", "0.031")]),
    (r#"2024/06/04 09:24:10 [error] 7#8: *1 upstream timed out (110: Connection timed out), client: 203.0.113.4, server: a.example, request: "GET /x HTTP/1.1", upstream: "http://10.0.0.2/x", host: "a.example""#,
     Format::NginxError, "2024-06-04T09:24:10", ERROR, "a.example", "upstream timed out (110: Connection timed out)", &[("client", "203.0.113.4"), ("path", "/x"), ("upstream", "http://10.0.0.2/x"), ("pid", "7")]),
    ("2024/06/04 09:24:10 [notice] 1#1: signal 15 (SIGTERM) received, exiting",
     Format::NginxError, "2024-06-04T09:24:10", INFO, "", "signal 15 (SIGTERM) received, exiting", &[]),
    ("[Tue Jun 04 09:24:10.123456 2024] [core:error] [pid 35:tid 43] [client 203.0.113.4:1234] AH00124: too many redirects",
     Format::ApacheError, "2024-06-04T09:24:10.123", ERROR, "core", "AH00124: too many redirects", &[("pid", "35"), ("client", "203.0.113.4:1234"), ("code", "AH00124")]),
    ("[Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok /etc/httpd/conf/workers2.properties",
     Format::ApacheError, "2005-12-04T04:47:44", INFO, "", "workerEnv.init() ok /etc/httpd/conf/workers2.properties", &[]),
    ("2024-06-04 09:24:10,123 WARN  [main] com.example.Pool - workers busy",
     Format::Log4j, "2024-06-04T09:24:10.123", WARN, "Pool", "workers busy", &[("thread", "main"), ("logger", "com.example.Pool")]),
    ("09:24:10.123 [http-nio-8080-exec-1] DEBUG c.e.Pool - taken",
     Format::Log4j, "T09:24:10.123", DEBUG, "Pool", "taken", &[("thread", "http-nio-8080-exec-1")]),
    ("2024-06-04T09:24:10.123+02:00  INFO 1 --- [shop] [nio-8080-exec-1] c.e.shop.Cart             : opened",
     Format::Log4j, "2024-06-04T09:24:10.123+02:00", INFO, "Cart", "opened", &[("pid", "1"), ("thread", "nio-8080-exec-1"), ("logger", "c.e.shop.Cart")]),
    ("2015-10-18 18:01:47,978 INFO [main] org.apache.hadoop.mapreduce.v2.app.MRAppMaster: Created MRAppMaster",
     Format::Log4j, "2015-10-18T18:01:47.978", INFO, "MRAppMaster", "Created MRAppMaster", &[("thread", "main")]),
    ("2015-07-29 17:41:44,747 - INFO  [QuorumPeer[myid=1]/0:0:0:0:0:0:0:0:2181:FastLeaderElection@774] - Notification time out: 3200",
     Format::Log4j, "2015-07-29T17:41:44.747", INFO, "", "Notification time out: 3200", &[]),
    ("04-Jun-2024 09:24:10.123 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal One or more listeners failed",
     Format::Log4j, "2024-06-04T09:24:10.123", ERROR, "startInternal", "One or more listeners failed", &[]),
    ("Jun 04, 2024 9:24:10 PM com.example.Pool take",
     Format::JavaUtil, "2024-06-04T21:24:10", None, "Pool", "", &[("method", "take")]),
    ("2024-06-04 09:24:10,123 - pool.core - WARNING - workers busy",
     Format::Python, "2024-06-04T09:24:10.123", WARN, "core", "workers busy", &[("logger", "pool.core")]),
    ("2024-06-04 09:24:10,123 ERROR pool: no worker",
     Format::Python, "2024-06-04T09:24:10.123", ERROR, "pool", "no worker", &[]),
    ("WARNING:root:workers busy", Format::Python, "", WARN, "root", "workers busy", &[]),
    ("W0604 09:24:10.123456   12345 pool.go:88] workers busy",
     Format::Glog, "--06-04T09:24:10.123", WARN, "pool.go:88", "workers busy", &[("thread", "12345")]),
    ("I20240604 09:24:10.123456 12345 main.cc:7] up", Format::Glog, "2024-06-04T09:24:10.123", INFO, "main.cc:7", "up", &[]),
    ("06-04 09:24:10.123  1702  2395 W Pool    : workers busy",
     Format::Logcat, "--06-04T09:24:10.123", WARN, "Pool", "workers busy", &[("pid", "1702"), ("tid", "2395")]),
    ("06-04 09:24:10.123 E/AndroidRuntime( 1702): FATAL EXCEPTION: main",
     Format::Logcat, "--06-04T09:24:10.123", ERROR, "AndroidRuntime", "FATAL EXCEPTION: main", &[("pid", "1702")]),
    ("D/Pool( 1702): taken", Format::Logcat, "", DEBUG, "Pool", "taken", &[]),
    ("081109 203518 143 INFO dfs.DataNode$DataXceiver: Receiving block blk_-1608 src: /10.250.19.102:54106",
     Format::Hdfs, "2008-11-09T20:35:18", INFO, "dfs.DataNode$DataXceiver", "Receiving block blk_-1608 src: /10.250.19.102:54106", &[("pid", "143")]),
    ("17/06/09 20:10:40 INFO executor.CoarseGrainedExecutorBackend: Registered signal handlers",
     Format::Hdfs, "2017-06-09T20:10:40", INFO, "executor.CoarseGrainedExecutorBackend", "Registered signal handlers", &[]),
    ("[2024-06-04T09:24:10,123][WARN ][o.e.m.j.JvmGcMonitorService] [n-1] [gc][7] overhead",
     Format::Elastic, "2024-06-04T09:24:10.123", WARN, "JvmGcMonitorService", "[gc][7] overhead", &[("logger", "o.e.m.j.JvmGcMonitorService")]),
    ("W, [2024-06-04T09:24:10.123456 #812]  WARN -- pool: workers busy",
     Format::Ruby, "2024-06-04T09:24:10.123", WARN, "pool", "workers busy", &[("pid", "812")]),
    ("I, [2024-06-04T09:24:10.123456 #812]  INFO -- : Started GET \"/\"",
     Format::Ruby, "2024-06-04T09:24:10.123", INFO, "", "Started GET \"/\"", &[]),
    ("06/04/2024 09:24:10 ERROR workers busy", Format::Slashes, "2024-06-04T09:24:10", ERROR, "", "ERROR workers busy", &[]),
    ("13/4/2024 9:24:10 PM workers busy", Format::Slashes, "2024-04-13T21:24:10", None, "", "workers busy", &[]),
    ("1717493050.123    345 10.0.0.1 TCP_MISS/200 1024 GET http://a.example/",
     Format::Epoch, "2024-06-04T09:24:10.123Z", None, "", "345 10.0.0.1 TCP_MISS/200 1024 GET http://a.example/", &[]),
    ("type=SYSCALL msg=audit(1717493050.123:24287): arch=c000003e success=no exe=\"/bin/cat\"",
     Format::Epoch, "2024-06-04T09:24:10.123Z", None, "SYSCALL", "arch=c000003e success=no exe=\"/bin/cat\"", &[("exe", "/bin/cat")]),
    ("- 1117838570 2005.06.03 R02-M1-N0 2005-06-03-15.42.50.675872 R02-M1-N0 RAS KERNEL INFO instruction cache parity error corrected",
     Format::Epoch, "2005-06-03T22:42:50Z", INFO, "", "2005.06.03 R02-M1-N0 2005-06-03-15.42.50.675872 R02-M1-N0 RAS KERNEL INFO instruction cache parity error corrected", &[]),
    ("KERNDTLB 1117838570 2005.06.03 R02-M1-N0 2005-06-03-15.42.50.675872 R02-M1-N0 RAS KERNEL FATAL data TLB error interrupt",
     Format::Epoch, "2005-06-03T22:42:50Z", CRITICAL, "", "2005.06.03 R02-M1-N0 2005-06-03-15.42.50.675872 R02-M1-N0 RAS KERNEL FATAL data TLB error interrupt", &[("alert", "KERNDTLB")]),
    ("134681 node-246 unix.hw state_change.unavailable 1077804742 1 Component State Change",
     Format::Epoch, "2004-02-26T14:12:22Z", None, "node-246", "1 Component State Change", &[("component", "unix.hw")]),
    ("[10.30 16:49:06] chrome.exe - proxy.example:5070 close, 0 bytes sent",
     Format::Timed, "--10-30T16:49:06", None, "", "chrome.exe - proxy.example:5070 close, 0 bytes sent", &[]),
    ("[2024-06-04 09:24:10,123: ERROR/MainProcess] no worker",
     Format::Log4j, "2024-06-04T09:24:10.123", ERROR, "", "no worker", &[]),
    ("[2024-06-04T09:24:10Z WARN  app::pool] workers busy",
     Format::Timed, "2024-06-04T09:24:10Z", WARN, "app::pool", "workers busy", &[]),
    ("[2024-06-04T09:24:10.123+0200][info][gc] GC(0) Pause Young",
     Format::Log4j, "2024-06-04T09:24:10.123+02:00", INFO, "", "GC(0) Pause Young", &[("thread", "gc")]),
    ("2024-06-04 09:24:10.1234|WARN|Shop.Cart|workers busy",
     Format::Log4j, "2024-06-04T09:24:10.123", WARN, "Cart", "workers busy", &[("logger", "Shop.Cart")]),
    ("2024-06-04 09:24:10.123 | ERROR    | __main__:main:7 - no worker",
     Format::Timed, "2024-06-04T09:24:10.123", ERROR, "__main__:main:7", "no worker", &[]),
    ("2016-09-28 04:30:30, Info                  CBS    Loaded Servicing Stack",
     Format::Timed, "2016-09-28T04:30:30", INFO, "", "CBS    Loaded Servicing Stack", &[]),
    ("nova-compute.log 2017-05-16 00:00:04.500 2931 INFO nova.compute.manager [req-3ea4 - - -] [instance: b9] VM Started",
     Format::Timed, "2017-05-16T00:00:04.5", INFO, "nova.compute.manager", "[instance: b9] VM Started", &[("pid", "2931"), ("thread", "req-3ea4 - - -")]),
    ("20171223-22:15:29:606|Step_LSC|30002312|onStandStepChanged 3579",
     Format::Timed, "2017-12-23T22:15:29.606", None, "", "Step_LSC|30002312|onStandStepChanged 3579", &[]),
    ("2024-06-04 09:24:10.123 UTC [7] LOG:  checkpoint complete",
     Format::Timed, "2024-06-04T09:24:10.123Z", None, "", "[7] LOG:  checkpoint complete", &[]),
    ("1:M 04 Jun 2024 09:24:10.123 * Ready to accept connections",
     Format::Timed, "2024-06-04T09:24:10.123", None, "", "* Ready to accept connections", &[]),
    ("[09:24:10 ERR] no worker", Format::Timed, "T09:24:10", ERROR, "", "no worker", &[]),
];

#[test]
fn each_line_is_read_as_what_it_is() {
    for (line, format, time, level, who, msg, fields) in CASES {
        let read = read(line).unwrap_or_else(|| panic!("not read: {line}"));
        assert_eq!(read.format, *format, "{line}");
        let stamp = read.stamp.map(|stamp| stamp.text()).unwrap_or_default();
        assert_eq!(stamp, *time, "{line}");
        assert_eq!(read.level, *level, "{line}");
        assert_eq!(read.who.as_deref().unwrap_or(""), *who, "{line}");
        assert_eq!(read.msg, *msg, "{line}");
        for (name, value) in *fields {
            assert_eq!(read.field(name), Some(*value), "{name} of {line}: {:?}", read.fields);
        }
    }
}

#[test]
fn the_table_is_true_and_documented() {
    let guide = include_str!("../../../../docs/import.md");
    for format in Format::ALL {
        let read = read(format.example()).unwrap_or_else(|| panic!("{format:?}"));
        assert_eq!(read.format, format, "{}", format.example());
        assert!(guide.contains(format.name()), "docs/import.md lacks {}", format.name());
        assert!(guide.contains(format.described()), "docs/import.md lacks {}", format.described());
        assert!(CASES.iter().any(|case| case.1 == format), "{format:?} has no case");
    }
}

#[test]
fn what_is_no_line_of_a_log_is_not_read() {
    for line in [
        "",
        "all is well",
        "    at com.example.Pool.take(Pool.java:88)",
        "  retried at 09:24:10",
        "{\"no\":\"time\"}",
        "{\"broken\":",
        "<999>x",
        "<34>",
        "he said \"GET out\" at [noon]",
        "a=1 b=2",
        "Caused by: java.io.IOException: 2024-06-04",
        "-----",
        "12345",
        "W0604",
        "Note: see it",
        "http://a.example:80/x",
    ] {
        assert!(read(line).is_none(), "{line}: {:?}", read(line));
    }
}

#[test]
fn the_second_line_of_java_util_logging_has_its_level_and_text() {
    let text =
        "Jun 04, 2024 9:24:10 AM com.example.Pool take\nSEVERE: no worker\n\tat a.B.c(B.java:1)";
    let read = read_record(text).expect("a record");
    assert_eq!((read.level, &*read.msg), (ERROR, "no worker"));
}

proptest! {
    #[test]
    fn no_text_breaks_a_reader(text in "[-0-9:/., TZ+JunW\\[\\]{}<>=\"#|a-d()é]{0,80}") {
        let _ = read(&text);
        let _ = read_record(&text);
    }

    #[test]
    fn no_cut_breaks_a_reader(case in 0..CASES.len(), at in 0..200_usize, put in "\\PC{0,3}") {
        let line = CASES[case].0;
        let at = line.floor_char_boundary(at.min(line.len()));
        let _ = read(&line[..at]);
        let _ = read(&format!("{}{put}{}", &line[..at], &line[at..]));
    }
}
