// Households that were only told of, and a program that waits until they are verified.
import type { Api, Client } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

export interface Proposal {
  readonly id: string;
  readonly path: string;
  readonly family: ReturnType<typeof poorFamily>;
  /** As the intake answered. */
  readonly answer: any;
}

export async function givenProposal(
  client: Client,
  changes: Record<string, unknown> = {},
  channel = "rt",
): Promise<Proposal> {
  const family = poorFamily(changes);
  const { status, body } = await client.post("/v1/intakes", { channel, household: family });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  const { id } = body.household;
  return { id, path: `/v1/households/${id}`, family, answer: body };
}

/** From now on nobody is referred to the program who was only told of. */
export async function asksForVerification(api: Api, code: string): Promise<void> {
  const tkpk = api.as("tkpk");
  const { body, headers } = await tkpk.get(`/v1/programs/${code}`);
  const { recipientsAsOf: _, updatedAt: __, ...program } = body;
  const answer = await tkpk.put(
    `/v1/programs/${code}`,
    { ...program, needsVerification: true },
    { "if-match": headers.get("etag")! },
  );
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
}

export async function programsOffered(client: Client, { path }: Proposal): Promise<string[]> {
  const { body } = await client.get(`${path}/referrals`);
  return body.items
    .filter((one: any) => !["completed", "failed", "cancelled"].includes(one.status))
    .map((one: any) => one.program)
    .sort();
}
