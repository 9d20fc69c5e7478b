import "server-only";
import { type Actor, soloActor } from "@/app/_register/people/actor";
import type { Register } from "@/app/_register/open-register";
import { actorOfSession } from "@/app/_register/people/session";
import { authOf } from "./auth";

/** Who makes a request; undefined for somebody who is not signed in. In solo mode it is always the one person. */
export async function requestActor(
  register: Register,
  request: Headers,
): Promise<(Actor & { sessionId?: string }) | undefined> {
  if (register.mode === "solo") return soloActor;
  return await actorOfSession(register.db, authOf(register), request);
}
