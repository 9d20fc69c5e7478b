import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `GET /api/account`: who is signed in, with the classes to go to. */
export async function GET(request: Request): Promise<Response> {
  return await withRegister(request, async ({ db, mode }, { personId, name, siteRole }) => {
    const classes = await db
      .selectFrom("membership as m")
      .innerJoin("class as c", "c.id", "m.class_id")
      .select(["c.id", "c.name", "m.role"])
      .where("m.person_id", "=", personId)
      .where("m.left_at", "is", null)
      .where("c.archived_at", "is", null)
      .orderBy("c.name")
      .limit(100)
      .execute();
    const headers = { "Cache-Control": "no-store" };
    return Response.json({ mode, name, siteRole, classes }, { headers });
  });
}
