import type { ReactNode } from "react";
import { LongText } from "@/app/_browser/block/LongText";
import type { Column, Value } from "@/sandbox/outcome";
import { cellClass, viewValue } from "./value-view";

/** One cell. What cannot be seen has words: NULL, "empty text", blanks at an end. */
export function ValueCell({ column, value }: { column: Column; value: Value }): ReactNode {
  const view = viewValue(value, column);
  switch (view.kind) {
    case "null":
      return (
        <td className="null">
          <span>NULL</span>
        </td>
      );
    case "empty":
      return (
        <td>
          <span className="emptytext">empty text</span>
        </td>
      );
    case "bytes":
      return (
        <td>
          {view.text} <small>{view.bytes} bytes</small>
        </td>
      );
    case "text":
      return (
        <td className={cellClass(column)}>
          <Blanks text={view.lead} at="the start" />
          {view.long ? <LongText text={view.text} /> : view.text}
          <Blanks text={view.trail} at="the end" />
        </td>
      );
  }
}

function Blanks({ text, at }: { text: string; at: string }): ReactNode {
  if (text === "") return null;
  const count = `${text.length} ${text.length === 1 ? "blank" : "blanks"} at ${at}`;
  return (
    <span className="blanks" title={count}>
      {text.replace(/\n/g, "⏎").replace(/\t/g, "    ").replace(/ /g, "\u00a0")}
      <span className="vh">{count}</span>
    </span>
  );
}
