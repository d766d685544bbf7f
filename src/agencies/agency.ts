// PURE. What an agency is.
import type { Text } from "../eligibility/catalogue.ts";

/** A city office (or partner) that delivers programs. */
export interface Agency {
  readonly code: string;
  readonly name: Text;
  readonly phone: string | null;
  readonly email: string | null;
  readonly updatedAt: Date;
  readonly revision: number;
}
