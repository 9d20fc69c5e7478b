"use client";

import type { ReactNode } from "react";
import { useProgress, useProgressListener } from "./log";

/** Keeps the log while a page is open; says in one sentence when it cannot. */
export function KeepProgress(): ReactNode {
  useProgressListener();
  const { notice } = useProgress();
  return notice ? (
    <p className="notice" role="alert">
      {notice}
    </p>
  ) : null;
}
