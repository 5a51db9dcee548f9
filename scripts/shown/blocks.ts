/** A fenced block of a page that shows something that exists elsewhere. */
export interface ShownBlock {
  /** Indexes of its first line and of the one after its last, fences aside. */
  readonly from: number;
  readonly to: number;
  /** Path of the file it shows, from `<!-- file: PATH -->` above it; null for a `console` block, which shows commands and what they print. */
  readonly file: string | null;
}

const FILE = /^<!-- file: (\S+) -->$/;

/** The blocks of a page that show a file or what commands print. */
export function shownBlocks(lines: readonly string[]): readonly ShownBlock[] {
  const blocks: ShownBlock[] = [];
  let opened: { readonly at: number; readonly file: string | null; readonly shows: boolean } | null = null;
  for (const [at, line] of lines.entries()) {
    if (!line.startsWith("```")) continue;
    if (opened === null) {
      const file = FILE.exec(lines[at - 1] ?? "")?.[1] ?? null;
      opened = { at, file, shows: file !== null || line === "```console" };
    } else {
      if (opened.shows) blocks.push({ from: opened.at + 1, to: at, file: opened.file });
      opened = null;
    }
  }
  return blocks;
}

/** The commands of a console block, each as its lines: those after `$`, with the lines a backslash adds. */
function commandsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const commands: string[][] = [];
  let goesOn = false;
  for (const line of lines) {
    if (goesOn) commands.at(-1)?.push(line);
    else if (line.startsWith("$ ")) commands.push([line]);
    else continue;
    goesOn = line.endsWith("\\");
  }
  return commands;
}

/** A page with what its blocks must show: the text of files, the output of commands. */
export function filledPage(
  text: string,
  readFile: (path: string) => string,
  output: (command: string) => string,
): string {
  const lines = text.split("\n");
  for (const { from, to, file } of shownBlocks(lines).toReversed()) {
    const shown =
      file === null
        ? commandsOf(lines.slice(from, to)).flatMap((command) => [
            ...command,
            ...linesOf(output(command.join("\n").slice("$ ".length))),
          ])
        : linesOf(readFile(file));
    lines.splice(from, to - from, ...shown);
  }
  return lines.join("\n");
}

function linesOf(text: string): readonly string[] {
  const trimmed = text.trimEnd();
  return trimmed === "" ? [] : trimmed.split("\n").map((line) => line.trimEnd());
}
