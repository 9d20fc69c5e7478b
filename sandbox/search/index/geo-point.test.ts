import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLatitude, decodeLongitude, encodeLatitude, encodeLongitude, geohashPoint } from "./geo-point";

describe("geo_point quantisation", () => {
  it("moves a coordinate down by less than one step of 32 bits", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (lat, lon) => {
          const [south, west] = [
            lat - decodeLatitude(encodeLatitude(lat)),
            lon - decodeLongitude(encodeLongitude(lon)),
          ];
          expect(south >= 0 && south <= 180 / 2 ** 32).toBe(true);
          expect(west >= 0 && west <= 360 / 2 ** 32).toBe(true);
        },
      ),
    );
  });

  it("is its own inverse on what it gives", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (encoded) => {
        expect(encodeLatitude(decodeLatitude(encoded))).toBe(encoded);
        expect(encodeLongitude(decodeLongitude(encoded))).toBe(encoded);
      }),
    );
  });

  it("gives for Lucene's example what Lucene gives", () => {
    expect([decodeLatitude(encodeLatitude(52.374081)), decodeLongitude(encodeLongitude(4.91235))]).toEqual(
      [52.3740809969604, 4.912349972873926].map((value) => expect.closeTo(value, 7)),
    );
  });
});

describe("geohashPoint", () => {
  it("is the south-west corner of the cell", () => {
    const point = geohashPoint("u173");
    expect([point?.lat, point?.lon]).toEqual([52.20703125, 4.5703125]);
  });

  it("refuses symbols that no geohash has", () => {
    expect(geohashPoint("u1a")).toBeUndefined();
  });
});
