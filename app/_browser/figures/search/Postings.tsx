import { type ReactNode, useState } from "react";
import { asReply, figureReply } from "@/app/_ui/figures/figure-replies";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { FigureTable } from "@/app/_ui/figures/FigureTable";
import type { FigureProps } from "@/content/components";
import { postingsRequests, postingsSetUp, postingsText } from "@/content/figures/postings";
import { EngineMissing, FigureField } from "../FigureField";
import { useFigureRun } from "../use-figure-run";
import { type Posting, postingsOf, scoresOf, termsOf, type Titled, titledOf } from "./postings-table";

/** An inverted index with the terms of a query lit; the reader types the query. */
export default function Postings({ figure, rows, children }: FigureProps): ReactNode {
  const [text, setText] = useState(postingsText);
  const { terms, hits } = postingsRequests(text);
  const changed = text !== postingsText;
  const run = useFigureRun("search", changed ? postingsSetUp + terms + hits : undefined);
  const [analyzed, found] =
    run.kind === "ran"
      ? run.outcomes.slice(-2).map(asReply)
      : [figureReply(rows, "terms"), figureReply(rows, "hits")];
  const documents = titledOf(figureReply(rows, "documents")?.body);
  const index = postingsOf(figureReply(rows, "tokens")?.body);
  const asked = termsOf(analyzed?.body);
  const scores = scoresOf(found?.body);
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={index.length === 0 || !found}>
      <FigureField
        label="Query for titles"
        value={text}
        longest={60}
        onChange={setText}
        onReset={changed ? () => setText(postingsText) : undefined}
      />
      <div className="postings-figure">
        <ol className="documents">
          {documents.map(({ id, title }) => (
            <li key={id} className={scores.has(id) ? "hit" : undefined}>
              <b>{id}</b> {title}
            </li>
          ))}
        </ol>
        <PostingsTable index={index} documents={documents} asked={asked} scores={scores} />
      </div>
      {run.kind === "unavailable" ? <EngineMissing /> : null}
      <p className="reading" role="status">
        {reading(asked, index, `${scores.size} of ${documents.length}`)}
      </p>
    </FigureFrame>
  );
}

function PostingsTable(props: {
  index: Posting[];
  documents: Titled[];
  asked: string[];
  scores: Map<string, number>;
}): ReactNode {
  const { index, documents, asked, scores } = props;
  return (
    <FigureTable name="Terms, their documents, and scores" className="postings">
      <thead>
        <tr>
          <th scope="col">term</th>
          {documents.map(({ id }) => (
            <th key={id} scope="col">
              <span className="vh">document </span>
              {id}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {index.map((posting) => (
          <PostingRow
            key={posting.term}
            posting={posting}
            documents={documents}
            lit={asked.includes(posting.term)}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">score</th>
          {documents.map(({ id }) => {
            const score = scores.get(id);
            return <td key={id}>{score === undefined ? <small>no hit</small> : score.toFixed(2)}</td>;
          })}
        </tr>
      </tfoot>
    </FigureTable>
  );
}

function PostingRow(props: { posting: Posting; documents: Titled[]; lit: boolean }): ReactNode {
  const { posting, documents, lit } = props;
  const last = posting.documents.at(-1) ?? -1;
  return (
    <tr className={lit ? "lit" : undefined}>
      <th scope="row">
        <code>{posting.term}</code>
      </th>
      {documents.map(({ id }, place) => (
        <td key={id} className={threadOf(place, last)}>
          {posting.documents.includes(place) ? <i className="post">{id}</i> : null}
        </td>
      ))}
    </tr>
  );
}

/** A line leads from the term to its last document. */
function threadOf(place: number, last: number): string | undefined {
  if (place < last) return "thread";
  return place === last ? "thread end" : undefined;
}

function reading(asked: string[], index: Posting[], hits: string): string {
  if (asked.length === 0) return "The query has no term, so it finds nothing.";
  const known = asked.filter((term) => index.some((posting) => posting.term === term));
  const missing = asked.filter((term) => !known.includes(term));
  const terms = asked.length === 1 ? "1 term" : `${asked.length} terms`;
  const lost = missing.length === 0 ? "" : ` Not in the index: ${missing.join(", ")}.`;
  return `The query has ${terms}: ${asked.join(", ")}.${lost} ${hits} titles have at least one.`;
}
