/** How one channel of the made-up desk works. Times are in minutes. */
export interface Channel {
  /** Mean of the conversations on a weekday, and on a day of the weekend. */
  readonly perDay: readonly [weekday: number, weekend: number];
  /** Calendar of the config in which replies are written. */
  readonly calendar: "office" | "chat";
  /** Median until somebody takes a conversation, and then until a reply. */
  readonly taken: number;
  readonly reply: number;
  /** Median after which a customer who waits for the first reply leaves; left out: never. */
  readonly patience?: number;
  /** Share of conversations that a bot can end by itself; left out: there is no bot. */
  readonly bot?: number;
  /** True where a lead approves replies before they are sent. */
  readonly approved?: boolean;
}

/** The channels by their names in the event contract. */
export const CHANNELS: Readonly<Record<string, Channel>> = {
  email: { perDay: [6, 2], calendar: "office", taken: 35, reply: 50 },
  web: { perDay: [2, 0.8], calendar: "office", taken: 30, reply: 45 },
  chat: { perDay: [5, 3], calendar: "chat", taken: 0.4, reply: 0.5, patience: 9, bot: 0.3 },
  whatsapp: { perDay: [3, 2], calendar: "chat", taken: 2, reply: 4 },
  facebook: { perDay: [2.5, 1.5], calendar: "office", taken: 25, reply: 40, approved: true },
  phone: { perDay: [4, 0], calendar: "office", taken: 0.3, reply: 0.1, patience: 4 },
};

/** What customers write about: share of conversations and the team that answers. */
export const TOPICS = {
  delivery: { share: 0.3, team: "orders" },
  return: { share: 0.22, team: "returns" },
  advice: { share: 0.2, team: "advice" },
  warranty: { share: 0.12, team: "returns" },
  account: { share: 0.09, team: "orders" },
  invoice: { share: 0.07, team: "orders" },
} as const satisfies Readonly<Record<string, { readonly share: number; readonly team: Team }>>;

/** What a conversation of the desk may be about. */
export type Topic = keyof typeof TOPICS;

/** A team of the desk. */
export type Team = "orders" | "returns" | "advice";

/** Who works where; the first of a team leads it. */
export const TEAMS: Readonly<Record<Team, readonly string[]>> = {
  orders: ["olivia.reed", "jack.turner", "noah.price", "grace.hall"],
  returns: ["emily.ward", "harry.cole"],
  advice: ["lucy.hunt", "oscar.bell"],
};

/** A stretch of local days in which something was different. */
export interface Spell {
  readonly from: string;
  /** The day after the last. */
  readonly to: string;
  readonly team: Team;
  /** How many times longer the team takes. */
  readonly slower: number;
  /** How many times more conversations come about a topic. */
  readonly more?: Partial<Record<Topic, number>>;
  readonly away?: readonly string[];
}

/** What happened: parcels got stuck in a strike while two of the team that answers were ill; then templates made returns quicker. */
export const SPELLS: readonly Spell[] = [
  {
    from: "2026-10-05",
    to: "2026-10-12",
    team: "orders",
    slower: 4,
    more: { delivery: 3 },
    away: ["noah.price", "grace.hall"],
  },
  { from: "2026-10-19", to: "2026-12-01", team: "returns", slower: 0.6 },
];

/** The log holds the local days from the first to the one before the last. */
export const FIRST_DAY = "2026-07-27";
/** The day after the last of the log: what would have happened later is not known, so some conversations are open. */
export const END_DAY = "2026-11-04";
