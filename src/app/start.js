// The page's one script: starts the app. Bundled with wasm-bindgen's bindings by `cargo xtask`, which also sets
// SKILLMARK_WASM to the module's file name.
import init from "skillmark-app";

init({ module_or_path: new URL(SKILLMARK_WASM, import.meta.url) });
