import { choice, type Field, field, required } from "../event/fields.ts";

/** The kinds of entry a directory has; each is an id that events carry. */
export const DIRECTORY_KINDS = Object.freeze([
  "agent",
  "team",
  "project",
  "customer",
  "topic",
  "article",
  "product",
] as const);

/** What an entry of the directory describes. */
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** The fields of a record of the directory. `validFrom` is an instant or a local day. */
export const DIRECTORY_FIELDS = Object.freeze({
  kind: required(choice(...DIRECTORY_KINDS)),
  id: required(field("id")),
  name: field("id"),
  attributes: field("attributes"),
  validFrom: field("instant"),
  recorded: field("instant"),
} as const satisfies Record<string, Field>);

/** A parsed record of the directory, frozen: what was stated of one agent, team … at one time. */
export interface DirectoryEntry {
  readonly kind: DirectoryKind;
  readonly id: string;
  /** Null when the record gives none; the id is shown then. */
  readonly name: string | null;
  /** Every key is a dimension of the rows that carry the id, e.g. `agent.vendor`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** UTC microseconds from which it is so; null = always. */
  readonly validFrom: bigint | null;
  /** UTC microseconds at which it was learned; null = known from the beginning. */
  readonly recorded: bigint | null;
}

/** The topics an article covers: its attribute `topics`, separated by commas; empty without it. */
export const topicsOf = ({ attributes }: Pick<DirectoryEntry, "attributes">): readonly string[] =>
  (attributes.topics ?? "")
    .split(",")
    .map((topic) => topic.trim())
    .filter((topic) => topic !== "");
