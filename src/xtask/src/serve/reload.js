// Development only: reloads the page after a rebuild. The server's build number is asked for once a second; a server
// that is down is asked again.
let first;
setInterval(async () => {
  try {
    const build = await (await fetch("__reload", { cache: "no-store" })).text();
    first ??= build;
    if (build !== first) location.reload();
  } catch {
    // not running at the moment
  }
}, 1000);
