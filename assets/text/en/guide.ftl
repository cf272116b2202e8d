# The guided start.

guide-time = This is your working time. Reading and searching are free. Opening a source, asking somebody, and three timeline entries sent out that are not all right cost minutes.
guide-open = All that can be read is in this list. Click one to see what it is; that costs nothing.
guide-cover = Opening it is what costs minutes. Open this one, or look at another first.
guide-pin = A line that matters is pinned: choose it, and click the pin beside it or press P. All that you write later stands on pins.
guide-people = People know what no log says: keep half of your minutes for them. Go and ask somebody.
guide-ask = Choose how to ask, and about what. How you ask decides what you hear. After a short answer, a minute of silence often brings the rest.
guide-back = One more thing, back at the evidence.
guide-sheets = Timeline, impact and factors: these sheets grow out of your pins. What to do next always stands in the line under the phases, and the face at its end gives hints that cost nothing.
guide-step = { $step } of { $steps }
guide-next = Next
guide-done = Got it
guide-skip = Skip
