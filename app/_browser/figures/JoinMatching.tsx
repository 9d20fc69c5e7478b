import { type ReactNode, useState } from "react";
import { FigureFrame } from "@/app/_ui/figures/FigureFrame";
import { type FigureRow, figureRows } from "@/app/_ui/figures/figure-rows";
import type { FigureProps } from "@/content/components";
import { Choice } from "./Choice";

type Kind = "inner" | "left";
const kinds = [
  { value: "inner", label: <code>JOIN</code> },
  { value: "left", label: <code>LEFT JOIN</code> },
] as const;

/** Customers and their orders as pairs: choose a customer, and its pairs stand out in both tables and in the result. */
export default function JoinMatching({ figure, rows, children }: FigureProps): ReactNode {
  const [kind, setKind] = useState<Kind>("inner");
  const customers = figureRows(rows, "customers");
  const orders = figureRows(rows, "orders");
  const [chosen, choose] = useState(customers[0]?.["id"] ?? "");
  const result = pairs(customers, orders, kind);
  const name = customers.find((row) => row["id"] === chosen)?.["full_name"] ?? "";
  const partners = orders.filter((order) => order["customer_id"] === chosen).length;
  const lit = (id: string | null | undefined): string | undefined => (id === chosen ? "lit" : undefined);
  return (
    <FigureFrame alt={figure.alt} caption={children} empty={customers.length === 0 || orders.length === 0}>
      <Choice legend="Kind" options={kinds} chosen={kind} onChoose={setKind} />
      <Choice
        legend="Follow"
        options={customers.map((row) => ({ value: row["id"] ?? "", label: row["full_name"] }))}
        chosen={chosen}
        onChoose={choose}
      />
      <div className="side-by-side">
        <table className="kinds">
          <caption>customers</caption>
          <Head names={["id", "full_name"]} />
          <tbody>
            {customers.map((row) => (
              <tr key={row["id"]} className={lit(row["id"])}>
                <td>{row["id"]}</td>
                <td>{row["full_name"]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="kinds">
          <caption>orders</caption>
          <Head names={["id", "customer_id"]} />
          <tbody>
            {orders.map((row) => (
              <tr key={row["id"]} className={lit(row["customer_id"])}>
                <td>{row["id"]}</td>
                <td>{row["customer_id"]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="kinds">
          <caption>{`result, ${result.length} rows`}</caption>
          <Head names={["full_name", "order"]} />
          <tbody>
            {result.map(({ customer, order }) => (
              <tr key={`${customer["id"]} ${order?.["id"]}`} className={lit(customer["id"])}>
                <td>{customer["full_name"]}</td>
                {order ? (
                  <td>{order["id"]}</td>
                ) : (
                  <td className="null">
                    <span>NULL</span>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="reading" role="status">
        {`${name} finds ${partners === 1 ? "1 order" : `${partners} orders`} and stands in the result ${times(partners, kind)}.`}
      </p>
    </FigureFrame>
  );
}

function Head({ names }: { names: string[] }): ReactNode {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The pairs that match; with a left join also customers without a partner. */
function pairs(
  customers: FigureRow[],
  orders: FigureRow[],
  kind: Kind,
): { customer: FigureRow; order?: FigureRow }[] {
  return customers.flatMap((customer) => {
    const own = orders.filter((order) => order["customer_id"] === customer["id"]);
    if (own.length === 0) return kind === "left" ? [{ customer }] : [];
    return own.map((order) => ({ customer, order }));
  });
}

function times(partners: number, kind: Kind): string {
  if (partners === 0) return kind === "left" ? "once, without an order" : "nowhere";
  return partners === 1 ? "once" : `${partners} times`;
}
