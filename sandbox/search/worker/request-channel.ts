import type { SearchEngine } from "../engine";
import type { SearchRequest, SearchResponse } from "../request";

/** One end of a pair of ports, in a page or in Node: what is posted here arrives there. */
export interface Channel {
  post(message: unknown): void;
  /** Called once. */
  listen(receive: (message: unknown) => void): void;
}

/** Sends a request somewhere and gives the answer; it rejects only when nobody answers. */
export type RequestHandler = (request: SearchRequest) => SearchResponse | Promise<SearchResponse>;

interface Asked {
  readonly id: number;
  readonly request: SearchRequest;
}

interface Answered {
  readonly id: number;
  readonly response: SearchResponse;
}

/** Answers what comes through the channel. */
export function answerRequests(engine: SearchEngine, channel: Channel): void {
  channel.listen((message) => {
    if (!isAsked(message)) return;
    const answered: Answered = { id: message.id, response: engine.handle(message.request) };
    channel.post(answered);
  });
}

/** Requests go through the channel to an engine on the other side. */
export function requestsOver(channel: Channel): RequestHandler {
  const waiting = new Map<number, (response: SearchResponse) => void>();
  let count = 0;
  channel.listen((message) => {
    if (!isAnswered(message)) return;
    waiting.get(message.id)?.(message.response);
    waiting.delete(message.id);
  });
  return (request) =>
    new Promise((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      const asked: Asked = { id: count, request };
      channel.post(asked);
    });
}

const isMessage = (message: unknown): message is object & { id: unknown } =>
  typeof message === "object" && message !== null && "id" in message;

const isAsked = (message: unknown): message is Asked =>
  isMessage(message) && typeof message.id === "number" && "request" in message;

const isAnswered = (message: unknown): message is Answered =>
  isMessage(message) && typeof message.id === "number" && "response" in message;
