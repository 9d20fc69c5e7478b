import type { ObjectRequest, ObjectResponse } from "../request";
import { respondEmpty } from "./respond";

const EXPOSED =
  "Date, Etag, Server, Connection, Accept-Ranges, Content-Range, Content-Encoding, Content-Length, Content-Type, Content-Disposition, Last-Modified, Content-Language, Cache-Control, Retry-After, X-Amz-Bucket-Region, Expires, X-Amz*, X-Amz*, *";

/** Headers that let a page of another origin read the answer (Fetch standard, "CORS protocol"): every origin may, as MinIO has it. */
export function corsHeaders(request: ObjectRequest): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined || request.method === "OPTIONS") return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": EXPOSED,
  };
}

/** The answer to OPTIONS: permission where a browser asks for it. */
export function preflight({ headers }: ObjectRequest): ObjectResponse {
  const { origin } = headers;
  const method = headers["access-control-request-method"];
  if (origin === undefined || method === undefined) return respondEmpty(200);
  const asked = headers["access-control-request-headers"];
  return respondEmpty(204, {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": method,
    ...(asked === undefined ? {} : { "access-control-allow-headers": asked }),
  });
}
