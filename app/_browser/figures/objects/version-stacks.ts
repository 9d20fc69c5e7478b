import { figureReply, textAt } from "@/app/_ui/figures/figure-replies";
import { versionSteps } from "@/content/figures/version-stack";
import { type StoredVersion, storedVersions } from "./stored-versions";

/** A stack of versions after a request. */
export interface VersionStack {
  request: string;
  /** The version that the request names by its id, in words; "" where it names none. */
  names: string;
  /** The newest first. */
  versions: (StoredVersion & { label: string; isNew: boolean })[];
  /** What a GET without a version id answers. */
  answer: { status: number; text: string };
}

/** The recorded stacks, each version with one label through all of them; empty when a reply is missing. */
export function versionStacks(rows: Record<string, unknown>): VersionStack[] {
  const lists = versionSteps.map(({ name }) => storedVersions(textAt(figureReply(rows, name), "body")));
  const seen = [...new Set(lists.flatMap((list) => list.toReversed().map(({ id }) => id)))];
  const objects = seen.filter((id) => lists.flat().some((one) => one.id === id && one.kind === "object"));
  return versionSteps.flatMap((step, at) => {
    const reply = figureReply(rows, `${step.name}-get`);
    if (!reply) return [];
    const before = lists[at - 1] ?? [];
    const versions = (lists[at] ?? []).map((version) => ({
      ...version,
      label: version.kind === "marker" ? "delete marker" : `version ${objects.indexOf(version.id) + 1}`,
      isNew: !before.some(({ id }) => id === version.id),
    }));
    const names = "of" in step ? step.of : "";
    return [
      { request: step.shown, names, versions, answer: { status: reply.status, text: answerText(reply) } },
    ];
  });
}

function answerText(reply: { status: number; body: unknown }): string {
  const body = typeof reply.body === "string" ? reply.body : "";
  return reply.status === 200 ? body : (/<Code>(.*?)<\/Code>/.exec(body)?.[1] ?? "");
}
