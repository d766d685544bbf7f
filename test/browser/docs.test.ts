// The page at /docs in a real browser: it asks nobody else, its console stays silent, and its calls work.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "../../src/auth/create-client.ts";
import { type Api, startApi } from "../support/api.ts";

interface Document {
  readonly paths: Readonly<Record<string, object>>;
  readonly webhooks: Readonly<Record<string, object>>;
}

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const isInstalled = existsSync(executablePath);
if (!isInstalled) console.log(`skipped: no browser at ${executablePath}; CHROMIUM_PATH names another`);

const flags = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

describe.skipIf(!isInstalled)("the page at /docs", { timeout: 60_000 }, () => {
  const profile = mkdtempSync(join(tmpdir(), "satu-pintu-docs-"));
  const noise: string[] = [];
  const requested: string[] = [];
  let api: Api;
  let browser: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    api = await startApi();
    browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args: flags,
    });
    page = await browser.newPage();
    page.on("console", (line) => {
      if (["error", "warning"].includes(line.type())) noise.push(line.text());
    });
    page.on("pageerror", (error) => noise.push(error.message));
    page.on("request", (request) => requested.push(request.url()));
    page.setDefaultTimeout(20_000);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await api.stop();
    rmSync(profile, { recursive: true });
  });

  test("shows every operation of the document, and every event that it sends", async () => {
    const { paths, webhooks } = (await (await fetch(`${api.url}/openapi.json`)).json()) as Document;
    const operations = [...Object.values(paths), ...Object.values(webhooks)].flatMap((methods) =>
      Object.keys(methods),
    );
    await page.goto(`${api.url}/docs`);
    await page.locator(".opblock").first().waitFor();
    expect(await page.locator(".opblock").count()).toBe(operations.length);
  });

  test("gets a token in its dialog, and tries a call with it", async () => {
    const { client, secret } = await createClient(api.ctx(), {
      name: "reader",
      role: "integrator",
      agency: null,
      area: null,
    });
    await page.locator(".auth-wrapper .authorize").first().click();
    await page.locator("#client_id_clientCredentials").fill(client.id);
    await page.locator("#client_secret_clientCredentials").fill(secret);
    await page.locator("label[for^='agencies:read']").click();
    await page.locator(".auth-btn-wrapper .authorize").click();
    await page.getByText("Authorized", { exact: true }).waitFor();
    await page.locator(".auth-btn-wrapper .btn-done").click();

    const operation = page.locator("#operations-agencies-listAgencies");
    await operation.locator(".opblock-summary-control").click();
    await operation.locator(".try-out__btn").click();
    await operation.locator(".execute").click();
    const answer = operation.locator(".live-responses-table");
    await answer.waitFor();
    expect(await answer.locator(".response-col_status").last().innerText()).toContain("200");
    expect(await answer.locator(".response-col_description").last().innerText()).toContain("dinsos");
  });

  test("asked nobody but this server, and the console is silent", () => {
    expect(requested.length).toBeGreaterThan(5);
    expect(requested.filter((url) => !url.startsWith(api.url) && !url.startsWith("data:"))).toEqual([]);
    expect(noise).toEqual([]);
  });
});
