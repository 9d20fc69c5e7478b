import { type ReactNode, useState } from "react";
import { FigureTable } from "@/app/_ui/figures/FigureTable";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { amountText, cents, type FigureRow, figureRows } from "@/app/_ui/figures/figure-rows";
import type { FigureProps } from "@/content/components";
import { Choice } from "./Choice";
import { type Bound, type FrameMode, frameOf } from "./window-frame";

const modes = (["ROWS", "RANGE", "GROUPS"] as const).map((value) => ({ value, label: <code>{value}</code> }));
const bounds = ["unbounded", "0", "1", "2"] as const;
type BoundName = (typeof bounds)[number];
const asBound = (name: BoundName): Bound => (name === "unbounded" ? name : Number(name));
const labels: Record<BoundName, string> = { unbounded: "all", 0: "0", 1: "1", 2: "2" };
const boundOptions = bounds.map((value) => ({ value, label: labels[value] }));

/** A frame that slides over two partitions: choose how it is measured, how far it reaches, and the current row. */
export default function WindowFrames({ figure, rows, children }: FigureProps): ReactNode {
  const lines = figureRows(rows, "lines");
  const [mode, setMode] = useState<FrameMode>("RANGE");
  const [preceding, setPreceding] = useState<BoundName>("unbounded");
  const [following, setFollowing] = useState<BoundName>("0");
  const [current, setCurrent] = useState(1);
  const partition = partitionOf(lines, current);
  const own = lines.slice(partition.from, partition.to);
  const keys = own.map((line) => Number(line["month"]));
  const frame = frameOf(keys, current - partition.from, mode, asBound(preceding), asBound(following));
  const inFrame = own.slice(frame.from, frame.to);
  const sum = amountText(inFrame.reduce((all, line) => all + cents(line["amount"]), 0));
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={lines.length === 0}>
      <Choice legend="Measured in" options={modes} chosen={mode} onChoose={setMode} />
      <Choice legend="Before the row" options={boundOptions} chosen={preceding} onChoose={setPreceding} />
      <Choice legend="After the row" options={boundOptions} chosen={following} onChoose={setFollowing} />
      <label className="slide">
        Current row
        <input
          type="range"
          min={1}
          max={lines.length}
          value={current + 1}
          onChange={(event) => setCurrent(Number(event.target.value) - 1)}
        />
      </label>
      <FigureTable name="Lines and the frame" className="frames">
        <thead>
          <tr>
            <th scope="col">shop</th>
            <th scope="col">month</th>
            <th scope="col">amount</th>
            <th scope="col">sum over the frame</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const place = index - partition.from;
            const lit =
              index >= partition.from && index < partition.to && place >= frame.from && place < frame.to;
            return (
              <tr
                key={index}
                className={[
                  lit ? "lit" : "",
                  index === current ? "now" : "",
                  starts(lines, index) ? "starts" : "",
                ].join(" ")}
                aria-current={index === current || undefined}
              >
                <th scope="row">{line["shop"]}</th>
                <td>{line["month"]}</td>
                <td>{line["amount"]}</td>
                <td>{index === current ? sum : null}</td>
              </tr>
            );
          })}
        </tbody>
      </FigureTable>
      <p className="reading" role="status">
        {`${mode} BETWEEN ${words(preceding, "PRECEDING")} AND ${words(following, "FOLLOWING")}: `}
        {`${inFrame.length === 1 ? "1 row is" : `${inFrame.length} rows are`} in the frame, together ${sum}.`}
      </p>
    </FigureFrame>
  );
}

function words(bound: BoundName, side: "PRECEDING" | "FOLLOWING"): string {
  if (bound === "0") return "CURRENT ROW";
  return `${bound === "unbounded" ? "UNBOUNDED" : bound} ${side}`;
}

/** The rows of the same shop as one row: a half-open range of indexes. */
function partitionOf(lines: FigureRow[], index: number): { from: number; to: number } {
  const shop = lines[index]?.["shop"];
  return {
    from: lines.findIndex((line) => line["shop"] === shop),
    to: lines.findLastIndex((line) => line["shop"] === shop) + 1,
  };
}

function starts(lines: FigureRow[], index: number): boolean {
  return index > 0 && lines[index]?.["shop"] !== lines[index - 1]?.["shop"];
}
