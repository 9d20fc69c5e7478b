import { type ReactNode, useState } from "react";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { FigureTable } from "@/app/_ui/figures/FigureTable";
import type { FigureProps } from "@/content/components";
import {
  LAST_DAY,
  lifecycleDays,
  lifecycleEvents,
  lifecycleRules,
} from "@/content/figures/lifecycle-timeline";
import { LifeLines } from "./LifeLines";
import { recordedDays, type VersionLife, versionLives, versionsOn } from "./version-lives";

/** Versions of two keys along a line of days; the reader moves the day. */
export default function LifecycleTimeline({ figure, rows, children }: FigureProps): ReactNode {
  const [day, setDay] = useState(8);
  const recorded = recordedDays(rows, lifecycleDays);
  const lives = versionLives(recorded, LAST_DAY + 1);
  const there = versionsOn(recorded, day);
  const happens = lifecycleEvents.filter((event) => event.day === day).map(({ shown }) => shown);
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={lives.length === 0}>
      <ul className="rules-figure">
        {lifecycleRules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <label className="slide">
        Day {day}
        <input
          type="range"
          min={0}
          max={LAST_DAY}
          value={day}
          onChange={(event) => setDay(Number(event.target.value))}
        />
      </label>
      <LifeLines lives={lives} day={day} label={figure.alt} />
      <p className="reading">Filled: what GET gives. Empty: an older version. Dashed: a delete marker.</p>
      <FigureTable name={`What exists on day ${day}`}>
        <caption>
          {`What exists on day ${day}`}
          {happens.length > 0 ? `, after ${happens.join(" and ")}` : null}
        </caption>
        <thead>
          <tr>
            <th scope="col">key</th>
            <th scope="col">version</th>
            <th scope="col">is</th>
          </tr>
        </thead>
        <tbody>
          {lives.map((life) => (
            <LifeRow key={life.id} life={life} exists={there.find(({ id }) => id === life.id)} />
          ))}
        </tbody>
      </FigureTable>
      <p className="reading" role="status">
        {reading(there.length, there.filter(({ kind, latest }) => kind === "object" && latest).length)}
      </p>
    </FigureFrame>
  );
}

function LifeRow(props: {
  life: VersionLife;
  exists: { kind: "object" | "marker"; latest: boolean } | undefined;
}): ReactNode {
  const { life, exists } = props;
  return (
    <tr className={exists ? undefined : "out"}>
      <th scope="row">
        <code>{life.key}</code>
      </th>
      <td>{life.label}</td>
      {exists ? (
        <td className={exists.latest && exists.kind === "object" ? "lit" : undefined}>{stateText(exists)}</td>
      ) : (
        <td className="hatched">not there</td>
      )}
    </tr>
  );
}

function stateText({ kind, latest }: { kind: "object" | "marker"; latest: boolean }): string {
  if (kind === "marker") return "on top: GET answers 404";
  return latest ? "what GET gives" : "an older version, to be had by its id";
}

function reading(stored: number, readable: number): string {
  const versions = stored === 1 ? "1 version or marker is" : `${stored} versions and markers are`;
  return `${versions} stored; ${readable} of the 2 keys can be read without a version id.`;
}
