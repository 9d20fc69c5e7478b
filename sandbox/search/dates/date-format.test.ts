import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SearchError } from "../errors/search-error";
import { DEFAULT_DATE_FORMAT, dateFormat } from "./date-format";
import { timeZone } from "./time-zone";

function iso(pattern: string, text: string): string {
  return new Date(dateFormat(pattern).parse(text)).toISOString();
}

function refusal(pattern: string, text: string): string {
  try {
    dateFormat(pattern).parse(text);
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    const cause = error.more.causedBy;
    return cause ? cause.reason : `${error.type}: ${error.reason}`;
  }
  return "read";
}

describe("DateFormat.parse", () => {
  it("reads dates of every precision and milliseconds by default", () => {
    const texts = [
      "2025",
      "2025-03",
      "2025-03-04",
      "2025-03-04T05",
      "2025-03-04T05:06:07.891234Z",
      "1741064767891",
    ];
    expect(texts.map((text) => iso(DEFAULT_DATE_FORMAT, text))).toEqual([
      "2025-01-01T00:00:00.000Z",
      "2025-03-01T00:00:00.000Z",
      "2025-03-04T00:00:00.000Z",
      "2025-03-04T05:00:00.000Z",
      "2025-03-04T05:06:07.891Z",
      "2025-03-04T05:06:07.891Z",
    ]);
  });

  it("fills what is missing with the day's last when it rounds up, but keeps January and the first", () => {
    const up = dateFormat(DEFAULT_DATE_FORMAT).parse("2025", { roundUp: true });
    expect(new Date(up).toISOString()).toBe("2025-01-01T23:59:59.999Z");
    expect(dateFormat("epoch_second").parse("1", { roundUp: true })).toBe(1999);
  });

  it("reads a zone from the text before the one that it is given", () => {
    const zone = timeZone("Europe/Berlin");
    expect(dateFormat("strict_date_optional_time").parse("2025-01-01T00:00:00", { zone })).toBe(
      Date.UTC(2024, 11, 31, 23),
    );
    expect(dateFormat("strict_date_optional_time").parse("2025-01-01T00:00:00Z", { zone })).toBe(
      Date.UTC(2025, 0, 1),
    );
    expect(dateFormat("yyyy-MM-dd VV").parse("2025-01-01 Asia/Tokyo", { zone })).toBe(
      Date.UTC(2024, 11, 31, 15),
    );
  });

  it("reads patterns of letters, adjacent numbers, optional parts and names", () => {
    expect(iso("uuuuMMddHHmm", "202503041015")).toBe("2025-03-04T10:15:00.000Z");
    expect(iso("yyyy-MM-dd[ HH:mm]", "2025-03-04")).toBe("2025-03-04T00:00:00.000Z");
    expect(iso("d/M/yy", "4/3/25")).toBe("2025-03-04T00:00:00.000Z");
    expect(iso("MMM d, yyyy h:mm a", "Mar 4, 2025 12:30 AM")).toBe("2025-03-04T00:30:00.000Z");
    expect(iso("week_date", "2025-W01-1")).toBe("2024-12-30T00:00:00.000Z");
    expect(iso("YYYY-'W'ww", "2025-W03")).toBe("2025-01-12T00:00:00.000Z");
  });

  it("says where a text stops to fit", () => {
    expect(refusal("yyyy.MM", "2024-01-01")).toBe("Text '2024-01-01' could not be parsed at index 4");
    expect(refusal("yyyy-MM", "2024-01-01")).toBe(
      "Text '2024-01-01' could not be parsed, unparsed text found at index 7",
    );
    expect(refusal("yyyy-MM-dd HH", "2025-01-01 25")).toBe(
      "Text '2025-01-01 25' could not be parsed: Invalid value for HourOfDay (valid values 0 - 23): 25",
    );
    expect(refusal(DEFAULT_DATE_FORMAT, "2024-W01")).toBe("Failed to parse with all enclosed parsers");
    expect(refusal("strict_date_optional_time", "x")).toBe("Could not fully parse datetime");
  });

  it("refuses days that the calendar has not", () => {
    expect(refusal(DEFAULT_DATE_FORMAT, "2025-02-29")).toBe(
      "date_time_exception: Invalid date 'February 29' as '2025' is not a leap year",
    );
    expect(refusal("dd/MM/yyyy", "31/04/2025")).toBe("date_time_exception: Invalid date 'APRIL 31'");
    expect(refusal("uuuu-MM-dd", "2025-02-30")).toBe(
      "Text '2025-02-30' could not be parsed: Invalid date 'FEBRUARY 30'",
    );
  });
});

describe("DateFormat.print", () => {
  it("prints in a zone what it reads again", () => {
    const zone = timeZone("America/New_York");
    fc.assert(
      fc.property(
        fc.constantFrom(
          "strict_date_optional_time",
          "uuuu-MM-dd'T'HH:mm:ss.SSSXXX",
          "strict_date_time",
          "epoch_millis",
        ),
        fc.integer({ min: -2e12, max: 4e12 }),
        (pattern, ms) => {
          const format = dateFormat(pattern);
          expect(format.parse(format.print(ms, zone))).toBe(ms);
        },
      ),
    );
  });

  it("prints epochs with as many decimals as there are, and years beyond four digits with a sign", () => {
    expect(dateFormat("epoch_second").print(1500)).toBe("1.5");
    expect(dateFormat("strict_date").print(Date.UTC(12025, 0, 1))).toBe("+12025-01-01");
  });
});

describe("dateFormat", () => {
  it("refuses patterns in Java's words", () => {
    const reason = (pattern: string): string => {
      try {
        dateFormat(pattern);
      } catch (error) {
        if (error instanceof SearchError) return error.reason;
        throw error;
      }
      return "read";
    };
    expect(
      ["{{", "yyyy-bb", "yyyy]", "'", "ddd", "SSSSSSSSSS", "strict_basic_date", "zz"].map(reason),
    ).toMatchInlineSnapshot(`
      [
        "Invalid format: [{{]: Pattern includes reserved character: '{'",
        "Invalid format: [yyyy-bb]: Unknown pattern letter: b",
        "Invalid format: [yyyy]]: Pattern invalid as it contains ] without previous [",
        "Invalid format: [']: Pattern ends with an incomplete string literal: '",
        "Invalid format: [ddd]: Too many pattern letters: d",
        "Invalid format: [SSSSSSSSSS]: Minimum width must be from 0 to 9 inclusive but was 10",
        "Invalid format: [strict_basic_date]: Unknown pattern letter: t",
        "The letter [z] of the date format [zz] is not part of the embedded search engine",
      ]
    `);
  });
});
