import type { Command, Example } from "./command.ts";

const indent = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join("\n");

/** Examples as a section of help: what each does, then the line to type. */
function examplesText(examples: readonly Example[]): string {
  return `\nExamples:\n${examples.map(({ line, about }) => indent([`# ${about}`, `$ ${line}`])).join("\n\n")}`;
}

/** What stands below the options in a command's help. */
export function commandFooter(command: Command): string {
  return examplesText(command.examples);
}

/** What stands below the commands in the help of `almanac`: the shortest way to a figure and to a page. */
export function programFooter(commands: readonly Command[]): string {
  const first = commands.flatMap(({ examples }) => examples.slice(0, 1));
  const statuses = "Exit status: 0 done, 1 a mistake in what was given, 2 wrong usage, 70 a bug.";
  return `${examplesText(first)}\n\n${statuses}\n\`almanac COMMAND --help\` shows its options and examples.`;
}
