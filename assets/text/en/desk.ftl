# What the desk says on every screen of a play.

phase-brief = Brief
phase-investigate = Investigate
phase-timeline = Timeline
phase-impact = Impact
phase-review = Review
phase-mitigate = Mitigate
phase-debrief = Debrief
next-go = Go to { $station }
next-brief = Read the page, lay your chips on what you believe, write one line, and seal it. Then you go in.
next-back = Sealed. Go on with Investigate.
next-open = Open a source on the left: each costs some working time, once.
next-pin = Choose a line that matters and pin it. Timeline, impact and factors stand on pins.
next-ask = Ask somebody: People, below the sources. Logs do not say why it made sense.
next-ask-on = Read on and ask on: { $unheard ->
    [one] one of those who were there has
   *[other] { $unheard } of those who were there have
} not been heard. Pins can wait to be put in order.
next-timeline = Put what you have pinned in order: go to Timeline.
next-timeline-soon = Go to Timeline while there is time: entries go out three at a time, and a wrong group takes { $minutes } min.
next-pins-first = Entries are made of pins. Go to Investigate and pin what matters.
next-entries = Make entries of your pins, from before the trouble began. Three can be sent out together.
next-more-entries = A group needs three open entries: make more of your other pins, or go to Impact.
next-confirm = Choose three entries you are sure of, and send them to those who were there.
next-confirm-soon = Send what you are sure of while there is time: a wrong group takes { $minutes } min. Then ask on, or go to Review.
next-send-there = The minutes left do not pay for a wrong group: take your entries into the review, and send them there.
next-all-stand = Nothing is left to send. Make more entries of your other pins, or go to Impact.
next-impact = Say whom it hurt, how many and how long, with the pin that shows it. Then: what made it likely.
next-factors = Put the factors on the board, open each, and say what it made likelier; then go to Decisions.
next-decisions = Read each decision forwards: what was visible then, what was wanted. Keep your reading.
next-to-impact = Say whom it hurt, how many and how long: go to Impact.
next-to-factors = Put on the board what made it likely: go to Impact, the second tab.
next-unheard = { $unheard ->
    [one] One of those who were there has
   *[other] { $unheard } of those who were there have
} not been heard: People, below the sources. Or read on; the review begins when you go there.
next-enough = All were heard, and every sheet is begun. Read and ask on while there is time, or go to Review.
next-review = The working time is used up. What is open can still be read, and the sheets filled in; then go to Review.
next-move = Choose a move and whom it is for. When a stretch has been told, open the next.
next-move-unsent = Choose a move and whom it is for. { $unsent } entries are not confirmed: Timeline sends three at a time, until the hour is over.
next-last = Last stretch, { $minutes } min: one more move, or close the review.
next-close = The hour is over: close the review.
review-begins = The review begins when you go there, and { $minutes } min of working time { $minutes ->
    [one] is
   *[other] are
} left. Press once more to go in.
next-to-room = The review is under way: go to Review.
next-mitigate = Tick what the team should do, open its card, and ask its owner.
next-no-factor = Owners ask what a measure answers. No factor stands on the board with two pins: go to Impact, the second tab.
next-two-pins = Put factors on the board, each with two pins that show it; then go to Mitigate.
next-agreed = Ask more owners while there are days left, then close the list.
next-to-mitigate = The review is closed. Go to Mitigate.
next-document = Put right on its sheet what reads wrong, until the last question is answered.
next-document-last = Put right on its sheet what reads wrong. Then go to Debrief: one question is left.
next-question = Read the document once; then answer your first question again, and the debrief opens.
next-question-first = Read the document once; then answer one question, and the debrief opens.
next-to-question = One question is left: go to Debrief.
next-to-debrief = The play is over: the workbench can still be read. Debrief leads back.
next-talk = Choose how to ask and what about; each question takes its minutes. What is said is noted by itself; a click on one sentence pins just that.
next-map = Let the day run, or choose a station. The map is as sharp as what you have opened.
next-map-after = The whole day, as it was. Let it run, or choose a station.
next-debrief = Three things first; everything else is one tab away. Your postmortem is ready to be saved.
next-debrief-windows = Choose a window: its reasons say what you did, and why it matters.
next-debrief-gut = Compare what you believed then with what you believe now.
next-debrief-gut-now = See what holds of what you believe.
next-debrief-talks = Read what each question brought, and what it changed.
next-debrief-shut = Read what stayed behind a question, and where it came all the same.
next-debrief-unopened = See what was there beside what you opened.
next-debrief-postmortem = Read your postmortem; save it as a file, or copy it.
to-home = Home
until = to { $hour }
two-days-later = Two days later
one-question-left = One question is left
play-over = The play is over
people-heard = { $heard } of { $all } heard
group-logs = Logs
group-charts = Charts
group-talk = Talk
group-changes = Changes
group-papers = Papers
short-day = { $day } { $month }
short-day-and-year = { $day } { $month } { $year }
short-month = { $month ->
    [1] Jan
    [2] Feb
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
}
clock-aligned = aligned by you, { $seconds } s
says-nothing = Looks at the table and says nothing.
nothing-to-add = Shakes their head: of this part of the day they have nothing to add.
says-nothing-more = You wait. { $name } says nothing more.
kept-for-later = That goes on the list, { $name }, for when we speak of measures.
kept-for-later-idea = “{ $idea }”: that goes on the list, { $name }, for when we speak of measures.
wraps-up = Looks at the clock, and sums it up for everybody.
talks-are-over = The hours for talking are over.

no-time = It takes { $needs } min, and { $left ->
    [0] none is
    [one] one is
   *[other] { $left } are
} left.
no-time-to-be-wrong = A wrong group takes { $needs } min, and { $left } are left: take these three into the review, and send them there.
not-three = Choose three entries that do not stand yet.
needs-no-confirming = E{ $entry } needs no confirming: it stands as you read it. Send three others.
same-group = These three have been sent before; change one.
cannot-align = Choose one row with a time from each of two sources.
range-wrong = The low end is above the high end.
entry-stands = E{ $entry } stands, and changes no more.
time-wrong = That time is far from the incident.
status-published = Published at { $hour }: that is what customers read now.
status-lines = Choose one line for each of the { $slots } parts.
promise-near = The time that this promises has passed, or nearly. Choose another.
undone-pin = Taken back: a pin is as it was before.
undone-entry = Taken back: the timeline is as it was before.
undone-clock = Taken back: a clock is as it was before.
undone-factor = Taken back: the board of factors is as it was before.
undone-decision = Taken back: a decision is as it was before.
undone-sheet = Taken back: the sheet is as it was before.
in-confidence = { $name } said that in confidence, and will hear it if it is quoted. Below what they said you can ask for leave.
in-confidence-refused = { $name } said that in confidence, and would rather not be quoted.
note-close = Close this note
lines-dropped = When this play was last open, something was cut off while it was being written down. It had not been shown as done, and was left out.
waits-until = until { $hour }
what-happened = Meanwhile
nothing-to-undo = There is nothing of yours to take back.
nothing-there = That pin does not stand there any more.
nothing-to-hint = Everything in reach is established.
no-words = Say what the measure is.
read-as = Those words read as another way of asking. Choose that, or put them differently.
too-long = A question has { $most } characters at most.
no-reason = Say why; it stands in the document.
needs-no-leave = That is nothing personal: it can be quoted without leave.
already-agreed = That is agreed already. Take it back first.
left-declined = An owner said no, and nothing was made of it: ask for less, ask somebody else, or turn it down with a reason.
not-agreed = That is neither agreed nor turned down.
due-wrong = Say in how many working days it is done, from 1 to { $most }.
chips-wrong = { $laid } chips are laid; lay { $wanted } in all.
not-sure = Say how sure you are.
no-line = Write one line in your own words.
already-answered = That has been answered.
already-moved = The review has been moved once, and moves no more.
no-status-yet = Nobody has asked for a status text yet.
not-told = They have told you nothing that needs leave.
needs-topic = Choose what to ask about.
needs-person = Choose whom it is for.
unknown-pin = That pin is no longer in your notebook.
unknown-entry = That entry is no longer on your timeline.
unknown-factor = That factor is not on your board. Put it up first.
unknown-card = Your pins do not yield that statement any more.
unknown-topic = There is nothing to ask them about that now.
unknown-place = That place cannot be pinned.
taken-off = A pin was taken off. { $key } puts it back.
left-waiting = { $name } could not wait any longer, and went on without an answer from you.
comes-meanwhile = Something has happened that you can answer{ $until }. It waits beside the evidence.
comes-in-a-talk = { $what }{ $until }. It waits beside the evidence.
left-passed = Something that waited for an answer has passed without one.
pin-span = { $source }, { $from } to { $to }
pin-rows = { $source }, { $rows } rows
pin-in-confidence = { $name }, in confidence
pin-found = { $source }, { $count ->
    [one] one line that matches
   *[other] { $shown } lines that match
}
range-too-long = Those are { $rows } rows. One pin holds { $most } at most here; a whole hunk of a diff may be longer.
unknown-owner = They cannot own this one.
unknown-thing = That is not there any more.
impact-range-first = Give low and high first; then the pins that show them.
hour-over = The hour is over.
said-before = You have told them why you ask.
nothing-told = They have told you nothing yet that this could follow.
not-here = They are not here.
has-left = { $name } has left for today, and cannot be asked any more.
last-stretch = This is the last stretch.
no-fix = No idea for a fix is on the table.
target-speaks = It is they who speak: choose who shall be heard before they go on.
not-now = That is not possible now.

lane-machines = Machines
lane-machines-note = what systems did
lane-people = People
lane-people-note = what was decided
lane-outside = Messages
lane-outside-note = what was said
clock-by-you = aligned by you
group-stands = These three stand.
group-wrong = Not all of that is how it was: a statement, a time, a kind or a pin is off, in at least one of the three.
need-responder = What somebody who responded needed
need-customer = What somebody outside needed
capacity-until = for the next weeks, ordinary work taken off
gut-then = then
gut-now = now
