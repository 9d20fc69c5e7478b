import { figureReply, numberAt, textAt, valueAt } from "@/app/_ui/figures/figure-replies";
import { refreshSteps } from "@/content/figures/refresh-timeline";

/** One request of the story and what came of it. */
export interface RefreshStep {
  lane: (typeof refreshSteps)[number]["lane"];
  request: string;
  answer: string;
  /** Milliseconds after the write. */
  after: number;
  /** It shows the document. */
  finds: boolean;
}

/** The story as it was recorded; empty when a reply is missing. */
export function refreshStory(rows: Record<string, unknown>): RefreshStep[] {
  const times = refreshSteps.map(({ name }) => Date.parse(textAt(figureReply(rows, `${name}-time`), "body")));
  const [start = Number.NaN] = times;
  if (times.some(Number.isNaN)) return [];
  return refreshSteps.map(({ name, lane, shown }, at) => {
    const body = figureReply(rows, name)?.body;
    const hits = numberAt(body, "hits", "total", "value");
    const answers = {
      write: textAt(body, "result"),
      id: valueAt(body, "found") === true ? "found" : "not found",
      search: hits === 1 ? "1 hit" : `${hits} hits`,
      clock: "a refresh",
    };
    return {
      lane,
      request: shown,
      answer: answers[lane],
      after: (times[at] ?? start) - start,
      finds: valueAt(body, "found") === true || hits > 0,
    };
  });
}

/** A time after the write as it stands on the axis: `+2 ms`, `+1.002 s`. */
export function afterText(milliseconds: number): string {
  if (milliseconds === 0) return "0";
  return milliseconds < 1000 ? `+${milliseconds} ms` : `+${(milliseconds / 1000).toFixed(3)} s`;
}
