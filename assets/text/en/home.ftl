# The home screen.

home-where = { $company }, { $day }. Level { $level }, from { $minutes } minutes.
home-left-at = You left it { $place }.
left-begun = in { $phase }
left-working = in { $phase } with { $minutes } min left
left-opened = reading { $name }
left-pinned = after a pin on { $name }
left-told = after what { $name } told you
left-entry = at the timeline
home-read = Read your postmortem
home-first-story = That is the first story. The second takes a little longer.
home-so-far = That is the first story. { $pins ->
    [0] Nothing pinned
    [one] One pin
   *[other] { $pins } pins
} and { $talks ->
    [0] nobody asked
    [one] one conversation
   *[other] { $talks } conversations
} in, you have begun on the second.
home-at-the-table = That is the first story. You sit at the table where the second is told.
home-practises = You practise: { $practises }.
home-reviewed = You have led this review. The same day, asked differently, tells more.
home-go-on = Continue
home-continue = Continue, { $minutes } min to the review
home-begin = Begin
home-again = Begin again
home-again-sure = Yes, from the headline
home-keep = Keep this play
home-at-review = Only the review, { $minutes } min
home-at-review-sure = Yes, only the review
home-others = Other first stories
home-no-others = There is only this one so far. More incidents will stand here.
home-library = Library
home-finished = written down on { $day }
home-library-empty = Plays that you have finished stand here, each with its debrief and postmortem.
home-level = Level { $level } · from { $minutes } min
home-state-new = New
home-state-under-way = Begun
home-state-begun = Begun, { $minutes } min left
home-state-reviewed = Reviewed
home-your-story = Your second story: { $story }
home-unreadable = This folder could not be opened
home-unreadable-how = second-story check { $folder } tells all that is wrong with it.
home-play-unreadable = This play could not be opened
home-trouble-no-home = No folder is known in which plays could be kept.
home-help-no-home = Set SECOND_STORY_HOME to a folder, and start again.
home-trouble-no-play = It is not among your plays any more.
home-help-no-play = Begin it anew.
home-trouble-unknown = There is no incident called { $scenario } any more.
home-help-unknown = Put its folder back, and start again.
home-trouble-gone = { $file } was begun with { $scenario }, which is not here any more, and its own copy of it is gone.
home-help-gone = Start with --scenarios and the folder as it was then. The file is kept.
home-trouble-changed = { $file } was begun with another { $scenario } than the one that is here, and its own copy of it is gone.
home-help-changed = Start with --scenarios and the folder as it was then. The file is kept.
home-trouble-world = Its day cannot be simulated: { $error }
home-help-world = second-story check { $folder } tells where.
home-trouble-damaged = { $file } is damaged in line { $line }.
home-help-damaged = The file is kept as it is. A copy from before can take its place.
home-trouble-newer = { $file } was written by a newer second-story.
home-help-newer = Go on with that one. The file is kept as it is.
home-trouble-no-journal = { $file } does not begin like a play.
home-help-no-journal = The file is kept as it is. If it is none of yours, it can go.
home-trouble-no-file = { $file } is no plain file.
home-help-no-file = Put a plain file in its place, or take it away.
home-trouble-locked = Another second-story has { $file } open.
home-help-locked = Close it there, and open it here again.
home-trouble-stopped = { $file } could not be written.
home-help-stopped = What was shown as done is safe. Open the play again.
home-trouble-full = There is no room left on the disk for { $file }.
home-help-full = Make room, and try again. What was shown as done is safe.
home-trouble-read-only = { $file } may not be read or written.
home-help-read-only = Allow it, or set SECOND_STORY_HOME to another folder.
home-trouble-io = { $file }: { $error }
home-help-io = Is the disk full, or the folder gone or read-only?
home-nothing = No incident could be found
home-nothing-how = An incident is a folder of text files. Put one into { $folder }, and start the game again.
home-nothing-nowhere = An incident is a folder of text files. Start the game with --scenarios and the folder that it lies in.
