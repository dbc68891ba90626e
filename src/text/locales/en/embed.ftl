### Inside another page's frame.

frame-title = Assessment: { $title }
host = This assessment is shown inside { $host }. That page does not see your answers.
own-window = Open in a window of its own
storage = Inside another page this browser may keep nothing. Open it in a window of its own to be able to continue later.
hand-over = Give the profile to { $host }
hand-over-hint = { $host } receives the whole profile: result, answers and name. It receives nothing unless you choose this.
handed-over = { $host } has received the profile.
not-handed-over = { $host } did not take the profile. Download the file instead.
refused = { $host } is not on the list of pages that may show this assessment.
