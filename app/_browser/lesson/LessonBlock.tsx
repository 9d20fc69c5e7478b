"use client";

import { type ReactNode, useMemo, useState } from "react";
import { RunBlock } from "@/app/_browser/block/RunBlock";
import { keptMarkup } from "@/app/_ui/lesson/kept-store";
import { codeText } from "@/content/code-text";
import type { RunBlockProps } from "@/content/components";
import type { Block, BlockKind } from "@/content/course";
import { type PackedOutcome, unpackOutcomes } from "@/content/packed-record";

/** A block of a lesson as it travels in the page: nothing in it that can be worked out from the rest. */
export interface LessonBlockProps extends Pick<RunBlockProps, "lesson" | "predict" | "children"> {
  id: string;
  title: string;
  packed: PackedOutcome[];
  /** Texts of the earlier blocks of its session. */
  before?: string[];
  session?: string;
  plan?: boolean;
  /** SQL unless told. */
  kind?: BlockKind;
}

/** Unpacks a block of a lesson. Its code is taken from the page, where it stands already. */
export function LessonBlock(props: LessonBlockProps): ReactNode {
  const { id, title, packed, session, plan = false, kind = "sql", before = none, ...rest } = props;
  const { lesson } = rest;
  const [html] = useState(() => keptMarkup(`${lesson} ${id}`, `[id="${id}"] > pre > code`));
  const block = useMemo<Block>(() => {
    const text = codeText(html);
    return {
      id,
      title,
      kind,
      text,
      plan,
      dataset: "",
      line: 0,
      ...(session === undefined ? {} : { session }),
    };
  }, [id, title, html, session, plan, kind]);
  const recorded = useMemo(() => unpackOutcomes(packed), [packed]);
  return <RunBlock {...rest} block={block} html={html} before={before} recorded={recorded} />;
}

const none: string[] = [];
