import type { Chance } from "./chance.ts";
import { TEAMS } from "./desk.ts";
import { begin, type Case, type Line, pass, type Story, somebody, tell, work, workedBy } from "./story.ts";

const byAgent = ({ agent, team }: Story): Readonly<Record<string, unknown>> => ({ agent, team, by: "agent" });

/** The customer writes, posts in public or calls. */
function open(story: Story): void {
  if (story.channel === "facebook") {
    tell(story, "conversation.published", { public: true });
    pass(story, 4);
    tell(story, "conversation.indexed");
    return;
  }
  tell(story, "message.received");
  if (story.channel !== "email") return;
  pass(story, 0.3);
  tell(story, "message.sent", { by: "bot", automatic: true });
}

/** What it is about; someone or something sorts it. */
function label(story: Story): void {
  const { chance, topic } = story;
  const complexity = chance.weighted({ low: 5, medium: 3, high: 2 });
  tell(story, "conversation.labelled", {
    attributes: { topic, complexity, priority: chance.weighted({ normal: 8, high: 2 }) },
  });
}

/** A bot greets; true when it could end the conversation by itself. */
function bot(story: Story): boolean {
  const { chance, desk, team } = story;
  if (desk.bot === undefined) return false;
  pass(story, 0.1);
  tell(story, "message.sent", { by: "bot" });
  pass(story, 0.5);
  const contained = chance.happens(desk.bot);
  if (contained) tell(story, "conversation.closed", { outcome: "self-service", by: "bot" });
  else tell(story, "conversation.queued", { team, from: "bot" });
  return contained;
}

/** Waits for somebody to take it; false when the customer left before. */
function taken(story: Story): boolean {
  const { chance, desk, team } = story;
  if (desk.bot === undefined) tell(story, "conversation.queued", { team });
  const at = workedBy(story, desk.taken);
  const leaves = desk.patience === undefined ? at : story.now + Math.round(60 * chance.about(desk.patience, 0.7));
  story.now = Math.min(at, leaves);
  if (leaves < at) {
    tell(story, "conversation.closed", { outcome: "abandoned", by: "rule" });
    return false;
  }
  story.agent = somebody(story);
  tell(story, "conversation.assigned", { agent: story.agent, team });
  return true;
}

/** A lead looks at what was written; what is rejected is written again. */
function approve(story: Story, draft: number): void {
  const { chance, id, team, agent } = story;
  const name = `${id}-draft-${draft}`;
  tell(story, "reply.drafted", { agent, draft: name });
  work(story, 20);
  const [lead] = TEAMS[team];
  const rejected = chance.happens(0.12);
  tell(story, rejected ? "reply.rejected" : "reply.approved", { agent: lead, draft: name });
  if (!rejected) return;
  work(story, 10);
  approve(story, draft + 1);
}

/** The longer customers wait, the more of them ask again. */
function askAgain(story: Story): void {
  const { asked, now, chance, channel, desk } = story;
  const waited = now - asked;
  const long = desk.calendar === "chat" ? 900 : 20 * 3600;
  if (channel === "phone" || !chance.happens(Math.min(0.5, (0.5 * waited) / long))) return;
  story.now = asked + Math.round(chance.below(waited));
  tell(story, "message.received");
  story.now = now;
}

function reply(story: Story, turn: number): void {
  const { chance, desk, channel } = story;
  work(story, desk.reply);
  askAgain(story);
  if (desk.approved === true) approve(story, 10 * turn + 1);
  tell(story, "message.sent", byAgent(story));
  pass(story, channel === "phone" ? 4 : 1.5);
  const wrap = Math.round(chance.about(40, 0.5));
  const { agent, team } = story;
  if (channel === "phone") {
    const talk = Math.round(chance.about(210, 0.6));
    tell(story, "work.logged", { agent, team, talk, hold: chance.happens(0.3) ? 45 : 0, wrap });
  } else tell(story, "work.logged", { agent, team, talk: Math.round(chance.about(180, 0.7)), wrap });
}

/** The desk waits for a carrier or a supplier. */
function waitForOthers(story: Story): void {
  tell(story, "conversation.paused", { agent: story.agent, waiting_on: "third-party" });
  work(story, 500);
  tell(story, "conversation.resumed");
}

/** Replies until the customer has no more to say. */
function talk(story: Story): void {
  const { chance, channel, desk } = story;
  const quick = desk.patience !== undefined || channel === "whatsapp";
  for (let turn = 0; turn < 4; turn += 1) {
    if (turn === 0 && !quick && chance.happens(0.1)) waitForOthers(story);
    reply(story, turn);
    if (channel === "phone" || chance.happens(0.55)) return;
    if (!quick && chance.happens(0.4)) {
      tell(story, "conversation.paused", { agent: story.agent, waiting_on: "customer" });
    }
    pass(story, quick ? 2 : 150);
    tell(story, "message.received");
    if (chance.happens(0.12)) {
      tell(story, "reply.waived", { agent: story.agent });
      return;
    }
    if (chance.happens(0.1)) {
      story.agent = somebody(story);
      tell(story, "conversation.assigned", { agent: story.agent, team: story.team });
    }
  }
}

function close(story: Story): void {
  const { chance, agent, team } = story;
  if (chance.happens(0.1)) {
    pass(story, 3 * 24 * 60);
    tell(story, "conversation.closed", { outcome: "solved", by: "rule" });
    return;
  }
  work(story, 6);
  tell(story, "conversation.closed", { outcome: "solved", by: "agent", agent, team });
}

/** Some come back after the end, and all of it begins again. */
function comeBack(story: Story): void {
  const { chance, channel } = story;
  if (channel === "phone" || !chance.happens(0.07)) return;
  pass(story, 40 * 60);
  tell(story, "message.received");
  talk(story);
  close(story);
}

/** A message the desk starts; true when the customer answers it. */
function approach(story: Story): boolean {
  work(story, 60);
  story.agent = somebody(story);
  tell(story, "message.sent", byAgent(story));
  label(story);
  if (!story.chance.happens(0.4)) {
    close(story);
    return false;
  }
  pass(story, 200);
  tell(story, "message.received");
  return true;
}

/** Everything that happens in one conversation, in order; what lies after the log's end is still among it. */
export function conversation(its: Case, chance: Chance): readonly Line[] {
  const story = begin(its, chance);
  const { channel, lines } = story;
  if (channel === "email" && chance.happens(0.05)) {
    if (!approach(story)) return lines;
  } else open(story);
  if (channel !== "phone" && chance.happens(0.03)) {
    work(story, 30);
    tell(story, "conversation.closed", { outcome: chance.pick(["spam", "duplicate"]), by: "rule" });
    return lines;
  }
  label(story);
  if (bot(story) || !taken(story)) return lines;
  talk(story);
  close(story);
  comeBack(story);
  return lines;
}
