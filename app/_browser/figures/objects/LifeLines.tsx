import type { ReactNode } from "react";
import { LAST_DAY } from "@/content/figures/lifecycle-timeline";
import type { VersionLife } from "./version-lives";

const ROW = 34;
const TOP = 24;
const ticks = [0, 7, 14, 21, 28];

/** Where a day begins, in parts of the width. */
const at = (day: number): number => (100 * day) / (LAST_DAY + 1);

/** A bar for every life over the days, and a line at the chosen day. Places are percentages, so that its letters keep their size at every width. */
export function LifeLines(props: { lives: VersionLife[]; day: number; label: string }): ReactNode {
  const { lives, day, label } = props;
  const height = TOP + lives.length * ROW + 4;
  return (
    <svg className="draw lanes" height={height} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <text key={tick} className={tick === 0 ? "sm" : "sm mid"} x={`${at(tick)}%`} y="12">
          {tick === 0 ? "day 0" : tick}
        </text>
      ))}
      <line className="line" x1="0" x2="100%" y1="18" y2="18" />
      {lives.flatMap((life, row) =>
        life.parts.map(({ from, to, state }) => (
          <rect
            key={`${life.id} ${from}`}
            className={`life ${state}`}
            x={`${at(from)}%`}
            y={TOP + row * ROW + 15}
            width={`${at(to) - at(from)}%`}
            height="12"
          />
        )),
      )}
      <line className="now-line" x1={`${at(day + 0.5)}%`} x2={`${at(day + 0.5)}%`} y1="18" y2={height} />
      {lives.map((life, row) => (
        <Name key={life.id} life={life} y={TOP + row * ROW + 11} />
      ))}
    </svg>
  );
}

/** A name begins over its bar; one that would run out of the drawing ends with its bar instead. */
function Name({ life, y }: { life: VersionLife; y: number }): ReactNode {
  const [from, to] = [at(life.parts[0]?.from ?? 0), at(life.parts.at(-1)?.to ?? 0)];
  const late = from > 40;
  return (
    <text className={late ? "sm over end" : "sm over"} x={`${late ? to : from}%`} y={y}>
      {life.key} {life.label}
    </text>
  );
}
