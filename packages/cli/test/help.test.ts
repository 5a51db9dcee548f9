import { describe, expect, it } from "vitest";
import { commands } from "../src/commands/index.ts";
import { processEffects } from "../src/effects.ts";
import { parse } from "../src/parse.ts";
import { runLine } from "./make-effects.ts";

describe("almanac --help", () => {
  it("lists every command with its summary, an example of each, and the statuses", async () => {
    const { status, stdout, stderr } = await runLine(["--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const { name, summary, examples } of commands) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b.*${summary}$`, "m"));
      expect(stdout).toContain(examples[0]?.line);
    }
    expect(stdout).toContain("Exit status: 0 done, 1 a mistake");
  });

  it("prints the version", async () => {
    expect(await runLine(["--version"])).toEqual({ status: 0, stdout: "1.2.3\n", stderr: "" });
  });
});

describe.each(commands.map((command) => [command.name, command] as const))("almanac %s --help", (name, command) => {
  it("shows every option with its line, and every example", async () => {
    const { status, stdout } = await runLine([name, "--help"]);
    expect(status).toBe(0);
    for (const [option, { about }] of Object.entries(command.options)) {
      expect(stdout).toMatch(new RegExp(`^ {2}--${option}\\b`, "m"));
      expect(stdout.replace(/\s+/g, " ")).toContain(about);
    }
    for (const { line } of command.examples) expect(stdout).toContain(`$ ${line}`);
    expect(stdout).toContain("--json");
  });

  it("shows examples that it understands", () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const { line } of command.examples) {
      const [program, ...argv] = line.split(" ");
      expect(program).toBe("almanac");
      expect(parse(argv, commands, "1.2.3", processEffects())?.command.name).toBe(name);
    }
  });
});

it("has the options of measure that others rely on, by these names", () => {
  const names = Object.keys(commands.find(({ name }) => name === "measure")?.options ?? {});
  const promised =
    "from to by where unit clock when convention as-of events config settings zone set target rows batch threads mapping";
  expect(names.toSorted()).toEqual(promised.split(" ").toSorted());
});
