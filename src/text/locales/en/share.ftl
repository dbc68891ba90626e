### Signing a result, saving it, sharing it.

title = Keep or share this result
lead = A profile is a signed file with your result. Whoever gets it can see that nothing was changed, and with your answers in it
    can score them again.

times = Include how long each answer took
times-hint = Helps a reader to judge the answers. Left out unless you tick it.
times-needed = How long each answer took is inside too: this assessment had a time limit, and the result follows from the times.

skills = Which results go in
skills-missing = Choose at least one.
again = Sign another version

answers-title = What the reader gets
answers = My answers and the scores
answers-mean = Whoever gets the file can score the answers again. They also show which questions you got and how you answered each.
without = The scores without my answers
without-means = Whole points with their interval, and nothing about single questions. Nobody can score it again, so it is your word.
named = Say that it answers the request by { $name }
named-nameless = Say that it answers the request
named-hint = Whoever asked recognises it then. Whatever name you choose, the key that was made for them signs it.
    Because your questions were drawn from the request, whoever asked can work out which came first, and with your answers in it
    recognises the profile even if you leave this out.
key-gone = The key that this request’s questions were drawn for is not in this browser any more, so this result cannot answer the
    request. You can sign it without naming the request.

inside = What is inside
inside-result = your result per skill with its interval and levels
inside-answers = which questions you were asked and what you answered
inside-date = today’s date, and when to measure again
inside-account = which attempt on this device it was, and whether it came from a file
inside-key = the public half of the key that signs
inside-name = a name, if you choose one

sign = Sign the profile
signing = Signing.
signed = Signed. Nothing has been sent.
sign-failed = Signing failed. Your answers are still saved. Load the page again and try once more.

download = Download the file
# Name of the file, without the ending.
file-name = skill-profile-{ $bank }-{ $date }
copy = Copy the link
copied = The link is copied.
copy-failed = This browser does not allow copying. Select the link below and copy it yourself.
link = Link
travelling = To send or to show
link-answers = Put the answers into these, too
link-answers-hint = Link, picture and code pass through mail, chat and other people’s screens, so they carry the scores without your
    answers. The file above has both.
link-length = All of it is in the link itself, { NUMBER($characters) } characters. Mail programs may cut it; then send the file.

key-in-memory = This browser cannot keep a signing key, so this profile is signed with one that ends when you close the
    page. The profile stays checkable. Another profile from you will carry another key, so readers cannot tell from the
    key that both are yours.
