import type { Fault } from "../event/fault.ts";
import type { JsonPath } from "../text/json-scan.ts";
import { cellText, compileCell } from "./cell.ts";
import { type Evaluate, isFault, type RowContext, type Scope } from "./scope.ts";
import { parseTemplate, type TemplatePart } from "./template.ts";

const ABOUT: Readonly<Record<"row" | "line" | "file", (context: RowContext) => string>> = {
  row: ({ row }) => String(row.number),
  line: ({ row }) => String(row.line),
  file: ({ row }) => row.file,
};

function compilePart(scope: Scope, part: TemplatePart, path: JsonPath): Evaluate<string> {
  if ("text" in part) return () => part.text;
  if ("about" in part) return ABOUT[part.about];
  const cell = compileCell(scope, part.column, path);
  return (context) => {
    const value = cell(context);
    return value === null || isFault(value) ? value : cellText(value);
  };
}

/** The text of a template for a row; null where one of its columns is empty. */
export function compileTemplate(scope: Scope, template: string, path: JsonPath): Evaluate<string> {
  const parts = parseTemplate(template);
  if ("wrong" in parts) throw new Error(`the schema let a template pass: ${parts.wrong}`);
  const evaluators = parts.map((part) => compilePart(scope, part, path));
  const [only] = evaluators;
  if (only !== undefined && evaluators.length === 1) return only;
  return (context): string | null | Fault => {
    let text = "";
    for (const evaluate of evaluators) {
      const piece = evaluate(context);
      if (piece === null || isFault(piece)) return piece;
      text += piece;
    }
    return text;
  };
}
