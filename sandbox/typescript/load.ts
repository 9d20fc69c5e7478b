import variant from "@jitl/quickjs-singlefile-browser-release-sync";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";
import type { LoadQuickJs } from "./quickjs";

/**
 * A new instance, in a web worker as in Node. The WebAssembly stands as a string in a script that is imported on the first call (828 kB,
 * 265 kB gzip): nothing is fetched but a chunk of our own origin, and `'wasm-unsafe-eval'` is all it asks of the policy.
 */
export const loadQuickJs: LoadQuickJs = () => newQuickJSWASMModuleFromVariant(variant);
