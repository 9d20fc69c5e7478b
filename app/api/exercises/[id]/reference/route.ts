import { giveUp, mayReadReference } from "@/app/_register/submissions/reference-right";
import { getCatalog } from "@/app/_server/exercises";
import { problemReply } from "@/app/_server/problem-reply";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/**
 * `POST /api/exercises/<id>/reference` `{giveUp}`: the author's answers, for whoever has passed, gives up, or has what asks it
 * behind them. Who gives up before cannot pass this exercise any more: its variant counts from then on.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const key = (await getCatalog()).get(id);
  if (!key) return problemReply(noSuchExercise);
  const body = (await request.json().catch(() => ({}))) as { giveUp?: unknown } | null;
  return withRegister(request, async ({ db }, { personId }) => {
    if (!(await mayReadReference(db, personId, id))) {
      if (body?.giveUp !== true || !key.variant) return problemReply(notYet);
      if (!(await giveUp(db, personId, id))) return problemReply(asked);
    }
    const { reference, alternatives } = key;
    return Response.json(
      { reference: reference.text, alternatives: alternatives.map(({ text }) => text) },
      { headers: { "Cache-Control": "no-store" } },
    );
  });
}

const noSuchExercise = {
  status: 404,
  code: "no_such_exercise",
  title: "There is no such exercise",
  detail: "GET /api/course lists the exercises with their ids.",
};

const asked = {
  status: 403,
  code: "asked_by_class",
  title: "Your class asks this exercise",
  detail:
    "It cannot be given up while an assignment of your class asks it. The reference is shown when you pass, or after the due date if your class allows it.",
};

const notYet = {
  status: 403,
  code: "not_passed",
  title: "Not yet",
  detail:
    "The reference is shown when the exercise is passed, when you give it up, or after the due date if your class allows it.",
};
