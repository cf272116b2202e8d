# The timeline: what led to it, forwards.

timeline-title = What led to it, forwards
timeline-evidence = Evidence
timeline-new = New entry
timeline-condition = condition
timeline-change = change
timeline-signal = signal
timeline-decision = decision
timeline-message = message
timeline-condition-how = something was so for a while
timeline-change-how = something was made different
timeline-signal-how = a machine showed something
timeline-decision-how = somebody chose what to do
timeline-message-how = somebody told others
timeline-no-pin = no pin
timeline-as-read = stands as you read it
timeline-confirmed = confirmed
timeline-empty = Entries stand here once you make them. Begin before the trouble did.
timeline-three = Three go out together
timeline-group = group { $group }
timeline-cost = They were there. If one entry is off, nobody says which, and it costs { $minutes } min.
timeline-send = Send these three
timeline-missing = { $missing ->
    [one] Choose one more entry.
   *[other] Choose { $missing } more entries.
}
timeline-need = It takes { $missing } open entries.
timeline-all-stand = Every entry stands.
timeline-to-review = The minutes left do not pay for a wrong group. Take your entries into the review, and send them there.
timeline-over = The hour is over: no more groups go out.
timeline-take-out = Take one out
timeline-unplaced = Pins not placed yet
timeline-find-unplaced = Search the pins not placed yet
timeline-of-pin = Make an entry of { $pin }
timeline-all-placed = Every pin has its entry.
timeline-no-draft = Choose an entry to change it, or a pin to make one of it.
timeline-new-entry = New entry
timeline-entry = Entry
timeline-in-group = In the next group
timeline-keys = a minute; with Shift a second
timeline-statement = Statement
timeline-find = Search the statements
timeline-find-hint = words, or where it came up
timeline-own-title = How it reads in the document
timeline-own-hint = the statement, unless you put it better
timeline-statement-how = A statement is one way to read a pin, and some are wrong.
timeline-choose = choose …
timeline-time = Time, UTC
timeline-time-field = Time of the entry
timeline-kind = Kind
timeline-pin = Shown by
timeline-save = Keep the entry
timeline-close = Close
timeline-remove = Take it out
timeline-time-wrong = A time such as 09:24:10
timeline-open-fields = It needs a statement, a time, a kind and a pin.
