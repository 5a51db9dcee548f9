import { z } from "zod";

/** One part of a template: a text as it stands, a column, or something about the row itself. */
export type TemplatePart =
  | { readonly text: string }
  | { readonly column: string }
  | { readonly about: "row" | "line" | "file" };

const ABOUT = ["row", "line", "file"] as const;
const PART = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;

/** The parts of a template, or what is wrong with it. */
export function parseTemplate(template: string): readonly TemplatePart[] | { readonly wrong: string } {
  const parts: TemplatePart[] = [];
  for (const [piece, name] of template.matchAll(PART)) {
    if (name === undefined) {
      if (piece === "{" || piece === "}")
        return { wrong: `a single ${piece} stands alone; write ${piece}${piece} for the character` };
      parts.push({ text: piece === "{{" ? "{" : piece === "}}" ? "}" : piece });
    } else if (name.startsWith("$")) {
      const about = ABOUT.find((one) => `$${one}` === name);
      if (about === undefined)
        return { wrong: `{${name}} is not known; there are ${ABOUT.map((one) => `{$${one}}`).join(" ")}` };
      parts.push({ about });
    } else if (name === "") return { wrong: "{} names no column" };
    else parts.push({ column: name });
  }
  return parts;
}

/** The columns a template names. */
export function columnsOfTemplate(template: string): readonly string[] {
  const parts = parseTemplate(template);
  return "wrong" in parts ? [] : parts.flatMap((part) => ("column" in part ? [part.column] : []));
}

/** A text with columns in braces. */
export const templateSchema = z
  .string()
  .superRefine((template, context) => {
    const parts = parseTemplate(template);
    if ("wrong" in parts) context.addIssue({ code: "custom", message: parts.wrong });
  })
  .meta({
    id: "Template",
    description:
      'A text with columns in braces: "{number}:closed". {$row} is the row\'s number in its file, {$line} its line, {$file} the file. {{ and }} stand for braces. Empty where a column is empty.',
  });
