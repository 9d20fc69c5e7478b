import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { type NextRequest, NextResponse } from "next/server";
import { foreignRequest } from "@/app/_server/foreign-request";

/** Page address to the hashes of its inline scripts; written by the build, absent while developing. */
let hashes: Record<string, string> | undefined;

function scriptHashes(): Record<string, string> {
  if (process.env.NODE_ENV === "development") return {};
  hashes ??= JSON.parse(readFileSync(".next/csp.json", "utf8")) as Record<string, string>;
  return hashes;
}

/** Refuses foreign hosts and origins, and gives each page the policy that allows its own scripts and no others. */
export function proxy(request: NextRequest): NextResponse {
  const refused = foreignRequest(request.headers, process.env["ROWHOUSE_URL"]);
  if (refused) {
    const body = { type: "about:blank", title: "Refused", status: 403, ...refused };
    return NextResponse.json(body, { status: 403, headers: { "Content-Type": "application/problem+json" } });
  }
  if (process.env.NODE_ENV === "development") return NextResponse.next();
  const path = request.nextUrl.pathname.replace(/(.)\/$/, "$1");
  const known = scriptHashes()[path];
  if (known !== undefined) return withPolicy(NextResponse.next(), policy(known));
  return made(request);
}

/**
 * A page that is made when it is asked for: Next finds the nonce in the request's own policy and writes it to its inline scripts. The page
 * that says "not found" was built before, so its hashes stand beside the nonce; the theme's script is one of them.
 */
function made(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const rules = policy(`'nonce-${nonce}' ${scriptHashes()["/_not-found"] ?? ""}`);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", rules);
  return withPolicy(NextResponse.next({ request: { headers } }), rules);
}

function withPolicy(response: NextResponse, rules: string): NextResponse {
  response.headers.set("Content-Security-Policy", rules);
  return response;
}

/** PGlite compiles WebAssembly; CodeMirror writes its styles into the page; all else comes from this site. */
function policy(inline: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${inline}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
