import { z } from "zod";

/** An option of a metric, as its schema describes it. */
export interface ExplainedOption {
  readonly name: string;
  /** What it means; null where the author wrote nothing. */
  readonly about: string | null;
  /** What may be given: words, or a type. */
  readonly allowed: string;
  /** The value where none is given. */
  readonly default: unknown;
  /** The value in force. */
  readonly value: unknown;
}

interface JsonSchema {
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

function allowedWords(schema: JsonSchema): string {
  if (schema.enum !== undefined) return schema.enum.map(String).join(", ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.anyOf !== undefined) return schema.anyOf.map(allowedWords).join(" or ");
  if (schema.type === "array") return `list of ${schema.items === undefined ? "values" : allowedWords(schema.items)}`;
  return (
    { string: "text", integer: "whole number", boolean: "true, false" }[schema.type ?? ""] ?? schema.type ?? "JSON"
  );
}

/** The options of a metric from its schema, with the values in force; those of a chosen variant stand last. */
export function explainOptions(
  schema: z.ZodType,
  inForce: Readonly<Record<string, unknown>>,
): readonly ExplainedOption[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  const names = [...new Set([...Object.keys(properties), ...Object.keys(inForce)])];
  return names.map((name) => {
    const { [name]: own = {} } = properties;
    return {
      name,
      about: own.description ?? null,
      allowed: allowedWords(own),
      default: own.default ?? null,
      value: inForce[name] ?? null,
    };
  });
}
