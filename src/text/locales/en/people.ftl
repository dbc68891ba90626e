### Whose keys the reader has seen. Kept on the device.

oneself = This is a key of this browser: it was signed here.
pinned = Whoever runs this page names its owner: { $name }.
named = You have compared this key. You call its owner { $name }.
new = You see this key for the first time. That proves nothing about whose it is.
seen = You have seen this key before, first on { DATETIME($date) }. Nobody here has compared it.
seen-as = You have seen this key before, first on { DATETIME($date) }, as { $name }. Nobody here has compared it.
renamed = When you first saw this key, it called itself { $from }. Ask why the name has changed.
key-changed = You know { $name } by another key. They may have a new one, or somebody else uses their name: ask them, by phone or face to
    face, and not by answering the message that this came with.

compare = I compared this key with its owner
rename = Another name, or forget the key
how = Let them read you the last eight characters of their key, by phone or face to face. If they say { $end }, give the key your own name
    for them. Only you see it, and only on this device. From then on their statements count as known here.
own-name = Your name for them
remember = Remember them
forget = Forget this key
