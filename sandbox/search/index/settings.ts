/** A setting's value as Elasticsearch keeps it: text or a list of texts; null resets it. */
export type SettingValue = string | readonly string[] | null;

/** Flat settings by full name (`index.number_of_shards`), in order of their names. */
export type Settings = ReadonlyMap<string, SettingValue>;
