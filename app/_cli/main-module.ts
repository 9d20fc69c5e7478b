import { pathToFileURL } from "node:url";

/** Whether this file is the program that was started, not one that another file imported. */
export function isMain(moduleUrl: string): boolean {
  return moduleUrl === pathToFileURL(process.argv[1] ?? "").href;
}
