// Holds the image and the compose file against the house: files that exist, settings that are read, no secret inside.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const read = (file: string) => readFileSync(file, "utf8");

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

interface Service {
  readonly image: string;
  readonly environment: Record<string, string>;
  readonly secrets: string[];
  readonly ports?: string[];
  readonly volumes?: string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly [key: string]: unknown;
}

const dockerfile = instructionsOf(read("Dockerfile"));
const compose = parse(read("docker-compose.yml"), { merge: true }) as {
  services: Record<"server" | "worker" | "postgres", Service>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
};
const manifest = JSON.parse(read("package.json")) as { engines: { node: string }; license: string };

/** A comment or a line that goes on after a backslash belongs to no instruction of its own. */
function instructionsOf(text: string): Instruction[] {
  const whole = text.replaceAll(/^#.*\n/gm, "").replaceAll(/\\\n/g, " ");
  return whole
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [, name = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
      return { name, rest };
    });
}

const all = (name: string) => dockerfile.filter((one) => one.name === name).map(({ rest }) => rest);
const lastStage = dockerfile.slice(dockerfile.findLastIndex(({ name }) => name === "FROM"));
const inLastStage = (name: string) => lastStage.filter((one) => one.name === name).map(({ rest }) => rest);

/** What the environment may hold: the settings, and for secrets the files that hold them. */
function knownSettings(): Set<string> {
  const text = read("src/config.ts");
  const names = [...text.matchAll(/^ {4}([A-Z][A-Z_]+): z\b/gm)].map(([, name]) => name!);
  const [, secrets = ""] = /const secrets = \[([^\]]*)\]/.exec(text) ?? [];
  const files = [...secrets.matchAll(/"([A-Z_]+)"/g)].map(([, name]) => `${name}_FILE`);
  return new Set([...names, ...files]);
}

describe("the image", () => {
  const copied = all("COPY").filter((rest) => !rest.startsWith("--from="));
  const sources = copied.flatMap((rest) => rest.split(/\s+/).slice(0, -1));

  it.each(sources)("copies %s, which exists and is let in by .dockerignore", (source) => {
    expect(existsSync(source)).toBe(true);
    const [first, ...others] = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(first).toBe("*");
    expect(others).toContain(`!${source}`);
  });

  it("lets nothing else in: no data, no keys, no secrets", () => {
    const letIn = read(".dockerignore").match(/^!.*$/gm) ?? [];
    expect(letIn.map((line) => line.slice(1)).sort()).toEqual([...new Set(sources)].sort());
  });

  it("sets nothing but what src/config.ts reads", () => {
    const known = knownSettings();
    expect(known).toContain("DATABASE_URL_FILE");
    const set = all("ENV").flatMap((rest) => [...rest.matchAll(/(\w+)=/g)].map(([, name]) => name));
    expect(set).toContain("HOST");
    expect(set.filter((name) => !known.has(name!))).toEqual([]);
  });

  it("runs what the build makes, directly, so that the signal to stop reaches the server", () => {
    const [command = ""] = inLastStage("CMD");
    const words = JSON.parse(command) as string[];
    expect(words[0]).toBe("node");
    const built = words.at(-1)!;
    expect(existsSync(built.replace(/^dist\/(.*)\.js$/, "src/$1.ts"))).toBe(true);
    expect(inLastStage("STOPSIGNAL")).toEqual(["SIGTERM"]);
  });

  it("stands on one Node, which the package allows and compiled code is made for", () => {
    const images = all("FROM").map((rest) => rest.split(" ")[0]!);
    const node = images.filter((image) => image.startsWith("node:"));
    expect(new Set(node).size).toBe(1);
    const [, major] = /^node:(\d+)-/.exec(node[0]!) ?? [];
    const [, least] = /^>=(\d+)\./.exec(manifest.engines.node) ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(Number(least));
    const stages = all("FROM").flatMap((rest) => / AS (\w+)$/.exec(rest)?.[1] ?? []);
    expect(images.filter((image) => !image.startsWith("node:") && !stages.includes(image))).toEqual([]);
  });

  it("is left to an ordinary account that owns no code, without packages for development", () => {
    expect(inLastStage("USER")).toEqual(["node"]);
    expect(lastStage.findIndex(({ name }) => name === "USER")).toBeGreaterThan(
      lastStage.findLastIndex(({ name }) => name === "COPY" || name === "RUN"),
    );
    expect(inLastStage("COPY").filter((rest) => rest.includes("--chown"))).toEqual([]);
    const [modules = ""] = inLastStage("COPY").filter((rest) => rest.includes("node_modules"));
    const stage = /--from=(\w+)/.exec(modules)?.[1];
    const begin = dockerfile.findIndex(({ name, rest }) => name === "FROM" && rest.endsWith(` AS ${stage}`));
    expect(dockerfile[begin + 1]?.rest).toBe("npm ci --omit=dev --omit=optional --ignore-scripts");
  });

  it("asks /readyz for its health, at the port that is set, by a program that is in the image", () => {
    const [check = ""] = inLastStage("HEALTHCHECK");
    const [program, flag, script = ""] = JSON.parse(/CMD (\[.*\])$/.exec(check)![1]!) as string[];
    expect([program, flag]).toEqual(["node", "-e"]);
    expect(script).toContain("${process.env.PORT}/readyz");
  });

  it("names the licence of the package", () => {
    expect(inLastStage("LABEL")[0]).toContain(`org.opencontainers.image.licenses="${manifest.license}"`);
  });
});

describe("the compose file", () => {
  const { server, worker, postgres } = compose.services;

  it("gives server and worker no setting that src/config.ts does not read", () => {
    const known = knownSettings();
    for (const { environment } of [server, worker]) {
      expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
    }
  });

  it("leaves the jobs to the worker, which runs what the build makes, and is asked nothing by HTTP", () => {
    expect([server.environment.WORKER_CONCURRENCY, worker.environment.WORKER_CONCURRENCY]).toEqual([
      "0",
      undefined,
    ]);
    const built = (worker.command as string[]).at(-1)!;
    expect(existsSync(built.replace(/^dist\/(.*)\.js$/, "src/$1.ts"))).toBe(true);
    expect(worker.healthcheck).toEqual({ disable: true });
    expect(worker.ports).toBeUndefined();
  });

  it("hands out every secret as a file that its service may read, and no secret by value", () => {
    for (const { environment, secrets } of [server, worker, postgres]) {
      const files = Object.entries(environment).filter(([name]) => name.endsWith("_FILE"));
      expect(files.map(([, path]) => path)).toEqual(secrets.map((secret) => `/run/secrets/${secret}`));
      expect(secrets.filter((secret) => !(secret in compose.secrets))).toEqual([]);
      expect(Object.keys(environment).filter((name) => /(PASSWORD|KEYS?|URL)$/.test(name))).toEqual([]);
    }
  });

  it("keeps what is secret out of the repository", () => {
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/secrets\//);
    expect(read(".gitignore").split("\n")).toContain("secrets/");
  });

  it("keeps the data in a volume, and the database to itself", () => {
    expect(postgres.ports).toBeUndefined();
    const [volume, path] = postgres.volumes![0]!.split(":");
    expect(compose.volumes).toHaveProperty(volume!);
    expect(path).toBe("/var/lib/postgresql/data");
    expect(postgres.image).toMatch(/^postgres:17\b/);
  });

  it("waits for the database, starts all again, and gives requests the time that the server gives them", () => {
    for (const { depends_on } of [server, worker]) {
      expect(depends_on).toEqual({ postgres: { condition: "service_healthy" } });
    }
    expect(postgres).toHaveProperty("healthcheck.test");
    for (const service of [server, worker, postgres]) expect(service.restart).toBe("unless-stopped");
    const [, drainMs = ""] = /const drainMs = ([\d_]+);/.exec(read("src/server.ts")) ?? [];
    expect(parseInt(String(server.stop_grace_period)) * 1_000).toBeGreaterThan(
      Number(drainMs.replace("_", "")) + 5_000,
    );
  });

  it("leaves them no place to write but memory and the volume", () => {
    for (const service of [server, worker, postgres]) {
      expect(service.read_only).toBe(true);
      expect(service.security_opt).toEqual(["no-new-privileges:true"]);
    }
    for (const service of [server, worker]) {
      expect(service.volumes).toBeUndefined();
      expect(service.cap_drop).toEqual(["ALL"]);
    }
  });
});
