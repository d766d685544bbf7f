// One history: batches of concurrent writes of every kind over all servers, each followed by a recomputation of everything.
import { verifyAuditChain } from "../../../src/audit/verify-audit-chain.ts";
import { jakartaDate } from "../../../src/jakarta-date.ts";
import { intakesWithoutReferrals, type Planned, planBatch } from "./batch.ts";
import { checkAnswers } from "./check-answers.ts";
import { checkMatches, checkReviews } from "./check-matches.ts";
import { checkNumbering, checkRecords } from "./check-records.ts";
import { checkHolds, checkReferrals } from "./check-referrals.ts";
import { offerToEverybody } from "./match-again.ts";
import { type Answer, type City, type Opener, openCity } from "./open-city.ts";
import { type Random, randomOf } from "./random.ts";
import { readRegister, type Register } from "./read-register.ts";
import { lawsInForce, recomputeMatches } from "./recompute-matches.ts";
import { homes, programBodies } from "./world.ts";

/** How often each kind of write was answered with each status. */
export type Tally = Map<string, Map<number, number>>;

const batches = 14;

/** @throws {Error} with the seed, the contradictions, and the calls that came before them */
export async function runHistory(
  seed: number,
  openers: readonly Opener[],
  tally: Tally = new Map(),
): Promise<void> {
  const city = await openCity(openers);
  try {
    await new History(city, randomOf(seed), openers.length, tally).run();
  } catch (error) {
    throw new Error(`The history of HISTORY_SEED=${seed} fails. ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await city.close();
  }
}

class History {
  readonly #city: City;
  readonly #random: Random;
  readonly #doors: number;
  readonly #tally: Tally;
  readonly #sent: unknown[] = [];
  readonly #withoutReferrals = new Set<string>();
  #everybodyAt = new Date(0);
  /** Whether everybody has been matched on this day, or since by a write of their own. */
  #matchedToday = true;
  #lastBatch = "";

  constructor(city: City, random: Random, doors: number, tally: Tally) {
    this.#city = city;
    this.#random = random;
    this.#doors = doors;
    this.#tally = tally;
  }

  async run(): Promise<void> {
    await this.#givePrograms();
    for (let number = 1; number <= batches; number += 1) {
      const withLaws = this.#random.chance(0.2);
      await this.#batch(number, withLaws);
      if (withLaws || this.#random.chance(0.25)) await this.#settle();
      if (this.#random.chance(0.5)) await this.#passTime();
    }
    await this.#settle();
    await this.#end();
  }

  get #today(): string {
    return jakartaDate(this.#city.clock.now());
  }

  async #givePrograms(): Promise<void> {
    const as = { role: "tkpk" } as const;
    for (const { program, version } of programBodies(this.#today)) {
      const path = `/v1/programs/${program.code}/versions`;
      const calls = [
        { path: "/v1/programs", body: program },
        { path, body: version },
        { path: `${path}/1/publish` },
      ];
      for (const call of calls) {
        const { status, body } = await this.#city.send(0, { as, method: "POST", ...call });
        if (status >= 300) throw new Error(JSON.stringify(body));
      }
    }
  }

  async #batch(number: number, withLaws: boolean): Promise<void> {
    await this.#tick();
    const before = await this.#register();
    const scene = {
      ...{ random: this.#random, register: before, today: this.#today, sent: this.#sent },
      hot: this.#random.pick(homes),
    };
    const planned = planBatch(scene, this.#doors, withLaws);
    const beside = this.#random.chance(0.3)
      ? Promise.all([this.#city.keepCurrent(), this.#city.keepDueTimes()])
      : undefined;
    const answers = await Promise.all(planned.map(({ door, call }) => this.#city.send(door, call)));
    await beside;
    this.#lastBatch = `batch ${number} of ${this.#today}:\n${tell(planned, answers)}`;
    planned.forEach(({ name }, place) => count(this.#tally, name, answers[place]!.status));
    this.#refuse(
      answers.flatMap(({ status }, place) => (status >= 500 ? [`${status} at call ${place + 1}`] : [])),
    );
    for (const id of intakesWithoutReferrals(planned, answers)) this.#withoutReferrals.add(id);
    if (withLaws) await this.#keepCurrent();
    await this.#check({ offered: !withLaws });
  }

  /** Everybody is matched anew, and what earlier writes left unopened opens. */
  async #settle(): Promise<void> {
    await this.#tick();
    await offerToEverybody(this.#city.ctx(), await this.#register());
    this.#everybodyAt = this.#city.clock.now();
    this.#matchedToday = true;
    this.#lastBatch += "\nthen everybody was offered everything";
    await this.#check({ strictly: true });
  }

  /** The house's jobs, by two processes at once; a law has matched everybody afterwards, and offered nothing. */
  async #keepCurrent(): Promise<void> {
    await this.#tick();
    await Promise.all([this.#city.keepCurrent(), this.#city.keepCurrent()]);
    await Promise.all([this.#city.keepDueTimes(), this.#city.keepDueTimes()]);
    this.#lastBatch += "\nthen the job came by";
  }

  /** So that the batches, and what is done between them, have an order. */
  async #tick(): Promise<void> {
    const { clock } = this.#city;
    await clock.set(new Date(clock.now().getTime() + 1));
  }

  /** Some minutes or some days; on a new day the job matches those who are due, and everybody when a law comes into force. */
  async #passTime(): Promise<void> {
    const { clock } = this.#city;
    const [before, register] = [this.#today, await this.#register()];
    const minutes = this.#random.chance(0.5)
      ? this.#random.int(1, 300)
      : this.#random.pick([1, 2, 5, 30, 190]) * 1_440;
    await clock.set(new Date(clock.now().getTime() + minutes * 60_000));
    if (before === this.#today) return;
    this.#lastBatch += `\nthen it was ${this.#today}`;
    const laws = [before, this.#today].map((date) =>
      lawsInForce(register, date)
        .map(({ program, version }) => `${program.code} ${version.version}`)
        .join(),
    );
    await this.#keepCurrent();
    this.#matchedToday = laws[0] !== laws[1];
    await this.#check({ offered: !this.#matchedToday });
    if (this.#matchedToday) await this.#settle();
  }

  /** @param offered whether what should be offered is; a new law offers nothing by itself */
  async #check({ strictly = false, offered = true } = {}): Promise<void> {
    const register = await this.#register();
    const expected = recomputeMatches(register, this.#today);
    const offers = { withoutReferrals: this.#withoutReferrals, everybodyAt: this.#everybodyAt };
    this.#refuse([
      ...checkRecords(register),
      ...checkMatches(register, expected, this.#matchedToday),
      ...checkReferrals(register, expected, this.#today, offered ? offers : undefined),
      ...(strictly ? checkHolds(register, expected, this.#today) : []),
      ...(strictly || this.#random.chance(0.3) ? checkReviews(register, this.#today, this.#random) : []),
    ]);
  }

  async #end(): Promise<void> {
    await this.#city.catchUp();
    const register = await this.#register();
    const { brokenAt } = await verifyAuditChain(this.#city.ctx().db);
    this.#refuse([
      ...checkNumbering(register),
      ...(brokenAt === undefined ? [] : [`the audit chain breaks at ${brokenAt}`]),
      ...(await checkAnswers(this.#city, register, this.#today)),
    ]);
  }

  #register(): Promise<Register> {
    return readRegister(this.#city.database.pool);
  }

  #refuse(faults: readonly string[]): void {
    if (faults.length === 0) return;
    throw new Error(
      `${faults.length} contradictions:\n${faults.slice(0, 12).join("\n")}\nafter ${this.#lastBatch}`,
    );
  }
}

function tell(planned: readonly Planned[], answers: readonly Answer[]): string {
  return planned
    .map(({ door, call: { as, method, path, body, ifMatch } }, place) => {
      const { status, body: answer } = answers[place]!;
      const who = as.agency ?? as.area ?? as.role;
      return `${place + 1}. ${who} at ${door}: ${method} ${path} ${ifMatch ?? ""} ${JSON.stringify(body)} → ${status} ${answer.code ?? ""}`;
    })
    .join("\n");
}

function count(tally: Tally, name: string, status: number): void {
  const statuses = tally.get(name) ?? new Map<number, number>();
  tally.set(name, statuses.set(status, (statuses.get(status) ?? 0) + 1));
}
