import { registerMetrics } from "@/app/_register/operations/metrics";
import { can } from "@/app/_register/people/rights";
import { notAllowed } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `GET /api/metrics`: the register in Prometheus' text format, for whoever operates the site; in solo mode that is everybody here. */
export async function GET(request: Request): Promise<Response> {
  return await withRegister(request, async ({ db, grading }, { siteRole }) => {
    if (!can({ siteRole }, "site.operate")) return problemReply(notAllowed);
    const { type, text } = await registerMetrics(db, grading.load);
    return new Response(text, { headers: { "Content-Type": type, "Cache-Control": "no-store" } });
  });
}
