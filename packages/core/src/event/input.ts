import type { ENVELOPE_FIELDS } from "./columns.ts";
import type { Field } from "./fields.ts";
import type { InputOf } from "./kinds.ts";
import type { EventTable, EventType } from "./types.ts";

type Simplify<T> = { [Name in keyof T]: T[Name] };
type RequiredNames<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends { required: true } ? Name : never;
}[keyof Fields];

type FieldsInput<Fields> = {
  [Name in RequiredNames<Fields>]: Fields[Name] extends Field ? InputOf<Fields[Name]> : never;
} & {
  [Name in Exclude<keyof Fields, RequiredNames<Fields>>]?:
    | (Fields[Name] extends Field ? InputOf<Fields[Name]> : never)
    | null
    | undefined;
};

type Needs<Type extends EventType> =
  | EventTable[Type]["needs"][number]
  | (EventTable[Type]["channelOptional"] extends true ? never : "channel");

/** A record of one type of event as a connector or a person writes it; scalars beyond the contract become attributes. */
export type EventInputOf<Type extends EventType> = Simplify<
  { type: Type } & { [Name in Needs<Type>]: string } & Omit<
      FieldsInput<typeof ENVELOPE_FIELDS>,
      "type" | Needs<Type> | keyof EventTable[Type]["own"]
    > &
    FieldsInput<EventTable[Type]["own"]>
>;

/** A record of any type of event; see `EventInputOf`. */
export type EventInput = { [Type in EventType]: EventInputOf<Type> }[EventType];
