// PURE. The columns of a work list: what it shows, and what is to be filled in.

export const workListShown = [
  "program",
  "status",
  "opened_on",
  "due_on",
  "overdue",
  "subject_type",
  "subject",
  "birth_date",
  "family_card_number",
  "national_id",
  "head",
  "area",
  "address",
  "phone",
  "possible_actions",
] as const;

export const workListAnswers = [
  "action",
  "reason",
  "reason_text",
  "result",
  "result_from",
  "result_to",
  "result_external_id",
  "until",
  "external_id",
  "note",
] as const;
