import type { A_Indirection, ParseResult, SelectStmt } from "@pgsql/types";
import { Deparser } from "pgsql-deparser";

type Context = Parameters<Deparser["SelectStmt"]>[1];

/** pgsql-deparser 18.3.8, mended in two places where what it writes reads back as something else. */
class Writer extends Deparser {
  /** It leaves out WITH TIES, and writes LIMIT. */
  override SelectStmt(node: SelectStmt, context: Context): string {
    if (node.limitOption !== "LIMIT_OPTION_WITH_TIES" || !node.limitCount)
      return super.SelectStmt(node, context);
    const { limitCount, limitOffset, lockingClause = [], ...rest } = node;
    return [
      super.SelectStmt(rest, context),
      ...(limitOffset ? [`OFFSET ${this.visit(limitOffset, context)}`] : []),
      `FETCH FIRST (${this.visit(limitCount, context)}) ROWS WITH TIES`,
      ...lockingClause.map((lock) => this.visit(lock, context)),
    ].join(" ");
  }

  /** It leaves out the parentheses of `(ARRAY[1, 2])[1]`. */
  override A_Indirection(node: A_Indirection, context: Context): string {
    const written = super.A_Indirection(node, context);
    if (!node.arg || "ParamRef" in node.arg) return written;
    const arg = this.visit(node.arg, context);
    return written.startsWith(arg) && !arg.startsWith("(") ? `(${arg})${written.slice(arg.length)}` : written;
  }
}

/** SQL on one line that PostgreSQL reads as this tree. */
export const writeSql = (tree: ParseResult): string => new Writer(tree, { pretty: false }).deparseQuery();
