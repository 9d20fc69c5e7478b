import { type StreamParser, LanguageSupport, StreamLanguage } from "@codemirror/language";

const head = /^(?:GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH|mc|as)\b|^@\w+/;

interface State {
  /** Inside a string between three quotes. */
  long: boolean;
}

const parser: StreamParser<State> = {
  name: "console",
  startState: () => ({ long: false }),
  token(stream, state) {
    if (state.long) {
      state.long = !stream.skipTo('"""');
      if (state.long) stream.skipToEnd();
      else stream.match('"""');
      return "string";
    }
    if (stream.sol() || stream.string.slice(0, stream.start).trim() === "") {
      if (stream.match(/^\s*(?:#|\/\/).*/)) return "comment";
      stream.eatSpace();
      if (stream.match(head)) return "keyword";
    }
    if (stream.match('"""')) {
      state.long = true;
      return "string";
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?(?=\s*:)/)) return "propertyName";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return "string";
    if (stream.match(/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?\b/)) return "number";
    if (stream.match(/^(?:true|false|null)\b/)) return "bool";
    if (stream.match(/^[^\s"\d-]+/)) return null;
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["{", "[", '"'] } },
};

/** The text of a console for the editor: requests with bodies in JSON, command lines, comments. */
export const consoleLanguage = (): LanguageSupport => new LanguageSupport(StreamLanguage.define(parser));
