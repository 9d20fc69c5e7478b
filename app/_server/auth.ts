import "server-only";
import type { Register } from "@/app/_register/open-register";
import { type Auth, makeAuth } from "@/app/_register/people/auth";
import { siteAddress } from "./site-address";

const made = new WeakMap<object, Auth>();

/** better-auth of an open register; one for each. */
export function authOf({ db, secret }: Register): Auth {
  const known = made.get(db);
  if (known) return known;
  const auth = makeAuth(db, { secret, url: siteAddress() });
  made.set(db, auth);
  return auth;
}

/**
 * The address that a request came from. The server listens on this machine only, so with `ROWHOUSE_URL` set whoever connects is the
 * reverse proxy in front: the last entry of its `X-Forwarded-For` is the address that it saw. Without `ROWHOUSE_URL` there is no proxy, the
 * header could only be somebody's invention, and everybody is this machine.
 */
export function addressOf(request: Headers, publicUrl = process.env["ROWHOUSE_URL"]): string {
  if (!publicUrl) return "local";
  const last = request.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return /^[\da-fA-F:.]{2,45}$/.test(last) ? last : "local";
}
