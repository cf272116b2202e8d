# Decisions, through the eyes of those who took them.

decisions-title = Their eyes
decisions-how = Decisions look different once one knows what was visible.
decisions-empty = A decision stands here once you have pinned something that tells of it. Then it can be read forwards: what was visible to that person, what they were after, and what a peer would have done with the same.
decisions-more = One more stands here as soon as you have pinned something that tells of it.
decisions-kept = { $name }, your reading is kept
decisions-kept-at = { $name }, { $hour }, your reading is kept
decisions-at = { $name } decided at { $hour }.
decisions-no-hour = Put it on the timeline, and the lens shows what was there at that moment.
decisions-visible = What { $name } could see
decisions-visible-how = Tick what lay before { $name } and had a part in it.
decisions-lens = Through { $name }’s eyes
decisions-all = { $hidden ->
    [one] Show one more, of longer before
   *[other] Show { $hidden } more, of longer before
}
decisions-hidden = { $hidden ->
    [0] all your pins were visible then
    [one] one pin hidden: it came later, or was not open to { $name }
   *[other] { $hidden } pins hidden: they came later, or were not open to { $name }
}
decisions-no-pins = Nothing is pinned yet but what people told.
decisions-nothing-seen = Nothing that you have pinned was visible then.
decisions-saw = { $pin } was before { $name }
decisions-later = That came later.
decisions-shut = { $name } had no way to see it.
decisions-goal = What { $name } was after, or up against
decisions-no-goals = Pin an answer of theirs that speaks of a goal or a pressure.
decisions-peer = What would a peer have done with that?
decisions-peer-how = Somebody as able, who saw this and no more. Say it before you read on; the debrief has the answer.
decisions-words = Why it made sense then
decisions-words-hint = forwards, without what came after
decisions-keep = Keep it
decisions-is-kept = kept
decisions-need-seen = Tick first what lay before { $name }.
decisions-need-peer = Still open: what a peer would have done.
