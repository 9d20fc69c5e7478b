export { catTable } from "../rest/cat-tables";
