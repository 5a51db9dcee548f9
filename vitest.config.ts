import { defineConfig } from "vitest/config";

const tests = [
  "packages/*/{src,test}/**/*.test.ts",
  "plugins/*/*/{src,test}/**/*.test.ts",
  "apps/*/{src,test}/**/*.test.ts",
  "examples/*/**/*.test.ts",
  "scripts/**/*.test.ts",
];

/** `--mode long` runs `*.long.test.ts` instead: suites of minutes, which `pnpm test:long` starts. */
export default defineConfig(({ mode }) => {
  const long = mode === "long";
  return {
    test: {
      include: long ? tests.map((glob) => glob.replace("*.test.ts", "*.long.test.ts")) : tests,
      exclude: ["**/node_modules/**", "**/dist/**", ...(long ? [] : ["**/*.long.test.ts"])],
      passWithNoTests: long,
      reporters: ["default", ["json", { outputFile: `.results/${long ? "long" : "unit"}.json` }]],
    },
  };
});
