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
interview-otherwise = { $name } remembers it otherwise: lay both side by side
interview-accounts = { $name }, as they remember it
interview-beside = { $pin }, pinned from { $place }
interview-beside-none = Nothing that you pinned bears on it yet. Both were there, and neither has a reason to say what is not so.
interview-own = Your question in your own words
interview-own-hint = Or put it in your own words
interview-form-unclear = I can’t tell how you ask. Put it differently, or choose above.
interview-topic-unclear = I can’t tell what it is about. Name it, or choose above.
interview-form-of = I could read that as { $forms }. Choose one of them first.
interview-topic-of = It could be about { $topics }. Choose one of them first.
interview-reads-as = Your words read as { $form }. Choose that, or put them differently.
interview-or = {" or "}
interview-ask = Ask
interview-wait = Wait, say nothing: { $minutes } min
