import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lessonPaths, recordedRowBytes, weighPage } from "./page-weight";

const script = "console.log(1);".repeat(1000);
const page = `<html><script src="/a.js"></script><script src="/a.js"></script><script noModule src="/old.js"></script><table><tbody><tr><td>é</td></tr></tbody></table></html>`;
const site = createServer((request, reply) => {
  const texts: Record<string, string> = {
    "/m/l": page,
    "/a.js": script,
    "/sitemap.xml": "<loc>https://x.org/</loc><loc>https://x.org/glossary</loc><loc>https://x.org/m/l</loc>",
  };
  const text = texts[request.url ?? ""];
  reply.writeHead(text === undefined ? 404 : 200).end(text);
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((done) => site.listen(0, "127.0.0.1", done));
  const address = site.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => site.close());

describe("weighPage(url, path)", () => {
  it("counts a script once, compressed, and leaves out what only old browsers load", async () => {
    const weight = await weighPage(url, "/m/l");
    expect(weight.scriptKilobytes).toBe(Math.round((gzipSync(script).length / 1024) * 10) / 10);
    expect(weight.htmlKilobytes).toBe(0.2);
  });

  it("fails on a page that does not exist", async () => {
    await expect(weighPage(url, "/none")).rejects.toThrow("/none answered 404");
  });
});

describe("recordedRowBytes(html)", () => {
  it("counts bytes, not characters, of table bodies", () => {
    expect(recordedRowBytes(page)).toBe(Buffer.byteLength("<tbody><tr><td>é</td></tr></tbody>"));
  });
});

describe("lessonPaths(url)", () => {
  it("takes the addresses of lessons from the site map", async () => {
    expect(await lessonPaths(url)).toEqual(["/m/l"]);
  });
});

it("counts the rows of packed results and of figures in React's data", () => {
  const data = String.raw`self.__next_f.push([1,"{\"c\":[],\"r\":[[\"a\"]],\"t\":\"SELECT 1\"},{\"rows\":[[\"bc\"]],\"rowCount\":1}"])`;
  expect(recordedRowBytes(data)).toBe(
    String.raw`\"r\":[[\"a\"]]`.length + String.raw`\"rows\":[[\"bc\"]]`.length,
  );
});

it("counts replies: what is shown of them, and their headers and bodies in React's data, long ones in rows apart", () => {
  const shown = '<div class="reply"><pre>{}</pre></div>';
  const data = String.raw`{\"headers\":{\"a\":\"b\"},\"body\":{\"hits\":[{\"x\":1}]},\"ms\":null},{\"headers\":{},\"body\":\"$4a\",\"ms\":null}`;
  const counted = [
    shown,
    String.raw`\"headers\":{\"a\":\"b\"}`,
    String.raw`\"body\":{\"hits\":[{\"x\":1}]}`,
    String.raw`\"headers\":{}`,
    String.raw`\"body\":\"$4a\"`,
  ].reduce((sum, text) => sum + text.length, 0);
  const page = `<section><div>${shown}</div></section>${data}<script>push([1,"4a:T10,0123456789abcxyz4b:T2,xx"])</script>`;
  // The second long text belongs to no reply.
  expect(recordedRowBytes(page)).toBe(counted + "4a:T10,0123456789abcxyz".length);
});
