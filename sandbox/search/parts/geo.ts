export { parseGeoBox } from "../query/parse-geo-box";
export { parseGeoDistance } from "../query/parse-geo-distance";
export { geoSorter, parseGeoSort } from "../query/search/sort-geo-distance";
export { weighGeoBox } from "../query/weigh-geo-box";
export { weighGeoDistance } from "../query/weigh-geo-distance";
