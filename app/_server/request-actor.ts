import "server-only";
import { type Actor, soloActor } from "@/app/_register/people/actor";
import type { Register } from "@/app/_register/open-register";

/** Who makes a request; undefined for somebody who is not signed in. In solo mode it is always the one person. */
export function requestActor(register: Register, _request: Headers): Promise<Actor | undefined> {
  return Promise.resolve(register.mode === "solo" ? soloActor : undefined);
}
