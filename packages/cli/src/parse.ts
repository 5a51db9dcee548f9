import { AlmanacError } from "@almanac/core";
import { CommanderError, Command as Parser, Option as ParserOption } from "commander";
import type { Command, Input } from "./command.ts";
import type { Effects } from "./effects.ts";
import { commandFooter, programFooter } from "./help.ts";
import type { Option } from "./option.ts";
import type { UsageCode } from "./problems.ts";
import { checkArguments, type Given, readOptions } from "./values.ts";

/** A command and what was asked of it. */
export interface Invocation {
  readonly command: Command;
  readonly input: Input;
}

function parserOption(name: string, { kind, placeholder, about }: Option): ParserOption {
  if (kind === "flag") return new ParserOption(`--${name}`, about);
  const option = new ParserOption(`--${name} <${placeholder}${kind === "files" ? "..." : ""}>`, about);
  return option.argParser((value: string, before: readonly string[] | undefined) => {
    // The parser takes whatever follows; `--from --to` is a value forgotten, not a value called `--to`.
    if (value.startsWith("--")) throw forgotten(name, placeholder);
    return [...(before ?? []), value];
  });
}

function forgotten(name: string, placeholder: string): AlmanacError {
  const fix = `write \`--${name} ${placeholder}\``;
  return new AlmanacError({ code: "missing-value", message: `\`--${name}\` has no value`, allowed: placeholder, fix });
}

const codes: Readonly<Record<string, UsageCode>> = {
  "commander.unknownCommand": "unknown-command",
  "commander.unknownOption": "unknown-option",
  "commander.optionMissingArgument": "missing-value",
  "commander.excessArguments": "unexpected-argument",
};

const readable = (text: string): string =>
  text
    .replaceAll("'", "`")
    .replace(/^error: /, "")
    .trim();

/** The parser's own complaint as a problem: its suggestion, where it has one, is what to do. */
function asProblem(error: CommanderError, parser: Parser): AlmanacError {
  const code = codes[error.code];
  if (code === undefined) throw error;
  const option = /--[\w-]+/.exec(error.message)?.[0];
  const forgot = parser.options.find(({ long }) => code === "missing-value" && long === option);
  if (forgot !== undefined) return forgotten(forgot.name(), forgot.flags.replace(/^.*<|>$/g, ""));
  const [message = "", suggestion] = error.message.split("\n");
  const names = code === "unknown-command" ? parser.commands.map((one) => one.name()) : longNames(parser);
  const meant = suggestion?.replace(/^\(Did you mean (.*)\?\)$/, "did you mean $1?");
  const fix = meant ?? `see \`${fullName(parser)} --help\``;
  return new AlmanacError({ code, message: readable(message), allowed: names.join(", "), fix });
}

function fullName(parser: Parser): string {
  return parser.parent === null ? parser.name() : `${parser.parent.name()} ${parser.name()}`;
}

function longNames(parser: Parser): string[] {
  const own = parser.parent === null ? parser.options : [...parser.options, ...parser.parent.options];
  return [...own.flatMap(({ long }) => (long === undefined ? [] : [long])), "--help"];
}

function addCommand(program: Parser, command: Command, found: (invocation: Invocation) => void): Parser {
  const parser = program.command(command.name).summary(command.summary).description(command.about);
  const options = Object.entries(command.options).map(([name, option]) => ({
    name,
    option: parserOption(name, option),
  }));
  for (const { option } of options) parser.addOption(option);
  // How many are allowed is checked by us, with an example in the message; so the parser takes any number.
  const usage = command.arguments?.usage;
  parser.usage([usage, "[options]"].filter(Boolean).join(" "));
  parser.argument(`[${usage?.replace(/\.*$/, "") ?? ""}...]`, command.arguments?.about ?? "");
  parser.addHelpText("after", commandFooter(command));
  return parser.action(() => {
    const all = parser.opts();
    const given = Object.fromEntries(options.map(({ name, option }) => [name, all[option.attributeName()] as Given]));
    const values = readOptions(command.options, given, (name, problem) => {
      const fix = `see \`almanac ${command.name} --help\``;
      throw new AlmanacError({ code: "invalid-option", fix, ...problem, message: `--${name}: ${problem.message}` });
    });
    const input = { arguments: parser.args, options: values, json: program.opts().json === true };
    checkArguments(command, input);
    found({ command, input });
  });
}

function buildProgram(commands: readonly Command[], version: string, { stdout }: Effects): Parser {
  const program = new Parser("almanac")
    .description("Measures customer service and publishes what it measured.")
    .usage("COMMAND [options]")
    .option("--json", "answer, and complain, as one line of JSON")
    .option("--debug", "show where in the program a mistake was noticed")
    .version(version, "--version", "print the version")
    .helpOption("--help", "show this help")
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: (one) => `${one.name()} ${one.usage().replace(" [options]", "").replace("[options]", "")}`.trim(),
      visibleArguments: (one) => one.registeredArguments.filter(({ description }) => description !== ""),
    })
    .addHelpText("after", programFooter(commands));
  // Complaints are thrown and printed in one place, as text or as JSON.
  return program.exitOverride().configureOutput({ writeOut: stdout.write, writeErr: () => {}, outputError: () => {} });
}

/**
 * What the command line asks for; `undefined` when it asked for help or the version, which are printed.
 * Throws `AlmanacError` with a code of wrong usage.
 */
export function parse(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
  effects: Effects,
): Invocation | undefined {
  const program = buildProgram(commands, version, effects);
  const found: Invocation[] = [];
  const parsers = commands.map((command) => addCommand(program, command, (one) => void found.push(one)));
  if (argv.length === 0) {
    const allowed = commands.map(({ name }) => name).join(", ");
    throw new AlmanacError({ code: "no-command", message: "no command given", allowed, fix: "see `almanac --help`" });
  }
  try {
    program.parse(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw asProblem(
      error,
      parsers.find((parser) => parser.name() === argv.find((word) => !word.startsWith("-"))) ?? program,
    );
  }
  return found[0];
}
