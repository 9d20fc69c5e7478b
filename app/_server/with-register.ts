import "server-only";
import type { Actor } from "@/app/_register/people/actor";
import { type ProblemReply, problemReply } from "./problem-reply";
import { register, RegisterAway, reopenRegister, type RunningRegister, say } from "./register";
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
  let opened: RunningRegister | undefined;
  try {
    opened = await register();
    return await answer(opened);
  } catch (cause) {
    const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    say("A request could not be answered", { code: codeOf(cause), cause: stack });
    const broken = codeOf(cause) === diskFull || isConnectionFault(cause);
    if (opened?.database.kind === "pglite" && broken) reopenRegister(opened);
    if (cause instanceof RegisterAway || isConnectionFault(cause)) return problemReply(away);
    return problemReply(codeOf(cause) === diskFull ? full : ourFault);
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

/** PostgreSQL's `disk_full`. */
const diskFull = "53100";

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;

function isConnectionFault(cause: unknown): boolean {
  const code = codeOf(cause);
  if (code !== undefined) return connectionCodes.has(code);
  if (!(cause instanceof Error)) return false;
  return /timeout exceeded when trying to connect|Connection terminated|Received unexpected/.test(
    cause.message,
  );
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

const full: ProblemReply = {
  status: 503,
  code: "disk_full",
  title: "Answers cannot be taken at the moment",
  detail:
    "The disk of the server is full, and whoever runs it has to make room. What was accepted before is kept; send this again later.",
  retryAfter: 60,
};

const ourFault: ProblemReply = {
  status: 500,
  code: "our_fault",
  title: "This failed on our side",
  detail:
    "Nothing was taken and no attempt was used. What you typed is kept in your browser; send this again.",
};
