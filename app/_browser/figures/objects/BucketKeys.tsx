import { type ReactNode, useState } from "react";
import { asReply, figureReply, textAt } from "@/app/_ui/figures/figure-replies";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { FigureTable } from "@/app/_ui/figures/FigureTable";
import type { FigureProps } from "@/content/components";
import { keysOpening, keysRequest, keysSetUp } from "@/content/figures/bucket-keys";
import { Choice } from "../Choice";
import { EngineMissing, FigureField } from "../FigureField";
import { useFigureRun } from "../use-figure-run";
import { type ListedKey, listedKeys, listingReading, readListing } from "./listed-keys";
import { xmlText } from "./xml-values";

const delimiters = [
  { value: "/", label: <code>/</code> },
  { value: "", label: "none" },
] as const;

/** The keys of a bucket, and what a listing with a prefix and a delimiter makes of them. */
export default function BucketKeys({ figure, rows, children }: FigureProps): ReactNode {
  const [prefix, setPrefix] = useState<string>(keysOpening.prefix);
  const [delimiter, setDelimiter] = useState<"/" | "">(keysOpening.delimiter);
  const changed = prefix !== keysOpening.prefix || delimiter !== keysOpening.delimiter;
  const request = keysRequest(prefix, delimiter);
  const run = useFigureRun("objects", changed ? keysSetUp + request : undefined);
  const recorded = readListing(textAt(figureReply(rows, "listing"), "body"));
  const stored = readListing(textAt(figureReply(rows, "keys"), "body")).keys;
  const answer = run.kind === "ran" ? textAt(asReply(run.outcomes.at(-1)), "body") : undefined;
  const listing = answer === undefined ? recorded : readListing(answer);
  // Until the answer to what was typed is there, the one before it stands with its own prefix.
  const asked =
    answer === undefined
      ? keysOpening
      : { prefix: xmlText(answer, "Prefix"), delimiter: xmlText(answer, "Delimiter") };
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={stored.length === 0}>
      <FigureField
        label="prefix"
        value={prefix}
        longest={60}
        onChange={setPrefix}
        onReset={
          changed
            ? () => {
                setPrefix(keysOpening.prefix);
                setDelimiter(keysOpening.delimiter);
              }
            : undefined
        }
      />
      <Choice legend="delimiter" options={delimiters} chosen={delimiter} onChoose={setDelimiter} />
      <FigureTable name="Keys and the answer" className="stored-keys">
        <thead>
          <tr>
            <th scope="col">what is stored: keys in order</th>
            <th scope="col">in the answer</th>
          </tr>
        </thead>
        <tbody>
          {listedKeys(stored, asked.prefix, listing).map((listed) => (
            <KeyRow key={listed.key} listed={listed} />
          ))}
        </tbody>
      </FigureTable>
      {run.kind === "unavailable" ? <EngineMissing /> : null}
      <p className="reading" role="status">
        {`Asked with ${askedText(asked)}: ${listingReading(listing, stored.length)}`}
      </p>
    </FigureFrame>
  );
}

function askedText({ prefix, delimiter }: { prefix: string; delimiter: string }): string {
  const parts = [
    prefix === "" ? "no prefix" : `the prefix ${prefix}`,
    delimiter === "" ? "no delimiter" : `the delimiter ${delimiter}`,
  ];
  return parts.join(" and ");
}

function KeyRow({ listed: { parts, answer } }: { listed: ListedKey }): ReactNode {
  const { asked, upTo, rest } = parts;
  return (
    <tr className={answer.kind === "none" ? "out" : undefined}>
      <th scope="row">
        <code>
          {asked === "" ? null : <mark>{asked}</mark>}
          {upTo === "" ? null : <b>{upTo}</b>}
          {rest}
        </code>
      </th>
      {answer.kind === "object" ? <td>an object</td> : null}
      {answer.kind === "none" ? <td>no</td> : null}
      {answer.kind === "prefix" && answer.rows !== undefined ? (
        <td rowSpan={answer.rows} className="bracket">
          {answer.rows === 1 ? "a common prefix" : "one common prefix"} <code>{answer.prefix}</code>
        </td>
      ) : null}
    </tr>
  );
}
