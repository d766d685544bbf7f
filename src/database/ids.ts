// Ids of records: UUIDv7 (RFC 9562), made here so that rows of one transaction can refer to each other.
import { v7 } from "uuid";

/** A new id; ids sort by the time they were made. */
export function uuidv7(): string {
  return v7();
}
