/** Width of text for people, in characters. */
export const WIDTH = 100;

/** Words in lines of at most `width` characters; a longer word has a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A term with its text beside it, the text's further lines below its first. */
function entry(term: string, text: string, termWidth: number, indent = ""): string {
  const start = `${indent}${term.padEnd(termWidth)}  `;
  const hang = " ".repeat(indent.length + termWidth + 2);
  const fits = term.length <= termWidth;
  const lines = wrap(text, WIDTH - hang.length);
  const first = fits ? `${start}${lines[0] ?? ""}` : `${indent}${term}\n${hang}${lines[0] ?? ""}`;
  return [first, ...lines.slice(1).map((line) => `${hang}${line}`)].map((line) => line.trimEnd()).join("\n");
}

/** Terms with their texts in two columns. */
export function entries(rows: readonly (readonly [term: string, text: string])[], indent = "  "): string {
  const width = Math.min(24, Math.max(0, ...rows.map(([term]) => term.length)));
  return rows.map(([term, text]) => entry(term, text, width, indent)).join("\n");
}
