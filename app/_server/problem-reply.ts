/** A fault that a client can act on, as RFC 9457 asks: `code` never changes, `detail` says what, where, and what to do. */
export interface ProblemReply {
  status: number;
  code: string;
  title: string;
  detail: string;
  /** Seconds after which to try again. */
  retryAfter?: number;
}

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
