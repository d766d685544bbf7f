// PURE. Whether events may be sent to a URL, as far as its text tells.

export const maxUrlCharacters = 500;

/** HTTP in the clear is for receivers on the own network; a name and password would stand in every log on the way. */
export function urlFault(
  sent: string,
  allowsHttp: boolean,
): "invalid-url" | "not-https" | "credentials" | undefined {
  if (!URL.canParse(sent)) return "invalid-url";
  const { protocol, username, password } = new URL(sent);
  if (username !== "" || password !== "") return "credentials";
  if (protocol === "https:" || (allowsHttp && protocol === "http:")) return undefined;
  return protocol === "http:" ? "not-https" : "invalid-url";
}
