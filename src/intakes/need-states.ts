// PURE. Where the needs of an intake stand: with the village, further up, answered, closed.

export const needStates = ["open", "handled-at-village", "forwarded", "answered", "closed"] as const;
export type NeedStatus = (typeof needStates)[number];
