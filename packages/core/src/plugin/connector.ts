import { z } from "zod";
import type { EventInput } from "../event/input.ts";
import { invalidOption } from "../metric/define.ts";
import { checked, PLUGIN_ID } from "./checked.ts";

/** What the host hands to a connector; it validates, orders and stores what the connector yields. */
export interface ReadContext {
  /** Name of the source in the project's config: the `source` of every event. */
  readonly source: string;
  /** The cursor stored with the last page that was written; null at the first sync. */
  readonly cursor: string | null;
  /** The present as the host sees it, RFC 3339. */
  readonly now: string;
  readonly signal: AbortSignal;
}

/** A page of a source: its records, and the cursor to go on from once they are written. */
export interface Page {
  readonly events: readonly EventInput[];
  /** Null: the source has no place to go on from; the next sync reads all of it again. */
  readonly cursor: string | null;
  /** Instant up to which the source is complete with this page, RFC 3339; null where it cannot say. */
  readonly watermark?: string | null;
}

/** A connector with its options applied. The options are not in it: they hold secrets. */
export interface ConnectedSource {
  readonly connector: string;
  /** Reads page by page; it may be naive, the host drops what it has seen. */
  readonly read: (context: ReadContext) => AsyncIterable<Page>;
}

/** A connector as its file exports it: a function of its options. */
export interface Connector {
  /** Throws `AlmanacError` (`invalid-option`) at the caller's line. */
  (options?: unknown): ConnectedSource;
  readonly connector: string;
  readonly about: string;
  readonly schema: z.ZodType;
}

/** What `defineConnector` takes. */
export interface ConnectorInput<Options> {
  /** Name of the connector, lower case with hyphens. */
  readonly name: string;
  readonly about: string;
  readonly options: z.ZodType<Options>;
  readonly read: (options: Options, context: ReadContext) => AsyncIterable<Page>;
}

const Named = z.looseObject({ name: z.string().regex(PLUGIN_ID), about: z.string().min(1) });

/** A connector. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function defineConnector<Options>(input: ConnectorInput<Options>): Connector {
  checked("connector", Named, input, defineConnector);
  const { name, about, options: schema, read } = input;
  const connector = (given: unknown = {}): ConnectedSource => {
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw invalidOption(name, parsed.error, connector);
    return Object.freeze({ connector: name, read: (context: ReadContext) => read(parsed.data, context) });
  };
  return Object.freeze(Object.assign(connector, { connector: name, about, schema }));
}
