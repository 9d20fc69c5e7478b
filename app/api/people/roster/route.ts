import { readRoster } from "@/app/_register/people/read-roster";
import { applyRoster, planRoster } from "@/app/_register/people/roster";
import { countTry, rates } from "@/app/_register/people/rate-limit";
import { classRefusal } from "@/app/_server/class-standing";
import { tooOften } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, readFields } from "@/app/_server/read-fields";
import { siteAddress } from "@/app/_server/site-address";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** Bytes: 10,000 lines of some 300 bytes. */
const longest = 4 * 1024 * 1024;

/**
 * `POST /api/people/roster` `{classId, csv, confirm?}`: without `confirm: true` only says what would happen:
 * `{added, already, invited, problems: [{line, detail}]}`. With it everybody without a problem comes in, and
 * `{added, already, invited: [{name, email, link}], problems}` is the answer.
 */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request, longest);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async (register, actor) => {
    const classId = read.text("classId");
    const refused = await classRefusal(register, actor, classId, "class.let-in");
    if (refused) return problemReply(refused);
    const wait = await countTry(register.db, `invite:${actor.personId}`, rates.invite);
    if (wait !== undefined) return problemReply(tooOften(wait));
    const { lines, problems } = readRoster(read.text("csv"));
    if (read.value("confirm") !== true) {
      const plan = await planRoster(register.db, classId, lines);
      const [added, already, invited] = [plan.added, plan.already, plan.invited].map((part) =>
        part.map(shown),
      );
      return done(read, { to: "", json: { added, already, invited, problems } });
    }
    const applied = await applyRoster(register.db, classId, lines, actor.personId);
    const invited = applied.invited.map(({ name, email, token }) => ({
      name,
      email,
      link: `${siteAddress()}/join?token=${token}`,
    }));
    return done(read, { to: "", json: { ...applied, invited, problems } });
  });
}

const shown = ({
  line,
  name,
  email,
  number,
}: {
  line: number;
  name: string;
  email: string;
  number: string | undefined;
}) => ({
  line,
  name,
  email,
  number: number ?? null,
});
