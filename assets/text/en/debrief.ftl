# The question asked again, and the debrief.

question-again = The same question as at the beginning. You know more now; so answer as you see it today.
question-first = You came for the review, so nobody has asked you yet. Answer as you see it today.
question-line = what made it happen, in one line
question-for = A pin that speaks for it
question-against = A pin that speaks against it
question-document = Read the document
question-answer = Answer, and open the debrief

debrief-page-first = Three things
debrief-page-windows = The upper floor
debrief-page-gut = Then and now
debrief-page-gut-now = What you believe
debrief-page-talks = The talks
debrief-page-shut = What was shut
debrief-page-unopened = Never opened
debrief-page-postmortem = Your postmortem
debrief-replay = The review, once more
debrief-read-more = This happened: read more
debrief-first-story = The first story
debrief-second-story = The second story
debrief-your-postmortem = Read your postmortem
debrief-best = Your best moment
debrief-silence = The costliest silence
debrief-no-silence = Nothing that mattered stayed unsaid.
debrief-opens = What would have opened it
debrief-go-best = Go to your best moment
debrief-go-silence = Go to where it stayed silent
debrief-go = Go to that moment
debrief-why = What shows it, and why it matters
debrief-floor = The upper floor tonight
debrief-floor-how = Ten windows, each with its own reasons. There is no total, and nobody else sees them unless you show them.
debrief-window = { $name }: { $met ->
    [0] none met yet
    [1] one met
    [2] two met
    [3] three met
   *[other] all met
}
debrief-met = met
debrief-not-yet = not yet
debrief-not-reached = not reached
debrief-source = Source: { $source }
debrief-gut = Your gut check, then and now
debrief-gut-alone = What you believe now
debrief-gut-no-then = You came for the review, where no first guess is sealed: there is nothing to hold this against but the evidence.
debrief-gut-then = Sealed { $time }
debrief-gut-now = The same question, { $time }
debrief-gut-answer = Your answer
debrief-gut-rows = What you believed
debrief-gut-head-then = then
debrief-gut-head-now = now
debrief-gut-head-holds = the evidence
debrief-gut-row = { $statement } { $then } then, { $now } now; { $holds ->
    [yes] it holds
   *[other] it does not hold
}
debrief-gut-row-now = { $statement } { $now } now; { $holds ->
    [yes] it holds
   *[other] it does not hold
}
debrief-holds = holds
debrief-holds-not = does not hold
debrief-talks = The talks, and what each question changed
debrief-talks-how = Why a question opens or closes people has a source, which stands beside it; by how much is this game’s own estimate.
debrief-talks-none = You came for the review, or asked nobody before it.
debrief-talks-with = { $name }, { $count ->
    [one] 1 question
   *[other] { $count } questions
}
debrief-talks-stayed = { $whose } stayed at { $before } of 100.
debrief-talks-thin = True, and thin: there was more behind it.
debrief-shut = What was shut
debrief-shut-how = What you asked or said, what came of it at once, and what stayed behind it.
debrief-shut-none = No question or move of yours shut anything. Whoever told you something could go on.
debrief-shut-room = The room
debrief-shut-you = You, { $time }
debrief-shut-level = { $whose } went from { $before } to { $after } of 100.
debrief-shut-heard = Others heard of it, and trusted you less: { $people }.
debrief-shut-one = { $name } ({ $before } to { $after })
debrief-shut-would = { $name } would have told
debrief-shut-told = { $name } told later
debrief-shut-rests = { $count ->
    [one] A contributing factor rests on it: { $factors }.
   *[other] Contributing factors rest on it: { $factors }.
}
debrief-shut-nothing = There was nothing left behind it to shut.
debrief-shut-go = Go to where you said it
debrief-shut-go-came = Go to where it came
debrief-shut-go-again = Go to where it was shut again
debrief-shut-go-felt = Go to where it was felt
debrief-unopened = Never opened
debrief-unopened-no-factor = No factor rests on it; it bears on times and numbers.
debrief-unopened-how = No play sees everything. This is what these would have shown.
debrief-all-opened = You opened all there was.
debrief-save = Save it as a file
debrief-copy = Copy it
debrief-copied = copied
debrief-saved = saved as { $place }
debrief-clap = The office claps.
debrief-clap-how = Your first postmortem. Somebody has put a lamp in the window.
debrief-clap-read = Read it
