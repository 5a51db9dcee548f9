import { defineCommand } from "../command.ts";
import { one } from "../option.ts";

/** The options of `almanac build`. */
export const buildOptions = {
  config: one("FILE", "the project's configuration (default: almanac.config.ts)"),
  snapshots: one("DIR", "where versions are kept (default: snapshots)"),
  out: one("DIR", "where the site goes (default: dist)"),
};

/** `almanac build`: the site of all stored versions. */
export const build = defineCommand({
  name: "build",
  summary: "make the site of the stored versions",
  about: "Makes the pages of every stored version. The old site stays until the new one is whole.",
  options: buildOptions,
  examples: [{ line: "almanac build", about: "The site in dist, to be opened or published" }],
  async run(input, effects) {
    const { runBuild } = await import("../site.ts");
    return runBuild(input, effects);
  },
});
