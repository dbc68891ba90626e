### Inside the frame of a page that the deployment does not list.

refused = Nothing can be signed or shared here: this page stands inside another one, { $host }, which whoever runs { -brand } has not listed.
refused-unknown = Nothing can be signed or shared here: this page stands inside another one, and it cannot be told which.
open = Open it in a tab of its own
take-along = If your result does not show up there, this browser keeps the two apart. Then export the answers here, and open the file
    there under “Check a profile”.
