import { z } from "zod";
import type { JsonPath } from "./json-scan.ts";

/** The first thing a schema refuses in a value, in words for a person. */
export interface SchemaProblem {
  /** Leads to the refused value; for an unknown field to that field, for a missing one to where it should stand. */
  readonly path: JsonPath;
  /** What is wrong, with the value where it is a scalar. */
  readonly message: string;
  /** What may stand there. */
  readonly allowed: string;
}

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;

/** The schema below wrappers such as `optional` and `readonly`, with the nearest description. */
function unwrap(schema: Schema): { readonly schema: Schema; readonly description: string | undefined } {
  const description = z.globalRegistry.get(schema)?.description;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = "innerType" in def ? def.innerType : def.type === "pipe" ? def.in : undefined;
  if (inner === undefined) return { schema, description };
  const below = unwrap(inner);
  return { schema: below.schema, description: description ?? below.description };
}

/** The schemas that a value's part may be held against: one, or those of each branch of a union. */
function partsOf(schema: Schema, key: string | number): readonly Schema[] {
  const { def } = (unwrap(schema).schema as z.core.$ZodTypes)._zod;
  const one = (part: Schema | undefined): readonly Schema[] => (part === undefined ? [] : [part]);
  if (def.type === "object") return one(def.shape[key]);
  if (def.type === "record") return [def.valueType];
  if (def.type === "array") return [def.element];
  if (def.type === "tuple") return one(def.items[Number(key)]);
  if (def.type === "union") return def.options.flatMap((option) => partsOf(option, key));
  return [];
}

/** Names of the fields an object may have; of a union those of every branch. */
function fieldsOf(schema: Schema): readonly string[] {
  const { def } = (unwrap(schema).schema as z.core.$ZodTypes)._zod;
  if (def.type === "object") return Object.keys(def.shape);
  return def.type === "union" ? def.options.flatMap(fieldsOf) : [];
}

/** The issue that says most: in a union, of the branch that came nearest; the union's own where two come as near. */
function nearest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const fitting = issue.errors.filter((branch) => branch[0]?.code !== "invalid_type" || branch[0].path.length > 0);
  const fewest = Math.min(...fitting.map((branch) => branch.length));
  const [branch, ...others] = fitting.filter((candidate) => candidate.length === fewest);
  const first = branch?.[0];
  if (first === undefined || others.length > 0) return issue;
  return nearest({ ...first, path: [...issue.path, ...first.path] } as Issue);
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (node, key) => (node as Record<string | number, unknown> | null | undefined)?.[key],
    value,
  );
}

function show(value: unknown): string {
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** What may stand where an issue was found. */
function allowedAt(schema: Schema, path: JsonPath, issue: Issue): string {
  const here = path.reduce<readonly Schema[]>((nodes, key) => nodes.flatMap((node) => partsOf(node, key)), [schema]);
  const described = here.map((node) => unwrap(node).description).filter((text) => text !== undefined);
  if (described.length > 0) return [...new Set(described)].join(", or ");
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value)).join(", ");
  const fields = here.flatMap(fieldsOf);
  return fields.length > 0 ? `an object with the fields ${[...new Set(fields)].join(", ")}` : issue.message;
}

/**
 * The first thing `schema` refused in `value`. What is allowed comes from the schema's own descriptions (`.meta`), so
 * that documentation, JSON Schema and message say the same. A value is repeated: not for schemas that hold secrets.
 */
export function schemaProblem(schema: z.ZodType, value: unknown, error: z.ZodError): SchemaProblem {
  const issue = nearest(error.issues[0] ?? { code: "custom", path: [], message: "not allowed", input: value });
  const path = issue.path as JsonPath;
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const here = path.reduce<readonly Schema[]>(
      (nodes, part) => nodes.flatMap((node) => partsOf(node, part)),
      [schema],
    );
    const fields = [...new Set(here.flatMap(fieldsOf))].join(", ");
    return { path: [...path, key], message: `unknown field ${JSON.stringify(key)}`, allowed: `the fields ${fields}` };
  }
  const allowed = allowedAt(schema, path, issue);
  const given = valueAt(value, path);
  if (issue.code === "custom") return { path, message: issue.message, allowed };
  if (given === undefined) return { path, message: `${show(String(path.at(-1) ?? "value"))} is missing`, allowed };
  return { path, message: `${show(given)} cannot stand here`, allowed };
}
