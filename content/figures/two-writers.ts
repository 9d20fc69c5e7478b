import type { FigureDefinition } from "./figure";

const setUp = `PUT /shelf
{
  "settings": { "number_of_shards": 1, "number_of_replicas": 0 },
  "mappings": { "properties": { "title": { "type": "keyword" }, "price": { "type": "scaled_float", "scaling_factor": 100 } } }
}

PUT /shelf/_doc/1
{ "title": "Smoked herring, gift box", "price": 18.50 }

PUT /shelf/_doc/2
{ "title": "Smoked eel", "price": 24.00 }

`;
const read = "GET /shelf/_doc/2?filter_path=_seq_no,_primary_term,_source.price\n\n";
const write = (
  seqNo: number,
  price: string,
): string => `POST /shelf/_update/2?if_seq_no=${seqNo}&if_primary_term=1
{ "doc": { "price": ${price} } }

`;

/** What two people do with one document, in order. `price` is what a write sets, `expects` the number that it was read with. */
export const writerSteps = [
  { name: "a-reads", who: "A", text: read },
  { name: "b-reads", who: "B", text: read },
  { name: "a-writes", who: "A", text: write(1, "26.00"), price: "26.00", expects: 1 },
  { name: "b-writes", who: "B", text: write(1, "22.00"), price: "22.00", expects: 1 },
  { name: "b-reads-again", who: "B", text: read },
  { name: "b-writes-again", who: "B", text: write(2, "23.50"), price: "23.50", expects: 2 },
] as const;

const upTo = (count: number): string =>
  setUp +
  writerSteps
    .slice(0, count)
    .map(({ text }) => text)
    .join("");

/** Two writers of one document, and the number that keeps the second from overwriting the first. */
export const twoWriters: FigureDefinition = {
  name: "two-writers",
  alt: "Six steps of two people, A and B. Both read the document at number 1. A writes with that number and is accepted; the document is at number 2. B writes with number 1 and is refused with 409. B reads again, writes with number 2, and is accepted.",
  queries: Object.fromEntries(
    writerSteps.flatMap(({ name }, at) => [
      [name, upTo(at + 1)],
      [`${name}-after`, upTo(at + 1) + read],
    ]),
  ),
};
