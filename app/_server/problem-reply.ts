import type { ProblemReply } from "@/app/_register/problem";

export type { ProblemReply };

/** The reply to a request that cannot be served. */
export function problemReply({ status, code, title, detail, retryAfter }: ProblemReply): Response {
  return Response.json(
    { type: "about:blank", status, code, title, detail },
    {
      status,
      headers: {
        "Content-Type": "application/problem+json",
        ...(retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) }),
      },
    },
  );
}
