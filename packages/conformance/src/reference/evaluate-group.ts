import type { AggregateNode, Node } from "@almanac/core";
import { AGGREGATES, type Gathering } from "./aggregates.ts";
import { eventsUpTo } from "./conversation.ts";
import { evaluate, holds, isDerived, type Scope } from "./evaluate.ts";
import { type Found, NOTHING, type Row, rowOfEvent } from "./row.ts";

/** A column of the row that is being made, as the second argument of `last_up_to` names it. */
const OWN = /^own\./;

/** The order up to which `last_up_to` looks: a column of the row that is being made, or none. */
function boundOf(node: AggregateNode, own: Row) {
  const [, bound] = node.args;
  if (bound === undefined || bound.kind === "lit") return null;
  if (bound.kind !== "col") throw new Error("the order of last_up_to must be a column of the fact");
  const value = own.values[bound.name.replace(OWN, "")];
  if (value === undefined) throw new Error(`last_up_to: the column \`${bound.name}\` must stand before it`);
  return value;
}

function aggregate(node: AggregateNode, gathering: Gathering, scope: Scope): Found {
  const how = AGGREGATES[node.fn];
  if ("fold" in how) return { value: how.fold(gathering), derived: false };
  const row = how.choose(gathering);
  const [value] = node.args;
  if (row === undefined || value === undefined) return NOTHING;
  return { value: gathering.value(row), derived: isDerived(value, row, scope) };
}

function valueAt(node: AggregateNode, scope: Scope): (row: Row) => Found["value"] {
  const [value] = node.args;
  return (row) => (value === undefined ? null : evaluate(value, row, scope));
}

/** The value of a column over the rows of a group; `own` is the row that is being made, as far as it is known. */
export function evaluateGroup(node: Node, own: Row, rows: readonly Row[], scope: Scope): Found {
  if (node.kind === "agg") {
    const gathering: Gathering = {
      rows: rows.filter((row) => holds(node.where, row, scope)),
      place: () => {
        throw new Error(`the window \`${node.fn}\` stands where rows are grouped`);
      },
      conversationUpTo: () =>
        eventsUpTo(own, boundOf(node, own), scope.world)
          .map(rowOfEvent)
          .filter((row) => holds(node.where, row, scope)),
      value: valueAt(node, scope),
    };
    return aggregate(node, gathering, scope);
  }
  throw new Error("a column of a fact with a key must be an aggregate");
}

/** The value of a window at one of the rows of its partition. */
export function evaluateWindow(node: Node, current: Row, rows: readonly Row[], scope: Scope): Found {
  if (node.kind !== "agg") throw new Error("a window must be an aggregate");
  const gathering: Gathering = {
    rows: rows.filter((row) => holds(node.where, row, scope)),
    place: () => current.place,
    conversationUpTo: () => {
      throw new Error("last_up_to stands in a window");
    },
    value: valueAt(node, scope),
  };
  return aggregate(node, gathering, scope);
}
