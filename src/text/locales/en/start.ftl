### The start screen in index.html, readable before anything else has loaded. A test compares the two.

title = Find out where you stand
lead = A short test that adapts to your answers and says how sure it is. Your answers stay in this browser until you
    decide to share a result.
start = Start
check = Check a profile
waiting = Getting ready.
noscript = This page needs JavaScript, which is switched off here. It runs in your browser alone: once it has loaded,
    no answer leaves this device. Allow JavaScript for this page and load it again.
old-browser = This browser is too old for this page: it cannot run WebAssembly. Any browser of the last two years can.
    If yours is newer, your company may have switched it off; ask for it to be allowed for this address.
failed = A part of this page did not arrive. Check the connection and load the page again. If that does not help, tell
    whoever runs this page: the folder may be incomplete, or the server may send .wasm files wrongly.
reload = Load again
details = Details for whoever runs this page
