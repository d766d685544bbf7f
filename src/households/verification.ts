// PURE. Whether somebody who may say so has seen that a household is as it is on file.

/** `under-review`: somebody objects, and nobody has decided; `rejected`: it was found not to be as it was said. */
export const disputes = ["under-review", "rejected"] as const;
export type Dispute = (typeof disputes)[number];

export const verifications = ["proposed", "verified", ...disputes] as const;
export type Verification = (typeof verifications)[number];

/** How a household stands: a dispute stands over what was seen before. */
export function verificationOf({
  dispute,
  observation,
}: {
  readonly dispute: Dispute | null;
  readonly observation: { readonly verified: boolean };
}): Verification {
  return dispute ?? (observation.verified ? "verified" : "proposed");
}
