import { existsSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
const shared = resolve(root, process.env.ALMANAC_SHARED ?? "../shared");

/** Path of a file of the shared real data and oracles. */
export const sharedFile = (path: string): string => resolve(shared, path);

/** Path of a file of this repository. */
export const ownFile = (path: string): string => resolve(root, path);

/** Whether the shared files are there; where not, tests on them are skipped and say so. */
export const missing = (...paths: readonly string[]): boolean => !paths.every((path) => existsSync(sharedFile(path)));
