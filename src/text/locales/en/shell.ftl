### What stands around every page.

brand = { -brand }
skip = Skip to the content
home = Assessments
check = Check a profile
main-navigation = Pages
theme = Appearance
theme-system = As the device
theme-light = Light
theme-dark = Dark
privacy = Nothing leaves this device unless you share it.
back = Back
close = Close
cancel = Cancel
loading = Getting ready.
not-found-title = There is no such page
not-found = The address may have been cut off or mistyped.
not-found-home = Go to the assessments
# Title of the browser tab.
window-title = { $page } · { -brand }
