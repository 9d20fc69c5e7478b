import { answerPresigned } from "./answer-presigned";
import { type BuildFiles, cacheNameFor, mayBeKept, outdated, ruleFor } from "./kept-files";
import type { WhoAmI } from "./presigned-link";

// Put in its place by the build (app/_cli/service-worker.ts).
declare const BUILD_FILES: BuildFiles;

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const sizes = new Map(BUILD_FILES.files);

worker.addEventListener("install", (event) => {
  event.waitUntil(keepFiles().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(dropOldCaches().then(() => worker.clients.claim()));
  // Not waited for: the page works meanwhile, and a page that does not come now comes when it is visited.
  void keepPages();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const rule = ruleFor(request, worker.location.origin);
  if (rule === "kept") event.respondWith(fromCache(request));
  if (rule === "fresh") event.respondWith(fromNetwork(request));
  if (rule === "presigned") event.respondWith(answerPresigned(request.url, (id) => worker.clients.get(id)));
});

// A page cannot know by itself which client it is.
worker.addEventListener("message", ({ data, source, ports: [port] }) => {
  if ((data as Partial<WhoAmI>).kind === "who-am-i" && source instanceof WindowClient)
    port?.postMessage(source.id);
});

async function keepFiles(): Promise<void> {
  const cache = await caches.open(`rowhouse-${BUILD_FILES.build}`);
  await cache.addAll(BUILD_FILES.files.map(([address]) => address));
}

async function keepPages(): Promise<void> {
  for (const page of BUILD_FILES.pages) {
    const cache = await caches.open(cacheNameFor(page, BUILD_FILES.build));
    const kept = await cache.match(page);
    if (!kept) await cache.add(page).catch(() => undefined); // offline by now: later visits try again
  }
}

async function dropOldCaches(): Promise<void> {
  const old = outdated(await caches.keys(), BUILD_FILES.build);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromCache(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const cache = await caches.open(cacheNameFor(pathname, BUILD_FILES.build));
  const kept = await cache.match(pathname);
  if (kept && (await isWhole(kept, pathname))) return plain(kept);
  const reply = await fetch(request);
  if (reply.ok) await cache.put(pathname, reply.clone()).catch(() => undefined); // a full disk keeps nothing, and breaks nothing
  return reply;
}

async function fromNetwork(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const cache = await caches.open(cacheNameFor(pathname, BUILD_FILES.build));
  try {
    const reply = await fetch(request);
    if (mayBeKept(reply)) await cache.put(pathname, reply.clone()).catch(() => undefined);
    return reply;
  } catch (cause) {
    const kept =
      (await cache.match(pathname)) ?? (request.mode === "navigate" ? await cache.match("/") : undefined);
    if (kept) return plain(kept);
    throw cause;
  }
}

/** A kept copy of another size than the build wrote is damaged: it is fetched again, never served. */
async function isWhole(kept: Response, pathname: string): Promise<boolean> {
  const bytes = sizes.get(pathname);
  const { size } = await kept.clone().blob();
  return bytes === undefined ? size > 0 : size === bytes;
}

/** A reply that was redirected may not answer a navigation or a worker: the copy was not. */
function plain(kept: Response): Response {
  return new Response(kept.body, { status: kept.status, headers: kept.headers });
}
