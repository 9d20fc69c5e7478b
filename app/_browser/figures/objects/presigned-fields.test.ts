import { describe, expect, it } from "vitest";
import { asReply, figureReply, textAt } from "@/app/_ui/figures/figure-replies";
import {
  type AddressChange,
  addressChanges,
  openRequest,
  presignedUrl,
  presignSetUp,
} from "@/content/figures/presigned-url";
import { askEngine, recordFigure } from "../record-figure";
import { addressFields, addressIn, addressSpan, openedReading, timeText } from "./presigned-fields";

const recorded = (): Promise<Record<string, unknown>> => recordFigure(presignedUrl, "objects");

async function addressOf(): Promise<URL> {
  const address = addressIn(textAt(figureReply(await recorded(), "address"), "body"));
  if (!address) throw new Error("The recorded reply holds no address.");
  return address;
}

describe("addressFields(address), addressSpan(address)", () => {
  it("takes an address apart, each field with what it says", async () => {
    const fields = addressFields(await addressOf());
    expect(fields.map(({ name }) => name)).toEqual([
      "host",
      "path",
      "X-Amz-Algorithm",
      "X-Amz-Credential",
      "X-Amz-Date",
      "X-Amz-Expires",
      "X-Amz-SignedHeaders",
      "X-Amz-Signature",
    ]);
    expect(fields.filter(({ says }) => says === "")).toEqual([]);
  });

  it("is good for an hour", async () => {
    const { from, to } = addressSpan(await addressOf());
    expect(`${timeText(from)} to ${timeText(to)}`).toBe("09:00 to 10:00");
  });
});

describe("openedReading(reply)", () => {
  it("reads what the store recorded within the hour and after it", async () => {
    const rows = await recorded();
    const say = (query: string): string => openedReading(figureReply(rows, query) ?? { status: 0, body: "" });
    expect(say("opened")).toBe("200: the store hands it out.");
    expect(say("expired")).toBe("403 AccessDenied: Request has expired");
  });

  it("refuses every change of the address", async () => {
    const address = await addressOf();
    const answers = await Promise.all(
      (Object.keys(addressChanges) as AddressChange[]).map(async (change) => {
        const text = presignSetUp + openRequest(address.pathname + address.search, change, 30);
        const reply = asReply((await askEngine("objects", text)).at(-1));
        return `${change}: ${reply?.status} ${/<Code>(.*?)</.exec(textAt(reply, "body"))?.[1] ?? ""}`.trim();
      }),
    );
    expect(answers).toEqual([
      "none: 200",
      "key: 403 SignatureDoesNotMatch",
      "expires: 403 SignatureDoesNotMatch",
      "method: 403 SignatureDoesNotMatch",
    ]);
  });
});
