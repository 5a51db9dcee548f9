import { AlmanacError } from "../errors.ts";
import { type JsonPath, scanJson } from "./json-scan.ts";

/** The line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** The line (from 1) of the value at `path` in a JSON text; where the path goes on beyond the text, of the last part that exists. */
export function locateInJson(text: string, path: JsonPath): number {
  let [depth, found] = [-1, 0];
  scanJson(text, (visited, offset) => {
    const leadsThere = visited.every((part, index) => String(part) === String(path[index]));
    if (leadsThere && visited.length > depth) [depth, found] = [visited.length, offset];
  });
  return lineOf(text, found);
}

/** The value of a JSON text; a byte order mark is ignored. Throws AlmanacError `bad-json` with the line, also for a name that stands twice in one object. */
export function parseJson(text: string, file?: string): unknown {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const fault = scanJson(json, () => {});
  if (fault === null) return JSON.parse(json) as unknown;
  throw new AlmanacError(
    {
      code: "bad-json",
      message: `not JSON: ${fault.message}`,
      where: { ...(file === undefined ? {} : { file }), line: lineOf(json, fault.offset) },
      allowed: "JSON (RFC 8259): names and texts in double quotes, no comments, no comma before a closing bracket",
    },
    parseJson,
  );
}
