"use client";

import type { ReactNode } from "react";
import { engineVersion } from "@/app/_ui/frame/engine-version";
import { KeysButton } from "./KeysButton";
import { OfflineState } from "./OfflineState";

/** What runs here, and the pages about the course. */
export function Footer(): ReactNode {
  return (
    <footer className="foot">
      <span>{`${engineVersion} runs in this page`}</span>
      <OfflineState />
      <a href="/about#grading">How grading works</a>
      <a href="/about#progress">Your progress</a>
      <a href="/classes">Classes</a>
      <a href="/errata">Errata</a>
      <KeysButton />
      <a href="/about">About and licences</a>
      <a href="/feed.xml">Feed</a>
    </footer>
  );
}
