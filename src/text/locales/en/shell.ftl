### What stands around every page.

brand = { -brand }
home = Assessments
check = Check a profile
main-navigation = Pages
privacy = Nothing leaves this device unless you share it.
device = What this device keeps
loading = Getting ready.
not-found-title = There is no such page
not-found = The address may have been cut off or mistyped.
not-found-home = Go to the assessments
# Title of the browser tab.
window-title = { $page } · { -brand }
