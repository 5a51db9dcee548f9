/** Reads RFC 4180 text into one record a line by the names of its head: the tests' own reader, apart from the writer. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const lines: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") lines.push([]);
    if (end === "") break;
  }
  const [head = [], ...body] = lines;
  return body
    .filter((line) => line.length === head.length)
    .map((line) => Object.fromEntries(head.map((name, index) => [name, line[index] ?? ""])));
}
