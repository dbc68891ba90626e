### Two devices of one person.

title = Another device of yours
lead = Each device signs with keys of its own. The main keys of two can each state that the other is yours as well: whoever knows one and
    gets both statements can tell that you have a second.
begin = Connect another device
own = The main key of this browser
other = The main key of the other device
other-hint = Open this page there, begin the same way, and copy the key that it shows. It begins with “did:key:”.
sign = State that both are mine
problem-key = This is no key. Copy all of it: it begins with “did:key:z6Mk”.
problem-own = This is the key of this browser. Copy the one of the other device.
problem-failed = Signing failed. Load the page again and try once more.
signed = Signed. Nothing has been sent. Now state the same on the other device, about the key of this one. Send both statements to those who
    should know.
download = Download the statement
# Name of the file, without the ending.
file-name = two-keys-{ $date }

# $by and $other are the reader's own names for keys, or the keys' last characters.
says-one = About two keys: { $by } says to hold that of { $other } too. It counts only with the other’s statement: anybody can name
    anybody’s key.
says-both = About two keys: { $by } and { $other } each say to hold the other’s too. So one person has both, or two people act as one.
key-ending = the key that ends in { $end }
