"use client";

import { useEffect, useSyncExternalStore } from "react";
import { textKey, texts } from "@/app/_browser/block/kept-text";
import { isProgressEvent, type ProgressEvent } from "./progress-event";
import { emptyProgress, ProgressLog, progressKey, type ProgressState } from "./progress-log";

let log: ProgressLog | undefined;

/** The log of this browser; opened at its first use, never on the server. */
export function progressLog(): ProgressLog {
  log ??= new ProgressLog(() => localStorage);
  return log;
}

/** Adds one event to the log of this browser. */
export function record(event: Omit<ProgressEvent, "at">): void {
  progressLog().record(event);
}

const judgedKinds: ReadonlySet<string> = new Set(["failed", "right", "passed", "shown"]);

/** What went wrong comes up again. The scheduler's code comes with the first verdict; without it nothing else is lost. */
async function scheduleReview({ kind, lesson, block = "", value }: ProgressEvent): Promise<void> {
  const scheduler = await import("./review-card").catch(() => undefined);
  if (!scheduler) return;
  const log = progressLog();
  const before = log.getState().events.find((event) => event.kind === "review" && event.block === block);
  const hints = Number(texts.get(textKey("hints", block))) || 0;
  const verdict = { kind, ...(value === undefined ? {} : { value }) };
  const card = scheduler.afterVerdict(scheduler.readCard(before?.value), verdict, new Date(), hints);
  if (card) log.record({ kind: "review", lesson, block, value: scheduler.writeCard(card) });
}

const subscribe = (listener: () => void): (() => void) => progressLog().subscribe(listener);
const getState = (): ProgressState => progressLog().getState();
const getServerState = (): ProgressState => emptyProgress;

/** The log as it is now; empty in the HTML of the server. */
export function useProgress(): ProgressState {
  return useSyncExternalStore(subscribe, getState, getServerState);
}

/** Writes down what blocks tell, and takes in what other tabs write. */
export function useProgressListener(): void {
  useEffect(() => {
    const told = (event: Event): void => {
      const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
      // A block outside of a lesson, on the first page, belongs to no log.
      if (!isProgressEvent(detail)) return;
      progressLog().record(detail);
      if (judgedKinds.has(detail.kind)) void scheduleReview(detail);
    };
    const stored = (event: StorageEvent): void => {
      if (event.key === progressKey || event.key === null) progressLog().refresh();
    };
    window.addEventListener("rowhouse:progress", told);
    window.addEventListener("storage", stored);
    return () => {
      window.removeEventListener("rowhouse:progress", told);
      window.removeEventListener("storage", stored);
    };
  }, []);
}
