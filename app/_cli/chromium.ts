import { existsSync } from "node:fs";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Where the browser of the tests is, or one sentence that says how to get one. */
export type ChromiumResult = { kind: "found"; path: string } | { kind: "missing"; message: string };

/** Looks at CHROMIUM_PATH, else in the usual places of Debian, macOS and Windows. */
export function findChromium(
  variables: Record<string, string | undefined> = process.env,
  exists: (path: string) => boolean = existsSync,
): ChromiumResult {
  const wanted = variables["CHROMIUM_PATH"];
  if (wanted) {
    if (exists(wanted)) return { kind: "found", path: wanted };
    return {
      kind: "missing",
      message: `CHROMIUM_PATH is "${wanted}", and there is no such file: correct it or unset it.`,
    };
  }
  const path = USUAL_PLACES.find(exists);
  if (path) return { kind: "found", path };
  const message =
    "No Chromium was found for the browser tests: install one (Debian: sudo apt-get install chromium) or set CHROMIUM_PATH to its program.";
  return { kind: "missing", message };
}
