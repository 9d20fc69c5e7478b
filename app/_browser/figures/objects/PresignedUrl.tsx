import { type ReactNode, useState } from "react";
import { useOpenable } from "@/app/_browser/block/console/use-openable";
import { Icon } from "@/app/_browser/block/Icon";
import { asReply, type FigureReply, figureReply, textAt } from "@/app/_ui/figures/figure-replies";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import type { FigureProps } from "@/content/components";
import {
  type AddressChange,
  addressChanges,
  clockAt,
  openRequest,
  presignSetUp,
} from "@/content/figures/presigned-url";
import { Choice } from "../Choice";
import { nothing } from "../figure-engine";
import { EngineMissing } from "../FigureField";
import { useFigureRun } from "../use-figure-run";
import { addressFields, addressIn, addressSpan, openedReading, timeText } from "./presigned-fields";

/** The last minute of the clock, counted from the signature. */
const LAST_MINUTE = 90;
const options = (Object.keys(addressChanges) as AddressChange[]).map((value) => ({
  value,
  label: addressChanges[value].label,
}));

/** A presigned address field by field; the reader moves the clock and changes the address. */
export default function PresignedUrl({ figure, rows, children }: FigureProps): ReactNode {
  const [minutes, setMinutes] = useState(0);
  const [change, setChange] = useState<AddressChange>("none");
  const address = addressIn(textAt(figureReply(rows, "address"), "body"));
  const target = address ? address.pathname + address.search : "";
  const moved = minutes > 0 || change !== "none";
  const run = useFigureRun(
    "objects",
    moved ? presignSetUp + openRequest(target, change, minutes) : undefined,
  );
  const [opened, expired] = [figureReply(rows, "opened"), figureReply(rows, "expired")];
  const reply = run.kind === "ran" ? asReply(run.outcomes.at(-1)) : opened;
  if (!address || !reply || !expired)
    return (
      <FigureFrame alt={figure.alt} caption={children} empty>
        {null}
      </FigureFrame>
    );
  const { from, to } = addressSpan(address);
  return (
    <FigureFrame alt={figure.alt} caption={children}>
      <Fields address={address} changed={change} />
      <p className="reading asked">
        {`Signed at ${timeText(from)}, good until ${timeText(to)}. A minute after that it answers `}
        {`${openedReading(expired)}.`}
      </p>
      <label className="slide">
        {`It is ${timeText(from + minutes * 60_000)}`}
        <input
          type="range"
          min={0}
          max={LAST_MINUTE}
          value={minutes}
          aria-valuetext={timeText(from + minutes * 60_000)}
          onChange={(event) => setMinutes(Number(event.target.value))}
        />
      </label>
      <Choice legend="Somebody opens it" options={options} chosen={change} onChoose={setChange} />
      <Verdict reply={reply} />
      {change === "method" ? null : <Opens target={target} change={change} minutes={minutes} />}
      {run.kind === "unavailable" ? <EngineMissing /> : null}
    </FigureFrame>
  );
}

/** The same by hand: the browser opens the address, and the page's store answers. Nothing where no service worker can ask it. */
function Opens(props: { target: string; change: AddressChange; minutes: number }): ReactNode {
  const { target, change, minutes } = props;
  const { from, to } = addressChanges[change];
  const [place, href] = useOpenable<HTMLParagraphElement>({
    target: target.replace(from, to),
    texts: [presignSetUp + clockAt(minutes)],
    dataset: nothing,
  });
  return (
    <p ref={place} className="reading">
      {href === undefined ? null : (
        <a href={href} target="_blank" rel="noreferrer">
          Open it in this browser
        </a>
      )}
    </p>
  );
}

function Fields({ address, changed }: { address: URL; changed: AddressChange }): ReactNode {
  const { field, to } = addressChanges[changed];
  return (
    <dl className="address">
      {addressFields(address).map(({ name, value, says }) => (
        <div key={name} className={name === field ? "lit" : undefined}>
          <dt>{name}</dt>
          <dd>
            <code>{value}</code>
            {name === field ? <b>{` now ${to.replace(`${name}=`, "")}`}</b> : null}
          </dd>
          <dd className="says">{says}</dd>
        </div>
      ))}
    </dl>
  );
}

function Verdict({ reply }: { reply: FigureReply }): ReactNode {
  const good = reply.status < 300;
  return (
    <p className={good ? "verdict pass" : "verdict fail"} role="status">
      <Icon name={good ? "check" : "cross"} /> {openedReading(reply)}
    </p>
  );
}
