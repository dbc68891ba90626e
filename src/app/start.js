// The page's one script: starts the app. Bundled with wasm-bindgen's bindings by `cargo xtask`, which also sets
// SKILLMARK_WASM to the module's file name. It holds no words: they stand in index.html, hidden until they are needed.
import init from "skillmark-app";

const element = (id) => document.getElementById(id);

// Whoever follows a link to a page inside the app is not greeted as on the first.
if (location.hash.length > 2) {
  element("start").hidden = true;
  element("start-wait").hidden = false;
}

/** Shows what went wrong in place of the start screen. The app is not there to do it. */
function say(id, details) {
  element("start").hidden = element("start-wait").hidden = true;
  element(id).hidden = false;
  if (details) element("start-details").textContent = details;
}

if (typeof WebAssembly !== "object") {
  say("start-old");
} else {
  init({ module_or_path: new URL(SKILLMARK_WASM, import.meta.url) }).catch((error) => {
    // Once the app has drawn its first page it tells of its own failures.
    if (element("start")) say("start-failed", String(error));
  });
}

// The same address again: a plain link would only change the part after #.
element("start-failed").querySelector("a").addEventListener("click", (event) => {
  event.preventDefault();
  location.reload();
});
