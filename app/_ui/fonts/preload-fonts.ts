import { preload } from "react-dom";
import sans from "./rowhouse-sans.woff2";
import serif from "./rowhouse-serif.woff2";

/** Fetches the two faces of a page's first lines together with its styles, before the browser knows that it needs them. */
export function preloadFonts(): void {
  for (const font of [serif, sans]) {
    const address = typeof font === "string" ? font : font.src;
    preload(address, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  }
}
