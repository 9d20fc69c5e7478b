import type { Dataset } from "@/sandbox/engine";
import { pageLimits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import {
  type OpenPresigned,
  type PresignedAnswer,
  presignedPath,
  type WhoAmI,
} from "../../offline/presigned-link";
import { pageEngine } from "../page-engine";

/** What brings the page's store to where it was when it printed an address. Its clock and its ids are the story's, so the address is the same again. */
export interface StoreStory {
  dataset: () => Promise<Dataset>;
  /** Run in order. */
  texts: string[];
}

const stories = new Map<number, StoreStory>();
let told = 0;
let page: Promise<string> | undefined;

/** The address on this site at which `target` (path and query) opens as long as this page lives. Resolves when a service worker can answer. */
export async function openableAddress(story: StoreStory, target: string): Promise<string> {
  page ??= listen();
  const id = await page;
  told += 1;
  stories.set(told, story);
  return presignedPath({ page: id, story: told, target });
}

async function listen(): Promise<string> {
  const container = navigator.serviceWorker;
  container.addEventListener("message", ({ data, ports: [port] }: MessageEvent<Partial<OpenPresigned>>) => {
    if (data.kind !== "open-presigned" || data.story === undefined || data.target === undefined) return;
    void openTarget(data.story, data.target).then((answer) => port?.postMessage(answer));
  });
  const { active } = await container.ready;
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = (event: MessageEvent<string>) => done(event.data);
    active?.postMessage({ kind: "who-am-i" } satisfies WhoAmI, [port2]);
  });
}

/** Takes its turn with the runs of the page's blocks, each of which starts from its dataset too. */
async function openTarget(number: number, target: string): Promise<PresignedAnswer> {
  const story = stories.get(number);
  if (!story) return { kind: "gone" };
  const { dataset, texts } = story;
  const job = { dataset, before: texts, text: `GET ${target}\n`, limits: pageLimits };
  const end = await pageEngine("objects").run(job);
  if (end.kind === "unavailable") return { kind: "unanswered", why: end.why.detail };
  return answerOf(end.outcomes.at(-1));
}

function answerOf(outcome: Outcome | undefined): PresignedAnswer {
  if (outcome?.kind === "stopped" && outcome.limit === "bytes")
    return { kind: "unanswered", why: "The object is larger than this page hands out." };
  if (outcome?.kind !== "reply") return { kind: "unanswered", why: "The store in the page was stopped." };
  const { status, headers, body } = outcome;
  return { kind: "reply", status, headers, body: isBytes(body) ? body : String(body) };
}

function isBytes(body: unknown): body is { base64: string } {
  return typeof body === "object" && body !== null && "base64" in body;
}
