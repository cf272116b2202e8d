# Real logs, opened without a scenario.

log-lines = Lines
log-files = { $first } and { $others ->
    [one] { $others } other
   *[other] { $others } others
}
log-in-order = In the order of time
log-one-by-one = One log behind the other
log-being-read = { $lines } lines · { $size } · { $share } % read
log-read = { $lines } lines · { $size }
log-empty = There is not a single line in it.
