import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Check, Finding } from "./check.ts";
import { filesIn, isTest, readText } from "./tree.ts";

const definition = /export default defineMetric\(/;
const identifier = /^ {2}id: "([^"]+)"/m;

function judge(root: string, file: string): string[] {
  const id = identifier.exec(readText(root, file))?.[1];
  const name = basename(file, ".ts").replaceAll("-", "_");
  const test = file.replace(/\.ts$/, ".test.ts");
  return [
    ...(id === name
      ? []
      : [`the id is ${id === undefined ? "not stated" : `\`${id}\``}; the file's name asks for \`${name}\``]),
    ...(existsSync(join(root, test)) ? [] : [`its worked example \`${basename(test)}\` is missing beside it`]),
  ];
}

function run(root: string): Finding[] {
  const files = filesIn(root, ["plugins/metrics/*/src/**/*.ts", "examples/*/metrics/*.ts"]);
  return files
    .filter((file) => !isTest(file) && definition.test(readText(root, file)))
    .flatMap((file) => judge(root, file).map((message) => ({ file, message })));
}

/** A metric is two files: `first-response-time.ts`, and its worked example as the test beside it. */
export const metrics: Check = { name: "metrics", about: "a metric is one file named after its id and one test", run };
