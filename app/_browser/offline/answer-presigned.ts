import { type OpenPresigned, type PresignedAnswer, readPresigned } from "./presigned-link";
import { presignedResponse } from "./presigned-response";

/** Milliseconds that a page may take; one that a browser has put to sleep takes for ever. */
const PATIENCE = 20_000;

/** A page, reduced to what is asked of it. */
interface Asked {
  postMessage(message: OpenPresigned, transfer: Transferable[]): void;
}

/** Answers a presigned address of a page's store by asking that page. `find` gives the page of an id. */
export async function answerPresigned(
  address: string,
  find: (page: string) => Promise<Asked | undefined>,
): Promise<Response> {
  const link = readPresigned(new URL(address));
  const page = link && (await find(link.page));
  return presignedResponse(page ? await ask(page, link.story, link.target) : { kind: "gone" });
}

function ask(page: Asked, story: number, target: string): Promise<PresignedAnswer> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<PresignedAnswer>((done) => {
    const late = { kind: "unanswered", why: "The page that printed this address does not answer." } as const;
    const timer = setTimeout(() => done(late), PATIENCE);
    port1.onmessage = (event: MessageEvent<PresignedAnswer>) => {
      clearTimeout(timer);
      done(event.data);
    };
    page.postMessage({ kind: "open-presigned", story, target }, [port2]);
  }).finally(() => port1.close());
}
