import type { Module } from "@/content/course";
import type { Dataset } from "@/sandbox/engine";

/** Where the build put a dataset: its name changes with its rows, so that no cache holds an old one. */
export function datasetAddress({ name, version }: Pick<Dataset, "name" | "version">): string {
  return `/datasets/${name}.${version}.json`;
}

/** The datasets that lessons use, and that of the workbench. */
export function datasetNamesOf(modules: Module[]): string[] {
  const used = modules.flatMap((module) => module.lessons.map((lesson) => lesson.dataset));
  return [...new Set(["harbor", ...used])];
}
