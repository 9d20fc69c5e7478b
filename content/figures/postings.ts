import type { FigureDefinition } from "./figure";

const titles = [
  "Smoked herring, gift box",
  "Smoked eel",
  "Gift card for the harbour shop",
  "Herring net, knotted by hand",
  "Pickled herring in mustard",
  "Harbour print, smoked oak frame",
];

/** Makes the index of six titles. */
export const postingsSetUp = `PUT /shelf
{
  "settings": { "number_of_shards": 1, "number_of_replicas": 0 },
  "mappings": { "properties": { "title": { "type": "text" } } }
}

POST /shelf/_bulk?refresh=true
${titles.map((title, at) => `{ "index": { "_id": "${at + 1}" } }\n${JSON.stringify({ title })}`).join("\n")}

`;

/** What query and index have in common is asked twice: which terms the text becomes, and which documents have them. */
export const postingsRequests = (text: string): { terms: string; hits: string } => ({
  terms: `POST /shelf/_analyze?filter_path=tokens.token
${JSON.stringify({ field: "title", text })}
`,
  hits: `POST /shelf/_search?filter_path=hits.hits._id,hits.hits._score
${JSON.stringify({ query: { match: { title: text } } })}
`,
});

/** The text that the figure opens with. */
export const postingsText = "smoked gift";

const { terms, hits } = postingsRequests(postingsText);

/** An inverted index of six titles, and the way of a query through it. */
export const postings: FigureDefinition = {
  name: "postings",
  alt: "The inverted index of six titles: every term in alphabetical order with the numbers of the documents that have it. The terms of the query are lit, and below each document stands its score, or that it is no hit.",
  queries: {
    documents: `${postingsSetUp}GET /shelf/_search?filter_path=hits.hits._id,hits.hits._source
{ "sort": ["_doc"] }
`,
    tokens: `${postingsSetUp}POST /shelf/_analyze?filter_path=tokens.token,tokens.position
${JSON.stringify({ field: "title", text: titles })}
`,
    terms: postingsSetUp + terms,
    hits: postingsSetUp + hits,
  },
};
