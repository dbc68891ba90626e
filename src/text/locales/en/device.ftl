### What this device keeps, and how it is deleted.

title = What this device keeps
lead = Your answers, your results, the keys that sign for you, and whose keys you have seen. All of it lies in this browser, and nowhere else
    unless you shared it.

keys = Keys that sign for you
keys-none = None has signed anything yet.
people = Keys of others
people-none = You have not checked anybody’s profile yet.

erase = Delete everything
erases = This deletes { NUMBER($attempts) } { $attempts ->
    [one] assessment
   *[other] assessments
} with all answers, { NUMBER($signed) } signed { $signed ->
    [one] file
   *[other] files
} as far as they lie here, { NUMBER($keys) } { $keys ->
    [one] key
   *[other] keys
} that signed for you, and { NUMBER($people) } { $people ->
    [one] entry
   *[other] entries
} of your address book.
erase-lost = It cannot be undone. What you have shared stays valid, but nothing can be signed with these keys again. Save the files that you
    want to keep first.
erase-all = Delete all of it now
erase-keep = Keep everything
erasing = Deleting. If it takes long, close other tabs of { -brand }.

deleted-title = Everything is deleted
deleted = Nothing of { -brand } is kept on this device any more, whichever tab it was deleted from.
begin-anew = Start anew
