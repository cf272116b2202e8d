# Interviews: how to ask, about what, and what was told.

interview-back = Back to the evidence
interview-talks = { $talks ->
    [0] not asked yet
    [one] 1 talk
   *[other] { $talks } talks
}
interview-gone = not free now
interview-portrait = { $name }, { $posture }
interview-so-far = { $minutes ->
    [0] Just sat down
   *[other] { $minutes } min so far
}
interview-empty = { $name } has sat down. What you ask, and what you hear, stands here.
interview-you = You
interview-pin-all = Pin all of it
interview-pin-all-of = Pin all of “{ $begins }”
interview-pinned-all = Noted as { $pin }
interview-unpin-all = Take pin { $pin } out, on all of “{ $begins }”
interview-leave-ask = { $minutes ->
    [0] Ask for leave to quote
   *[other] Ask for leave to quote: { $minutes } min
}
interview-leave-given = { $name } gave you leave to quote this.
interview-leave-refused = { $name } would rather not be quoted on this.
interview-how = Ask how
interview-what = About what
interview-echo = I read it as { $form } about { $topic }. { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
interview-echo-form = I read it as { $form }. { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
interview-need-both = Choose how to ask, and about what.
interview-need-form = Choose how to ask.
interview-need-topic = Choose what it is about.
interview-ask = Ask
interview-wait = Wait, say nothing: { $minutes } min
