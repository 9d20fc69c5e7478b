import { javascript } from "@codemirror/lang-javascript";
import type { Extension } from "@codemirror/state";

/** TypeScript for the editor; fetched where an exercise is written in it. */
export const typescriptLanguage = (): Extension => javascript({ typescript: true });
