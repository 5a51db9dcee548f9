import { AlmanacError } from "@almanac/core";
import { defineCommand } from "../command.ts";
import { one } from "../option.ts";

/** `almanac build`: the site of all stored versions. */
export const build = defineCommand({
  name: "build",
  summary: "make the site of the stored versions",
  about: "Makes the pages of every stored version. The old site stays until the new one is whole.",
  options: {
    config: one("FILE", "the project's configuration (default: almanac.config.ts)"),
    snapshots: one("DIR", "where versions are kept (default: snapshots)"),
    out: one("DIR", "where the site goes (default: dist)"),
  },
  examples: [{ line: "almanac build", about: "The site in dist, to be opened or published" }],
  async run() {
    throw new AlmanacError({ code: "not-wired", message: "`almanac build` has no pages behind it in this build" });
  },
});
