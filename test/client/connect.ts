// A client in a few lines, as openapi/README.md shows it.
import createClient from "openapi-fetch";
import type { paths } from "./api-types.ts";

export async function connect(baseUrl: string, client_id: string, client_secret: string) {
  const form = { grant_type: "client_credentials", client_id, client_secret } as const;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const { data } = await createClient<paths>({ baseUrl }).POST("/oauth/token", { body: form, headers });
  if (!data) throw new Error("The id or the secret is wrong.");
  return createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${data.access_token}` } });
}
