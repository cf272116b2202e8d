# The investigator's workbench: sources, reader, notebook.

evidence-costs = minutes to open
evidence-people = People
evidence-promised = Promised: word to customers, { $hour }
evidence-promised-to = Promised: word to { $name }, { $hour }
evidence-news = Messages
evidence-you-said = You: “{ $text }”
evidence-unread = { $unread ->
    [0] all read
   *[other] { $unread } new
}
evidence-new = new
# A source before it is opened.
evidence-cover-takes = Opening it takes { $minutes } of the { $left } minutes that are left. What is open stays open, in the review too.
evidence-cover-dear = Opening it takes { $minutes } minutes, and { $left ->
    [0] none is
    [one] one is
   *[other] { $left } are
} left.
evidence-cover-late = The time to open it is over.
evidence-cover-open = Open it, { $minutes } min
evidence-cover-leave = Not now
evidence-nothing-open = What you open on the left stands here, line by line. Pin what matters with the key p, and it goes into the notebook.
evidence-below = { $series }, below { $floor }
evidence-above = Who wrote it, and why
evidence-query = Search the lines
evidence-query-hint = words, level:error, after:09:20 …
evidence-found = { $matched } of { $all }
evidence-found-so-far = { $matched } so far of { $all }
evidence-none-found = No line says this. Take a word away, or widen the time.
evidence-rows = Rows of { $source }
evidence-wrap = Let long lines go on below
evidence-cut = Cut long lines off
evidence-as-column = As a column
evidence-pick = Show { $field } as a column
evidence-unpick = Take the column { $field } away
evidence-together = In the order of time
evidence-together-about = What you have opened that says when, as one.
evidence-together-of = { $on } of { $all } sources
evidence-together-note = { $count } sources
evidence-together-clock = { $zone }, each clock as you have set it right
evidence-lines = Lines
evidence-kinds = Alike
evidence-fields = Fields
evidence-kind = { $lines } lines: { $text }
evidence-value = { $lines } lines: { $field } { $value }
evidence-values = { $values ->
    [one] one value
   *[other] { $values } values
}
evidence-field-in = { $field } stands in { $lines } of { $all } lines.
evidence-field-range = From { $low } to { $high }, and half of them up to { $middle }.
evidence-rarer = { $values ->
    [one] One rarer value is not listed.
   *[other] { $values } rarer values are not listed.
}
evidence-looking = The lines are being looked at …
evidence-nothing-alike = Nothing to sort: no line is left, or its lines have no fields.
evidence-only = Only { $what }
evidence-only-tip = Only these: adds it to the search
evidence-without = Without { $what }
evidence-without-tip = Without these: adds it to the search
evidence-closer = The line in full
evidence-closer-close = Close the line
evidence-key-closer = in full
evidence-around = What stands around it
evidence-since = since
evidence-since-other = Since { $pin }; measure from another pin
evidence-blank = an empty line
evidence-bar = Where in the rows
evidence-density = How many lines fall on each part of the day
evidence-errors = E error
evidence-warnings = W warning
evidence-infos = I info
evidence-key-pin = pin
evidence-back = Back to { $place }
evidence-forth = Forward to { $place }
evidence-sort = Sort by { $column }
evidence-sorted-up = Sorted by { $column }, the smallest first
evidence-sorted-down = Sorted by { $column }, the largest first
evidence-here = { $source } { $time }
evidence-key-move = move
evidence-pin = Pin this row
evidence-pin-rows = Pin these { $rows } rows
evidence-pin-found = Pin the { $matched }
evidence-pin-hunk = Pin the hunk
evidence-pin-hunk-of = Pin the hunk { $hunk }
evidence-sides = Side by side
evidence-inline = Below each other
evidence-send = Send P{ $number } to a sheet
evidence-time = time
evidence-send-find = Find a place on the sheets
evidence-send-find-hint = where to
evidence-send-timeline = Timeline
evidence-send-impact = Impact
evidence-send-factors = Factors
evidence-send-entry = a new entry
evidence-sent = P{ $number } is now under “{ $place }”.
evidence-drop = Drop P{ $number } where it shows something
evidence-sides-narrow = Side by side needs a wider pane.
evidence-there = There at { $time }:
evidence-away = not there: { $names }
evidence-joined = { $time } { $name } joined
evidence-left = { $time } { $name } left
evidence-rows-chosen = { $rows } rows
evidence-and-more = { $rows ->
    [one] and one more row
   *[other] and { $rows } more rows
}
evidence-and-more-of = { $rows ->
    [one] One more row of pin { $number }
   *[other] { $rows } more rows of pin { $number }
}
evidence-pin-point = Pin this point
evidence-point = { $series }, { $time }: { $value } { $unit }
evidence-point-none = { $series }, { $time }: no value
evidence-threshold = Threshold { $name }: { $value } { $unit }
evidence-chart-from-to = { $from } to { $to }
evidence-zoom-in = Closer in time
evidence-zoom-out = Further off in time
evidence-zoom-all = The whole day
evidence-mark-deploy = Deploy at { $time }, { $text }: to its row in { $source }
evidence-mark-alert = Alert at { $time }, { $text }: to its row in { $source }
evidence-marks-deploy = { $more ->
    [one] Deploys from { $time } on, { $text } and one more: to the first in { $source }
   *[other] Deploys from { $time } on, { $text } and { $more } more: to the first in { $source }
}
evidence-marks-alert = { $more ->
    [one] Alerts from { $time } on, { $text } and one more: to the first in { $source }
   *[other] Alerts from { $time } on, { $text } and { $more } more: to the first in { $source }
}
evidence-follow = Follow it
evidence-follow-close = Stop following it
evidence-follow-only = Only its lines here
evidence-follow-open = Only sources that you have opened are followed.
evidence-request-of = { $lines ->
    [one] one line here
   *[other] { $lines } lines here
}
evidence-request-through = { $lines ->
    [one] one line
   *[other] { $lines } lines
} in { $sources ->
    [one] one source
   *[other] { $sources } sources
}
evidence-stretch = { $time }: { $count ->
    [0] no line
    [one] one line
   *[other] { $count } lines
}
evidence-taken-as-true = taken as true
evidence-align-first = Same moment as another row …
evidence-align-second = It is this moment
evidence-align-stop = Leave it
evidence-unalign = Take the alignment back

evidence-notebook = Notebook
evidence-pins = Pins { $count }
evidence-timeline = Timeline { $count }
evidence-impact = Impact { $count }
evidence-factors = Factors { $count }
evidence-no-pins = What you pin stands here. Choose a row and press p.
evidence-no-timeline = The timeline is made of statements that pins support.
evidence-no-impact = Whom it hurt, how many and how long: a range that a pin supports.
evidence-no-factors = What made it likely, what let it through, what made it long.
evidence-open-timeline = Open the timeline
evidence-open-impact = Open the impact sheet
evidence-open-factors = Open the factors
evidence-pin-number = Pin { $number }
evidence-more = more
evidence-more-of = Read all of pin { $number }
evidence-edit = Write a note for pin { $number }
evidence-unpin = Take pin { $number } out
evidence-note = Note for pin { $number }
evidence-note-hint = what it tells you
evidence-keep = Keep the note
evidence-asks = { $name } asks
evidence-pinned-already = P{ $pin } has this already. In the notebook it can be taken out, or given a note.
evidence-answer = Answer so
evidence-publish = Publish the status
evidence-edge-left = Edge of the sources
evidence-edge-right = Edge of the notebook
evidence-later = Move the review
evidence-later-note = +{ $minutes } min
evidence-later-how = It begins { $minutes } minutes later, and you have them for your work. It can be moved once. Management had counted on the hour.
evidence-later-away = By the calendar, { $names } cannot come then.
evidence-later-yes = Have it moved
evidence-eyes = Their eyes
evidence-eyes-none = Put a decision on your timeline, and you can look through the eyes of whoever took it.
evidence-eyes-own = With your own eyes
evidence-eyes-on = What { $name } could see at { $hour }. The rest is left out.
evidence-eyes-shut = { $name } had no way to see this at { $hour }.
evidence-eyes-hidden = { $hidden ->
    [one] one pin left out
   *[other] { $hidden } pins left out
}
evidence-eyes-closed = { $count ->
    [one] One source was closed to { $name }.
   *[other] { $count } sources were closed to { $name }.
}
