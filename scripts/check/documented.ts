import type { Check, Finding } from "./check.ts";
import { lineAt, parse, type Syntax } from "./syntax.ts";
import { isTest, readText, sourcesIn } from "./tree.ts";

type Statement = Syntax["program"]["body"][number];

/** Names a statement declares: `const a, b` gives two, everything else one, an unnamed default none. */
function declaredBy(statement: Statement): string[] {
  if (statement.type === "VariableDeclaration") {
    return statement.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  }
  const named = "id" in statement ? statement.id : undefined;
  return named !== undefined && named !== null && "name" in named ? [named.name] : [];
}

function hasDoc({ comments, text }: Syntax, statement: Statement): boolean {
  return comments.some(
    (comment) =>
      comment.type === "Block" &&
      comment.value.startsWith("*") &&
      comment.end <= statement.start &&
      text.slice(comment.end, statement.start).trim() === "",
  );
}

interface Name {
  readonly name: string;
  readonly line: number;
  readonly documented: boolean;
}

/** What a statement exports of its own; `export … from` is documented where it is declared. */
function exportedBy(statement: Statement, syntax: Syntax): Name[] {
  const at = (name: string, where: Statement) => ({
    name,
    line: lineAt(syntax.text, where.start),
    documented: hasDoc(syntax, where),
  });
  if (statement.type === "ExportDefaultDeclaration") return [at("default", statement)];
  if (statement.type !== "ExportNamedDeclaration" || statement.source !== null) return [];
  if (statement.declaration !== null) return declaredBy(statement.declaration).map((name) => at(name, statement));
  return statement.specifiers.flatMap(({ local }) => {
    const name = "name" in local ? local.name : local.value;
    const declaration = syntax.program.body.find((one) => declaredBy(one).includes(name));
    return declaration === undefined ? [] : [at(name, declaration)];
  });
}

function judge(file: string, text: string): Finding[] {
  const syntax = parse(file, text);
  const names = syntax.program.body.flatMap((statement) => exportedBy(statement, syntax));
  // An overload, or a type beside the value of the same name, needs its comment once.
  const documented = new Set(names.filter((one) => one.documented).map(({ name }) => name));
  const missing = new Map(names.filter(({ name }) => !documented.has(name)).map((one) => [one.name, one]));
  return [...missing.values()].map(({ name, line }) => ({
    file,
    line,
    message: `\`${name}\` is exported without a doc comment (meaning, unit, what null means, errors)`,
  }));
}

function run(root: string): Finding[] {
  const files = sourcesIn(root).filter((file) => !isTest(file));
  return files.flatMap((file) => judge(file, readText(root, file)));
}

/** A reader of the editor's hint learns the meaning and the unit. */
export const documented: Check = { name: "documented", about: "every export has a doc comment", run };
