// The OpenAPI 3.1 document, made from the routes themselves, and its page at `/docs`.
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyContextConfig, FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { scopes } from "../actor.ts";
import { finishDocument, type OpenApiDocument } from "./openapi-document.ts";
import { uuid } from "./wire.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Answers with the `ETag` of a record that it changed, though it takes no `If-Match`. */
    showsRevision?: true;
  }
}

/** Some problems say more in members of their own (RFC 9457 section 3.2); more may come, so readers pass them over. */
z.looseObject({
  type: z.string().meta({ examples: ["urn:satu-pintu:problem:invalid-request"] }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string(),
  code: z.string().meta({ examples: ["invalid-request"] }),
  requestId: z.string(),
  errors: z
    .array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .optional()
    .describe(
      "Every fault at once, the first 200; `pointer` is a JSON pointer into the body, `/query`, `/path` or `/headers`",
    ),
  requiredScope: z.string().optional().describe("Of `forbidden`: the scope that is needed"),
  referralStatus: z.string().optional().describe("Of `illegal-transition`: where the referral stands"),
  enrolmentStatus: z.string().optional().describe("Of `illegal-transition`: where the enrolment stands"),
  intakeStatus: z
    .string()
    .optional()
    .describe("Of `illegal-transition`: where the needs of the intake stand"),
  legalActions: z
    .array(z.string())
    .optional()
    .describe("Of `illegal-transition`: what the caller may do with it now"),
  referralId: uuid.optional().describe("Of `referral-open`: the unfinished referral"),
  households: z
    .array(uuid)
    .optional()
    .describe("Of `member-elsewhere`: the households, as far as the caller may see"),
  resolutions: z
    .array(z.string())
    .optional()
    .describe("Of `member-elsewhere`: what the caller may send as `resolution`"),
  changed: z
    .array(z.string())
    .optional()
    .describe("Of `conflict` at a revert: what has changed since, as kind and id"),
}).meta({ id: "Problem" });

export interface Described {
  /** The package's. */
  readonly version: string;
  /** What is sent to receivers, as OpenAPI has it. */
  readonly webhooks: Readonly<Record<string, object>>;
}

/** Registers the document before the routes that it describes. */
export async function describeApi(app: FastifyInstance, { version, webhooks }: Described): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Satu Pintu",
        version,
        description: introduction,
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/", description: "The city that serves this document", ...audience }],
      tags: tags.map(([name, description]) => ({ name, description })),
      ...({ webhooks } as object),
      components: {
        securitySchemes: {
          client: {
            type: "oauth2",
            description: tokens,
            flows: {
              clientCredentials: {
                tokenUrl: "/oauth/token",
                scopes: Object.fromEntries(Object.entries(scopes).map(([scope, says]) => [scope, says.en])),
              },
            },
          },
        },
      },
    },
    transform: (input) => withConfig(jsonSchemaTransform(input), input.route.config),
    transformObject: (input) =>
      finishDocument(jsonSchemaTransformObject(input) as OpenApiDocument) as ReturnType<
        typeof jsonSchemaTransformObject
      >,
  });
  await app.register(async (page) => {
    // The page's own files are for everybody, as the document is.
    page.addHook("onRoute", (route) => {
      route.config = { ...route.config, scope: "public" };
    });
    await page.register(swaggerUi, {
      routePrefix: "/docs",
      // Without the bar on top: its logo brings a style that the page's policy refuses, its box other documents.
      uiConfig: { layout: "BaseLayout", persistAuthorization: false, docExpansion: "list" },
    });
  });
  app.get("/openapi.json", { config: { scope: "public" }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
}

type Transformed = ReturnType<typeof jsonSchemaTransform>;

/** The scope that a route needs stands in `security`; `finishDocument` wants to know the rest. */
function withConfig({ schema, url }: Transformed, config: FastifyContextConfig = {}): Transformed {
  const { scope, onlyReads, showsRevision, rateLimit } = config;
  const security = scope === "public" ? [] : [{ client: scope === undefined ? [] : [scope] }];
  const known = { security, "x-route": { onlyReads, showsRevision, isLimited: rateLimit !== undefined } };
  return { url, schema: { ...(schema as object), ...known } };
}

/** Made for systems outside of the office that runs it (OWASP API9, inventory). */
const audience = { "x-internal": false };

const tokens =
  "Access tokens are JWTs (RFC9068, RFC8725), signed with EdDSA and good for ten minutes; ask for a new one when " +
  "one has ended.";

const introduction = `One door to every anti-poverty program of a city: a household is registered once, matched against
every program, and each referral shows which agency picked it up and what came of it.

Errors are \`application/problem+json\` (RFC 9457) with every fault at once; texts follow \`Accept-Language\`
(\`id\`, \`en\`). Lists take \`limit\` and \`cursor\`. A record that may change comes with an \`ETag\`: send it back in
\`If-Match\`, and nobody's change is overwritten unseen. Numbers of people are masked unless a caller with
\`pii:read\` says why in \`X-Purpose\`; a desk that serves many officers names the one in \`X-On-Behalf-Of\`.
What a caller may not know of does not exist for it (404).`;

const tags: readonly (readonly [string, string])[] = [
  [
    "intakes",
    "The one door: a household or a neighbourhood comes in, every program answers; what is asked for is followed",
  ],
  ["screenings", "What a household would be eligible for; nothing is stored"],
  ["households", "Households, their members, and what they are eligible for"],
  ["life-events", "What happens to households: new cards, deaths, moves, merging, splitting, corrections"],
  [
    "verifications",
    "Whether households are as they were told: decisions, objections, and what is to be verified",
  ],
  ["matching-runs", "Everybody in the city, or in some areas of it, matched again"],
  ["tasks", "Intakes that wait for a decision of the coordination team"],
  ["referrals", "Offers of a subject to a program's agencies, and what became of them"],
  ["enrolments", "Who receives which program, from when to when"],
  ["programs", "Programs, their dated criteria, and the check of a criterion"],
  ["areas", "City, districts, villages, RT, and the facts of an RT"],
  ["agencies", "The offices that deliver programs"],
  ["catalogues", "Indicators, reasons, settings and holidays"],
  ["webhooks", "Events sent to other systems as they happen, and what became of each"],
  ["jobs", "What is done in the background, and what gave up"],
  ["imports", "Files of many households at once, and what became of each row"],
  ["records", "Events and the audit trail"],
  ["access", "Tokens and keys"],
  ["service", "Health of the service"],
];
