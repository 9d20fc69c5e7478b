// @vitest-environment jsdom
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { keepMarkup } from "@/app/_ui/lesson/kept-store";
import { KeptMarkup } from "./KeptMarkup";

it("writes on the server what was laid down, and finds it in the page afterwards", () => {
  keepMarkup("t-1-1-1", "<p>One.</p>");
  const browser = globalThis.document;
  // The server has no document.
  Reflect.deleteProperty(globalThis, "document");
  const html = renderToString(<KeptMarkup id="t-1-1-1" />);
  globalThis.document = browser;
  expect(html).toBe('<div class="still" id="t-1-1-1"><p>One.</p></div>');
  keepMarkup("t-1-1-1", "");
  document.body.innerHTML = html;
  expect(renderToString(<KeptMarkup id="t-1-1-1" />)).toBe(html);
});
