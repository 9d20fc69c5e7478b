import type { Environment } from "../environment";
import type { Files } from "./files";
import { folderFiles } from "./folder-files";
import { s3Files } from "./s3-files";

/** Where this course keeps its files: in the bucket that the environment names, else in the data folder. */
export const openFiles = (environment: Pick<Environment, "s3" | "dataFolder">): Files =>
  filesAway(environment) ?? folderFiles(environment.dataFolder);

/** The bucket that the environment names; undefined where files stay in the data folder. */
export const filesAway = ({ s3 }: Pick<Environment, "s3">): Files | undefined => s3 && s3Files(s3);
