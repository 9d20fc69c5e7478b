import type { ReactNode } from "react";
import { KeysButton } from "@/app/_browser/frame/KeysButton";
import { OfflineState } from "@/app/_browser/frame/OfflineState";
import { engineVersion } from "./engine-version";

/** What runs here, and the pages about the course. */
export function Footer(): ReactNode {
  return (
    <footer className="foot">
      <span>{engineVersion} runs in this page</span>
      <OfflineState />
      <a href="/about#grading">How grading works</a>
      <a href="/about#progress">Your progress</a>
      <a href="/errata">Errata</a>
      <KeysButton />
      <a href="/about">About and licences</a>
      <a href="/feed.xml">Feed</a>
    </footer>
  );
}
