// Builds the HTTP application from what it depends on: the house's plugins, and an explicit list of features.
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import { uuidv7 } from "./database/ids.ts";
import { agencyRoutes } from "./agencies/routes.ts";
import { areaSuccessionRoutes } from "./area-successions/routes.ts";
import { areaRoutes } from "./areas/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { authRoutes } from "./auth/routes.ts";
import type { TokenIssuer } from "./auth/sign-token.ts";
import { problemOfDatabaseError } from "./database/constraint-problems.ts";
import { pingDatabase } from "./database/connect.ts";
import type { Sequencer } from "./database/sequencer.ts";
import { poolDatabase } from "./database/statement.ts";
import { householdHistoryRoutes } from "./door/household-history-routes.ts";
import { releaseRoutes } from "./door/release-routes.ts";
import { doorRoutes } from "./door/routes.ts";
import { workListRoutes } from "./door/work-list-routes.ts";
import { enrolmentRoutes } from "./enrolments/routes.ts";
import { eventWebhooks } from "./events/event-webhooks.ts";
import { eventRoutes } from "./events/routes.ts";
import { holidayRoutes } from "./holidays/routes.ts";
import { authenticate, type VerifyToken } from "./http/authenticate.ts";
import { healthRoutes } from "./http/health.ts";
import { keepAnswers } from "./http/idempotency.ts";
import { describeApi } from "./http/openapi.ts";
import { limitSlowBodies } from "./http/limit-slow-bodies.ts";
import { answerProblems } from "./http/problem-response.ts";
import { readBodies } from "./http/request-body.ts";
import { logRequests } from "./http/request-log.ts";
import { secureAnswers } from "./http/secure-answers.ts";
import { answerUnreadable, answerUnroutable } from "./http/transport-errors.ts";
import { useZod } from "./http/zod-provider.ts";
import { importRoutes } from "./imports/routes.ts";
import { needRoutes } from "./intakes/need-routes.ts";
import { intakeRoutes } from "./intakes/routes.ts";
import { taskRoutes } from "./intakes/task-routes.ts";
import { trackingRoutes } from "./intakes/tracking-routes.ts";
import { jobRoutes } from "./jobs/routes.ts";
import { letterRoutes } from "./letters/routes.ts";
import { lifeEventRecordRoutes } from "./life-events/record-routes.ts";
import { lifeEventRoutes } from "./life-events/routes.ts";
import { type ContextParts, contextMaker } from "./make-context.ts";
import { matchingRunRoutes } from "./matching-runs/routes.ts";
import { catalogueRoutes } from "./programs/catalogue-routes.ts";
import { programRoutes } from "./programs/routes.ts";
import { questionRoutes } from "./questions/routes.ts";
import { reasonFault } from "./referrals/find-reason.ts";
import { performanceRoutes } from "./referrals/performance-routes.ts";
import { quotaRoutes } from "./referrals/quota-routes.ts";
import { reasonRoutes } from "./referrals/reason-routes.ts";
import { referralRoutes } from "./referrals/routes.ts";
import { createRegistryMemory } from "./simulations/registry-memory.ts";
import { simulationRoutes } from "./simulations/routes.ts";
import { verificationRoutes } from "./verifications/routes.ts";
import { deliveryRoutes } from "./webhooks/delivery-routes.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

export interface Deps extends Omit<ContextParts, "nudge"> {
  readonly log: Logger;
  readonly issuer: TokenIssuer;
  readonly verifyToken: VerifyToken;
  readonly sequencer: Sequencer;
  /** False while the server drains before it stops. */
  readonly accepting: () => boolean;
  /** Of an import file once it is unpacked. */
  readonly importMaxBytes: number;
  /** For keeping the registry between simulations; 0: nothing is kept. */
  readonly simulationMemoryBytes: number;
  /** Whether webhooks may lead to this machine and its network, and so by HTTP in the clear. */
  readonly webhookAllowPrivate: boolean;
  /** Where callers reach the service, as letters say it; absent: by the address that a request came to. */
  readonly publicUrl?: string;
  /** Days after its printing on which a referral's letter is good. */
  readonly letterValidDays: number;
  /** Requests for tracking codes that one address may make in a minute. */
  readonly trackingPerMinute: number;
  /** Addresses and networks of proxies that are believed whom they speak for. */
  readonly trustProxy: readonly string[];
  /** Of the package; stands in the document. */
  readonly version: string;
}

const bodyLimitBytes = 1_048_576;
/** The longest parameter is an id, a code or a tracking code. */
const maxParamCharacters = 100;
/** To receive a request's body; a client that sends slower holds a connection and no more. Node limits headers alike. */
const bodyTimeoutMs = 60_000;

/** Ready to listen; `close` it when done. The pool stays the caller's. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  // Plugins know Fastify's logger and not pino's, which is more.
  const loggerInstance: FastifyBaseLogger = deps.log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    // One line a request is written by `logRequests`.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    // What still comes in on an open connection while the server stops is answered like the rest.
    return503OnClosing: false,
    requestTimeout: 0,
    // Anybody can send X-Forwarded-For; who is not named here is taken for the caller itself.
    trustProxy: deps.trustProxy.length === 0 ? false : [...deps.trustProxy],
    exposeHeadRoutes: false,
    genReqId: () => uuidv7(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: maxParamCharacters },
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnreadable,
  });
  useZod(app);
  answerProblems(app, problemOfDatabaseError);
  secureAnswers(app);
  logRequests(app);
  readBodies(app);
  limitSlowBodies(app, bodyTimeoutMs);
  const makeContext = contextMaker({ ...deps, nudge: deps.sequencer.nudge });
  authenticate(app, deps.verifyToken, (request, actor) =>
    makeContext({ actor, requestId: request.id, log: request.log }),
  );
  keepAnswers(app);
  await describeApi(app, { version: deps.version, webhooks: eventWebhooks });
  healthRoutes(app, {
    accepting: deps.accepting,
    pingDatabase: () => pingDatabase(deps.pool),
    readReplica: () => deps.replica?.state(),
  });
  await registerFeatures(app.withTypeProvider<ZodTypeProvider>(), deps);
  await app.ready();
  return app;
}

async function registerFeatures(app: FastifyInstance, deps: Deps): Promise<void> {
  const { criteria } = deps;
  const { catchUp } = deps.sequencer;
  await app.register(authRoutes, { db: poolDatabase(deps.pool), issuer: deps.issuer, clock: deps.clock });
  await app.register(areaRoutes);
  await app.register(areaSuccessionRoutes);
  await app.register(agencyRoutes);
  await app.register(programRoutes);
  await app.register(catalogueRoutes);
  await app.register(holidayRoutes);
  await app.register(enrolmentRoutes, { reasonFault });
  await app.register(reasonRoutes);
  await app.register(referralRoutes);
  await app.register(quotaRoutes);
  await app.register(performanceRoutes);
  await app.register(doorRoutes, { criteria });
  await app.register(releaseRoutes, { criteria });
  await app.register(workListRoutes, { criteria });
  await app.register(householdHistoryRoutes);
  await app.register(letterRoutes, {
    ...{ criteria, publicUrl: deps.publicUrl, validDays: deps.letterValidDays },
  });
  await app.register(lifeEventRoutes, { criteria });
  await app.register(lifeEventRecordRoutes);
  await app.register(verificationRoutes);
  await app.register(questionRoutes, { criteria });
  await app.register(intakeRoutes, { criteria });
  await app.register(needRoutes);
  await app.register(trackingRoutes, {
    ...{ db: poolDatabase(deps.pool), vault: deps.vault },
    perMinute: deps.trackingPerMinute,
  });
  await app.register(taskRoutes, { criteria });
  await app.register(matchingRunRoutes, { criteria });
  await app.register(simulationRoutes, {
    criteria,
    memory: createRegistryMemory(deps.simulationMemoryBytes),
  });
  await app.register(importRoutes, { maxBytes: deps.importMaxBytes });
  await app.register(eventRoutes, {
    ...{ catchUp, source: deps.issuer.name },
    db: poolDatabase(deps.pool),
  });
  await app.register(webhookRoutes, { allowsPrivate: deps.webhookAllowPrivate });
  await app.register(deliveryRoutes);
  await app.register(jobRoutes);
  await app.register(auditRoutes, { catchUp });
}
