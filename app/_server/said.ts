import "server-only";
import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";

/** What a page tells after one of its forms was sent: beside a field, or above the form. */
export interface Said {
  field?: string;
  detail: string;
  /** What was typed, to be shown again; never a password. */
  typed?: Record<string, string>;
}

const name = "rowhouse_said";

/**
 * Keeps what is to be said for one page view, in a cookie that ends after half a minute. The page shows it only where its address carries
 * the same mark, so that nobody can make a page say something by a link.
 */
export function saidCookie(said: Said): { cookie: string; mark: string } {
  const mark = randomBytes(9).toString("base64url");
  const value = fitted(said, mark);
  return { cookie: `${name}=${value}; Path=/; Max-Age=30; HttpOnly; SameSite=Lax`, mark };
}

/** Bytes of the value; browsers drop a cookie of more than 4096. */
const mostBytes = 3_500;
/** Signs of the sentence: it fits whatever signs they are. */
const longestDetail = 400;

/** What is wrong always fits. Of what was typed the short texts stay and the longest go, whole: half a text would look like all of it. */
function fitted({ typed, ...told }: Said, mark: string): string {
  const encoded = (kept?: Record<string, string>): string =>
    Buffer.from(
      JSON.stringify({ ...told, detail: told.detail.slice(0, longestDetail), typed: kept, mark }),
    ).toString("base64url");
  let value = encoded();
  let kept: Record<string, string> = {};
  for (const [field, text] of Object.entries(typed ?? {}).sort(([, a], [, b]) => a.length - b.length)) {
    kept = { ...kept, [field]: text };
    const longer = encoded(kept);
    if (longer.length > mostBytes) break;
    value = longer;
  }
  return value;
}

/** What the last form has to say on this page, if anything. */
export async function saidHere(mark: string | string[] | undefined): Promise<Said | undefined> {
  const kept = (await cookies()).get(name)?.value;
  if (!kept || typeof mark !== "string") return undefined;
  try {
    const said = JSON.parse(Buffer.from(kept, "base64url").toString("utf8")) as Said & { mark?: unknown };
    return said.mark === mark && typeof said.detail === "string" ? said : undefined;
  } catch {
    return undefined;
  }
}
