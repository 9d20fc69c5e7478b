import { describe, expect, it } from "vitest";
import { createSearchEngine } from "../engine";

/** Cities by their names, `lat,lon`. */
const cities = { bremen: "53.08,8.8", oslo: "59.91,10.75", suva: "-18.14,178.44", apia: "-13.83,-171.77" };

const engine = createSearchEngine();
const send = (method: string, path: string, body: unknown): { status: number; body: string } =>
  engine.handle({
    method,
    path,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
send("PUT", "/cities", { mappings: { properties: { at: { type: "geo_point" } } } });
for (const [id, at] of Object.entries(cities)) send("PUT", `/cities/_doc/${id}?refresh=true`, { at });

/** The ids in a box, or the reason why there are none. */
function inBox(box: unknown, options: object = {}): string {
  const query = { geo_bounding_box: { at: box, ...options } };
  const reply = send("POST", "/cities/_search", { query });
  const ids = [...reply.body.matchAll(/"_id":"(\w+)"/g)].map((match) => match[1]);
  return reply.status === 200 ? ids.join(" ") : (/"reason":"([^"]*)"/.exec(reply.body)?.[1] ?? "");
}

describe("geo_bounding_box", () => {
  it("takes corners in any form, edges, and WKT", () => {
    expect(inBox({ top_left: [8, 54], bottom_right: { lat: 53, lon: 9 } })).toBe("bremen");
    expect(inBox({ top: 60, left: 8, bottom: 53, right: 11 })).toBe("bremen oslo");
    expect(inBox({ wkt: "BBOX (8, 11, 60, 53)" })).toBe("bremen oslo");
    expect(inBox({ top_left: "u1", bottom_right: "u1" })).toBe("bremen");
  });

  it("goes over the date line when left lies east of right", () => {
    expect(inBox({ top: 0, left: 170, bottom: -20, right: -170 })).toBe("suva apia");
  });

  it("refuses what lies off the globe unless it may bring it back", () => {
    const beyond = { top: 0, left: 170, bottom: -20, right: 190 };
    expect(inBox(beyond)).toBe("couldn't validate latitude/ longitude values");
    expect(inBox(beyond, { validation_method: "coerce" })).toBe("suva apia");
    expect(inBox({ top: 0, left: 0, bottom: 1, right: 2 })).toBe("top is below bottom corner: 0.0 vs. 1.0");
  });
});
