import { expect, it } from "vitest";
import { presignedAddresses } from "./presigned-addresses";

const signature = "0123456789abcdef".repeat(4);
const target = `/media/a%20b.jpg?X-Amz-Expires=300&X-Amz-Signature=${signature}`;

it("finds the addresses that the store in the page answers", () => {
  const address = `http://localhost:9000${target}`;
  const text = `URL: http://localhost:9000/media/a%20b.jpg\nShare: ${address}\nand ${address}`;
  expect(presignedAddresses(text)).toEqual([
    { text: "URL: http://localhost:9000/media/a%20b.jpg\nShare: " },
    { text: address, target },
    { text: "\nand " },
    { text: address, target },
  ]);
});

it.each([
  ["another host", `http://minio:9000${target}`],
  ["no signature", "http://localhost:9000/media/a.jpg?X-Amz-Expires=300"],
  [
    "an address inside JSON, with & escaped",
    `{"share":"http://localhost:9000${target.replaceAll("&", "\\u0026")}"}`,
  ],
])("leaves %s a text", (_, text) => {
  expect(presignedAddresses(text)).toEqual([{ text }]);
});
