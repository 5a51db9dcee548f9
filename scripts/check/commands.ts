import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Check, Finding } from "./check.ts";
import { filesIn, type Manifest, readManifest, readText } from "./tree.ts";

/** Commands of pnpm and npm themselves, beside the scripts of package.json. */
const ofTheTool = new Set(["install", "add", "exec", "dlx", "pack", "publish", "init", "view", "login"]);

interface Shown {
  readonly line: number;
  readonly words: readonly string[];
}

/** The commands in the shell blocks of a page: comments, prompts and assignments left out. */
function commandsIn(text: string): Shown[] {
  const shown: Shown[] = [];
  let inShell = false;
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    if (/^\s*```/.test(line)) inShell = !inShell && /^\s*```(sh|bash|shell|console)\b/.test(line);
    else if (inShell && !lines[index - 1]?.endsWith("\\")) {
      const whole = line.endsWith("\\") ? `${line.slice(0, -1)} ${lines[index + 1]?.trim() ?? ""}` : line;
      const parts = whole.replace(/(^|\s)#.*$/, "").split(/&&|\|\||[;|]/);
      const commands = parts.map((part) =>
        (part.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? []).filter((word) => word !== "$"),
      );
      shown.push(
        ...commands.map((words) => ({ line: index + 1, words: words.filter((word) => !/^[A-Z_]+=/.test(word)) })),
      );
    }
  }
  return shown.filter(({ words }) => words.length > 0);
}

function judgeScript(words: readonly string[], { scripts = {} }: Manifest): string | undefined {
  const [tool = "", ...rest] = words;
  const [first = "", second = ""] = rest.filter((word) => !word.startsWith("-"));
  if (words.some((word) => word === "-C" || word === "-r" || word.startsWith("--filter"))) return undefined;
  const script = first === "run" ? second : first;
  const known = script === "" || script in scripts || (first !== "run" && ofTheTool.has(first));
  const shortcut = tool === "pnpm" || first === "run" || ["test", "start"].includes(first) || ofTheTool.has(first);
  return known && shortcut ? undefined : `\`${words.join(" ")}\`: package.json has no script \`${script}\` for it`;
}

type Judge = (argv: readonly string[]) => string | undefined;

/** What the command line itself says of `almanac …`: the very parser that users meet. */
async function almanacJudge(): Promise<Judge> {
  const { commands, parse, processEffects } = await import("@almanac/cli");
  const silent = { ...processEffects(), stdout: { isTerminal: false, write: () => {} } };
  return (argv) => {
    try {
      parse(argv, commands, "0.0.0", silent);
      return undefined;
    } catch (error) {
      return `\`almanac ${argv.join(" ")}\`: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
}

function judge(root: string, words: readonly string[], manifest: Manifest, almanac: Judge): string | undefined {
  const bare = words.map((word) => word.replace(/^["']|["']$/g, ""));
  const at = bare.indexOf("almanac");
  const runsAlmanac = at === 0 || (at > 0 && ["npx", "pnpm", "pnpx", "npm"].includes(bare[0] ?? ""));
  const asScript = bare[0] === "npm" ? judgeScript(bare.slice(0, at + 1), manifest) : undefined;
  if (runsAlmanac) return asScript ?? almanac(bare.slice(at + 1).filter((word, index) => index > 0 || word !== "--"));
  const [program = "", file = ""] = bare;
  if (program === "npm" || program === "pnpm") return judgeScript(bare, manifest);
  const path = program === "node" && !file.startsWith("-") ? file : /^\.{1,2}\/|^\.ci\//.test(program) ? program : "";
  return path === "" || existsSync(join(root, path)) ? undefined : `\`${path}\` is no file`;
}

async function run(root: string): Promise<Finding[]> {
  const manifest = readManifest(root);
  const almanac = await almanacJudge();
  const pages = filesIn(root, "**/*.md").filter((file) => !file.endsWith("CHANGELOG.md"));
  return pages.flatMap((file) =>
    commandsIn(readText(root, file)).flatMap(({ line, words }) => {
      const message = judge(root, words, manifest, almanac);
      return message === undefined ? [] : [{ file, line, message }];
    }),
  );
}

/** Whoever types what a page shows gets no complaint about the command itself. */
export const shownCommands: Check = {
  name: "commands",
  about: "commands shown in *.md exist, with their options",
  run,
};
