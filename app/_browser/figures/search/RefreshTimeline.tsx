import { type ReactNode, useId, useState } from "react";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { FigureTable } from "@/app/_ui/figures/FigureTable";
import type { FigureProps } from "@/content/components";
import { FigureSteps } from "../FigureSteps";
import { afterText, type RefreshStep, refreshStory } from "./refresh-story";

/** A write, a read by id, a search too early and one after the refresh, on a line of time. */
export default function RefreshTimeline({ figure, rows, children }: FigureProps): ReactNode {
  const story = refreshStory(rows);
  const [step, setStep] = useState(Math.max(1, story.length));
  const now = story[step - 1];
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={!now}>
      <FigureSteps step={step} count={story.length} onStep={setStep} />
      <Lanes story={story} step={step} label={figure.alt} />
      <FigureTable name="Requests and their answers" className="frames">
        <thead>
          <tr>
            <th scope="col">at</th>
            <th scope="col">request</th>
            <th scope="col">answer</th>
          </tr>
        </thead>
        <tbody>
          {story.map(({ after, request, answer }, at) => (
            <tr key={at} className={rowOf(at, step)} aria-current={at === step - 1 ? "step" : undefined}>
              <th scope="row">{afterText(after)}</th>
              <td>
                <code>{request}</code>
              </td>
              <td>{answer}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </FigureFrame>
  );
}

function rowOf(at: number, step: number): string | undefined {
  if (at === step - 1) return "now";
  return at >= step ? "out" : undefined;
}

/** Where a step stands, in parts of the width: at equal distances, for a second would not fit beside a millisecond. */
const at = (place: number): number => 4 + 20.5 * place;

/** Two lanes over the steps. Places are percentages, so that its letters keep their size at every width. */
function Lanes({ story, step, label }: { story: RefreshStep[]; step: number; label: string }): ReactNode {
  const hatch = useId();
  const end = step === story.length ? 100 : at(step - 1);
  const refreshed = story.findIndex(({ lane }) => lane === "clock");
  const seenFrom = step > refreshed ? at(refreshed) : end;
  return (
    <svg className="draw lanes" height="140" role="img" aria-label={label}>
      <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" className="hatch-line" />
      </pattern>
      <text className="sm" x="0" y="14">
        a read by its id
      </text>
      <Lane y={20} from={at(0)} to={end} />
      <text className="sm" x="0" y="66">
        a search: in the buffer
      </text>
      <rect x={`${at(0)}%`} y="72" width={`${seenFrom - at(0)}%`} height="24" fill={`url(#${hatch})`} />
      {step > refreshed ? (
        <>
          <Lane y={72} from={seenFrom} to={end} />
          <text className="sm" x={`${seenFrom}%`} y="66">
            in a segment
          </text>
        </>
      ) : null}
      <line className="line" x1={`${at(0)}%`} x2={`${end}%`} y1="96" y2="96" />
      <line className="line" x1={`${at(0)}%`} x2={`${at(0)}%`} y1="72" y2="96" />
      {story.slice(0, step).map((one, place) => (
        <Point key={place} step={one} place={place} now={place === step - 1} />
      ))}
    </svg>
  );
}

/** A stretch in which the document is found. */
function Lane({ y, from, to }: { y: number; from: number; to: number }): ReactNode {
  return (
    <>
      <rect className="lit" x={`${from}%`} y={y} width={`${to - from}%`} height="24" />
      <line className="line" x1={`${from}%`} x2={`${to}%`} y1={y + 24} y2={y + 24} />
      <line className="line" x1={`${from}%`} x2={`${from}%`} y1={y} y2={y + 24} />
    </>
  );
}

function Point(props: { step: RefreshStep; place: number; now: boolean }): ReactNode {
  const { step, place, now } = props;
  const { lane, after, finds } = step;
  const label = {
    className: ["sm", now ? "now" : "", place === 0 ? "" : "mid"].join(" "),
    x: place === 0 ? 0 : `${at(place)}%`,
  };
  return (
    <>
      {lane === "id" || lane === "search" ? (
        <circle
          className={finds ? "filled" : "hollow"}
          cx={`${at(place)}%`}
          cy={lane === "search" ? 84 : 32}
          r="5"
        />
      ) : null}
      <text {...label} y="116">
        {lane === "clock" ? "refresh" : lane}
      </text>
      <text {...label} y="132">
        {afterText(after)}
      </text>
    </>
  );
}
