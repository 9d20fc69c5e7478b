"use client";

import "./_ui/styles/tokens.css";
import "./_ui/styles/base.css";
import "./_ui/styles/frame.css";
import type { ReactNode } from "react";
import { BrokenPage } from "./_browser/frame/BrokenPage";

/** The frame itself broke: a page without it. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }): ReactNode {
  return (
    <html lang="en">
      <body>
        <title>This page broke · Rowhouse</title>
        <BrokenPage number={error.digest} />
      </body>
    </html>
  );
}
