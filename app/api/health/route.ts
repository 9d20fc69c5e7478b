import packageFile from "@/package.json";

export const dynamic = "force-dynamic";

/** `GET /api/health`. Nothing is recorded on the server yet, so there is no database, no queue and no grader to report. */
export function GET(): Response {
  return Response.json({
    status: "ok",
    mode: "solo",
    database: null,
    queue: { depth: 0, oldestSeconds: 0 },
    graders: { ready: 0, busy: 0 },
    version: packageFile.version,
  });
}
