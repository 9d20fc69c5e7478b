import { decodeLatitude, decodeLongitude, encodeLatitude, encodeLongitude, type GeoPoint } from "./geo-point";
import { IntList } from "./int-list";
import { startsOf } from "./keyword-column";
import type { GeoColumn } from "./reader";

class GeoData implements GeoColumn {
  constructor(
    private readonly starts: Int32Array,
    private readonly lats: Int32Array,
    private readonly lons: Int32Array,
  ) {}

  points(doc: number): readonly GeoPoint[] {
    const [from, to] = [this.starts[doc] ?? 0, this.starts[doc + 1] ?? 0];
    return Array.from({ length: to - from }, (_, i) => ({
      lat: decodeLatitude(this.lats[from + i] ?? 0),
      lon: decodeLongitude(this.lons[from + i] ?? 0),
    }));
  }
}

/** Collects points document by document, quantised as Lucene does. */
export class GeoBuilder {
  private readonly docs = new IntList();
  private readonly lats = new IntList();
  private readonly lons = new IntList();

  /** Documents ascending. */
  add({ lat, lon }: GeoPoint, doc: number): void {
    this.docs.push(doc);
    this.lats.push(encodeLatitude(lat));
    this.lons.push(encodeLongitude(lon));
  }

  build(documents: number): GeoColumn {
    return new GeoData(
      startsOf(documents, this.docs.view()),
      this.lats.view().slice(),
      this.lons.view().slice(),
    );
  }
}
