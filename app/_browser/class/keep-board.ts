import type { Board } from "@/app/_register/insight/board";

/** Milliseconds between two looks at a board; longer after one that failed. */
const pause = { well: 5_000, badly: 15_000 };

/** Told what was seen, or in a sentence why nothing is. */
export type BoardSeen = (seen: { board: Board } | { why: string }) => void;

/**
 * Looks at a board again and again until what it gives back is called. A page that nobody looks at asks for nothing; it asks at once when
 * it is looked at again.
 */
export function keepBoard(address: string, seen: BoardSeen): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left = false;
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") return;
    const reply = await readBoard(address);
    if (left) return;
    seen(reply);
    // A look that came back while another waits takes its place.
    clearTimeout(timer);
    if (!("over" in reply))
      timer = setTimeout(() => void look(), "board" in reply ? pause.well : pause.badly);
  };
  const onVisible = (): void => void look();
  document.addEventListener("visibilitychange", onVisible);
  timer = setTimeout(onVisible, pause.well);
  return () => {
    left = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisible);
  };
}

type Reply = { board: Board } | { why: string; over?: true };

async function readBoard(address: string): Promise<Reply> {
  const reply = await fetch(address, { cache: "no-store" }).catch(() => undefined);
  if (reply?.status === 401)
    return { why: "You are signed out. Load this page again to sign in.", over: true };
  if (reply?.status === 403 || reply?.status === 404)
    return { why: "This board is no longer yours to see, or was taken back.", over: true };
  if (!reply?.ok) return { why: "The server does not answer. This is asked again by itself." };
  const board = (await reply.json().catch(() => undefined)) as Board | undefined;
  return board ? { board } : { why: "The server broke off. This is asked again by itself." };
}
