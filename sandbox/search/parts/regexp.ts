export { regexpTest } from "../query/lucene/regexp-automaton";
