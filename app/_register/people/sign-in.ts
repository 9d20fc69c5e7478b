import type { Kysely } from "kysely";
import type { Tables } from "../database/tables";
import type { Auth } from "./auth";
import { countTry, forgetTries, rates } from "./rate-limit";

/** Signed in: the cookies to set. Else in words; `retryAfter` in seconds. */
export type SignedIn =
  | { kind: "in"; cookies: string[] }
  | { kind: "wrong"; detail: string }
  | { kind: "limited"; detail: string; retryAfter: number };

/** The same words whether the address or the password is wrong: nobody learns who has an account. */
const wrong: SignedIn = { kind: "wrong", detail: "E-mail and password do not belong together." };

/**
 * Signs somebody in. A try is counted before the password is looked at, so that a burst gets no more tries than one after the other.
 * better-auth hashes the password of an unknown address too, so both take the same time.
 */
export async function signIn(
  db: Kysely<Tables>,
  auth: Auth,
  {
    email,
    password,
    address,
    userAgent,
  }: { email: string; password: string; address: string; userAgent: string },
): Promise<SignedIn> {
  const mail = email.trim().toLowerCase().slice(0, 254);
  const key = `sign-in:${address}:${mail}`;
  const wait =
    (await countTry(db, `sign-in:${address}`, rates.signInAddress)) ??
    (await countTry(db, key, rates.signIn));
  if (wait !== undefined) return limited(wait);
  const reply = await auth.api.signInEmail({
    body: { email: mail, password: password.slice(0, 1024) },
    headers: new Headers({ "user-agent": userAgent.slice(0, 300), "x-rowhouse-address": address }),
    asResponse: true,
  });
  if (reply.status !== 200) return wrong;
  await forgetTries(db, key);
  return { kind: "in", cookies: reply.headers.getSetCookie() };
}

const limited = (retryAfter: number): SignedIn => ({
  kind: "limited",
  detail: `That was tried ${rates.signIn.hits} times in a minute. Try again in ${retryAfter} s.`,
  retryAfter,
});
