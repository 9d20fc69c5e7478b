import { submissions } from "@/app/_server/submissions";
import packageFile from "@/package.json";

export const dynamic = "force-dynamic";

/** `GET /api/health`. Answers are graded, and not yet recorded: there is no database to report. */
export function GET(): Response {
  const { depth, oldestSeconds, busy } = submissions().load;
  return Response.json({
    status: "ok",
    mode: "solo",
    database: null,
    queue: { depth, oldestSeconds },
    graders: { ready: busy ? 0 : 1, busy: busy ? 1 : 0 },
    version: packageFile.version,
  });
}
