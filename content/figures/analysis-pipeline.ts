import type { FigureDefinition } from "./figure";

/** The steps of the figure's analyzer that are no character filter and no tokenizer, in order, with what each does in a few words. */
export const tokenFilters = [
  {
    name: "possessives",
    does: "drops the 's of an owner",
    settings: { type: "stemmer", language: "possessive_english" },
  },
  { name: "lowercase", does: "puts letters into lower case" },
  {
    name: "small_words",
    does: "drops words such as and, the, of",
    settings: { type: "stop", stopwords: "_english_" },
  },
  {
    name: "same_thing",
    does: "adds the synonym of torch: lantern",
    settings: { type: "synonym", synonyms: ["torch, lantern"] },
  },
  { name: "asciifolding", does: "takes the marks off letters" },
  { name: "endings", does: "cuts endings to a stem", settings: { type: "stemmer", language: "english" } },
];

/** Makes an index with the analyzer. */
export const analysisSetUp = `PUT /shelf
${JSON.stringify({
  settings: {
    number_of_replicas: 0,
    analysis: {
      filter: Object.fromEntries(
        tokenFilters.flatMap(({ name, settings }) => (settings ? [[name, settings]] : [])),
      ),
      analyzer: {
        harbor: {
          type: "custom",
          char_filter: ["html_strip"],
          tokenizer: "standard",
          filter: tokenFilters.map(({ name }) => name),
        },
      },
    },
  },
})}

`;

const parts = ["detail.charfilters", "detail.*.name", "detail.*.tokens.token", "detail.*.tokens.position"];

/** Asks for what each step of the analyzer makes of a text. */
export const analysisRequest = (text: string): string =>
  `POST /shelf/_analyze?filter_path=${parts.join(",")}
${JSON.stringify({ analyzer: "harbor", explain: true, text })}
`;

/** The text that the figure opens with. */
export const analysisText = "<b>Jürgen's torch</b> and Räucherfisch-Sets";

/** A text on its way into the index, step by step. */
export const analysisPipeline: FigureDefinition = {
  name: "analysis-pipeline",
  alt: "A text goes through an analyzer: a character filter removes the HTML, the tokenizer cuts words, and six token filters follow one another. After each step stand its tokens with their positions; what the step changed is lit, and a token that it dropped leaves a hatched gap.",
  queries: { steps: analysisSetUp + analysisRequest(analysisText) },
};
