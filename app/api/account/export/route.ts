import { exportPerson } from "@/app/_register/people/export-person";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `GET /api/account/export`: everything about whoever asks, as one JSON file. */
export async function GET(request: Request): Promise<Response> {
  return await withRegister(request, async ({ db }, { personId }) => {
    const document = JSON.stringify(await exportPerson(db, personId), null, 2);
    return new Response(document, {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": 'attachment; filename="my-data.json"',
        "Cache-Control": "no-store",
      },
    });
  });
}
