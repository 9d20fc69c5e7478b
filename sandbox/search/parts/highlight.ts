export { prepareHighlight } from "../highlight/highlight";
export { parseHighlight } from "../highlight/request";
