import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A page on a free loopback port with scripts and nothing else, for tests and benchmarks in Chromium. */
export interface PageServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a page that runs `/page.js`, beside its other scripts. `others` answers for any further path, and gives false for one that it
 * does not know.
 */
export async function servePage(
  title: string,
  scripts: ReadonlyMap<string, Uint8Array>,
  others: (path: string, response: ServerResponse) => boolean = () => false,
): Promise<PageServer> {
  const html = `<!doctype html><meta charset="utf-8"><title>${title}</title><script type="module" src="/page.js"></script>`;
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const script = scripts.get(path);
    if (path === "/") return void response.setHeader("Content-Type", "text/html").end(html);
    if (script) return void response.setHeader("Content-Type", "text/javascript").end(script);
    if (!others(path, response)) response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
