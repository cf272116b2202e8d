# The review meeting: who speaks, the moves, and what was heard.

review-otherwise = { $name } remembers it otherwise: { $key }
review-after = after “{ $move }”
review-seat = { $name }, { $posture }, has spoken { $spoken } of 7
review-stretch-spent = { $spent } of { $minutes }
review-own-minutes = Your own moves: { $own } of { $all } min
review-own-how = Of the minutes so far, those that your moves took. The others tell what happened in the rest.
review-stretch-done = { $name }, done, { $spent } min
review-stretch-current = { $name }, on the table, { $spent } of { $minutes } min
review-stretch-ahead = { $name }, to come, { $minutes } min
review-log-open = { $count ->
    [one] 1 thing said
   *[other] { $count } things said
}
review-log = What was said so far
review-log-close = Close what was said
review-towards = Your move towards
review-target = Towards { $name }
review-room = the room
review-to-room = room
review-to-somebody = whom?
review-besides = { $minutes ->
    [one] Its own minutes; whoever speaks then takes 1 minute more.
   *[other] Its own minutes; whoever speaks then takes { $minutes } minutes more.
}
review-make = Make this move
review-choose = Choose a move
review-whom = Choose whom for
review-next = Next stretch
review-next-unheard = Nothing said on this one. Go on?
review-close = Close the review
review-factors = Factors heard
review-factors-open = { $open ->
    [0] all with evidence
    [one] 1 factor without evidence
   *[other] { $open } factors without evidence
}
review-factors-empty = What the room names as having made it likely stands here.
review-factor = { $text }
review-factor-open = { $text }, not shown by evidence yet
