import "server-only";
import type { Actor } from "@/app/_register/people/actor";
import { type ProblemReply, problemReply } from "./problem-reply";
import { register, RegisterAway, type RunningRegister } from "./register";
import { requestActor } from "./request-actor";

/** Answers a request with the register and whoever asks; in words when the register is away, or nobody is signed in. */
export async function withRegister(
  request: Request,
  answer: (register: RunningRegister, actor: Actor & { sessionId?: string }) => Promise<Response>,
): Promise<Response> {
  return await withOpenRegister(async (opened) => {
    const actor = await requestActor(opened, request.headers);
    return actor ? await answer(opened, actor) : problemReply(nobody);
  });
}

/** Answers a request that needs nobody to be signed in; in words when the register is away. */
export async function withOpenRegister(
  answer: (register: RunningRegister) => Promise<Response>,
): Promise<Response> {
  try {
    return await answer(await register());
  } catch (cause) {
    if (!(cause instanceof RegisterAway) && !isConnectionFault(cause)) throw cause;
    console.error("The register is away:", cause instanceof Error ? cause.message : cause);
    return problemReply(away);
  }
}

/** What `pg` and the system say of a server that is not there. */
const connectionCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "08001",
]);

function isConnectionFault(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if ("code" in cause && typeof cause.code === "string") return connectionCodes.has(cause.code);
  return /timeout exceeded when trying to connect|Connection terminated/.test(cause.message);
}

const nobody: ProblemReply = {
  status: 401,
  code: "not_signed_in",
  title: "You are not signed in",
  detail: "Sign in at /sign-in, then send this again. What you typed is kept in your browser.",
};

const away: ProblemReply = {
  status: 503,
  code: "register_away",
  title: "Answers cannot be taken at the moment",
  detail:
    "The database does not answer. Lessons, Run and Check still work; send this again in a few seconds.",
  retryAfter: 5,
};
