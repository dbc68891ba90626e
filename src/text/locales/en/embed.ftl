### Inside another page's frame.

hand-over = Give the profile to { $host }
hand-over-hint = { $host } receives the whole profile: result, answers and name. It receives nothing unless you choose this.
handed-over = { $host } has received the profile.
not-handed-over = { $host } did not take the profile. Download the file instead.
