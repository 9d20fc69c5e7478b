"use client";

import type { ReactNode } from "react";
import { BrokenPage } from "./_browser/frame/BrokenPage";

/** A page that broke, inside the frame. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }): ReactNode {
  return <BrokenPage number={error.digest} />;
}
