// PURE. What keeps the demo from going on, in words for whoever started it.

export class DemoError extends Error {
  override name = "DemoError";
}
