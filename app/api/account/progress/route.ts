import { mergeProgress, mostEvents } from "@/app/_register/people/progress";
import { problemReply } from "@/app/_server/problem-reply";
import { done, readFields } from "@/app/_server/read-fields";
import { readProgress } from "@/app/_server/read-progress";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** Bytes: 20,000 events of some 200 bytes. */
const longest = 4 * 1024 * 1024;

/** `POST /api/account/progress` `{version: 1, events}`: merges the browser's log into the account. Never a grade. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request, longest);
  if ("problem" in read) return problemReply(read.problem);
  const log = readProgress(read.value("version"), read.value("events"));
  if ("detail" in log)
    return problemReply({ status: 400, code: "no_log", title: "This is no log of progress", ...log });
  return await withRegister(request, async ({ db }, { personId }) => {
    const added = await mergeProgress(db, personId, log.events);
    if (added !== undefined) return done(read, { to: "/account", json: { added } });
    return problemReply({
      status: 409,
      code: "log_full",
      title: "The log is full",
      detail: `Your account keeps ${mostEvents} events and takes no more. What your browser has stays there.`,
    });
  });
}
