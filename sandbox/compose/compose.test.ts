import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

interface Service {
  image: string;
  ports: string[];
  healthcheck: { test: string[] };
  mem_limit: string;
  volumes: string[];
  environment: Record<string, string>;
}

const text = readFileSync("docker-compose.yml", "utf8");
const compose = parse(text) as { services: Record<string, Service> };
const services = Object.entries(compose.services);

function conforms(value: unknown): unknown[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  ajv.addFormat("duration", true); // Compose means "5s" by it, JSON schema "PT5S"
  const { $schema: _, ...schema } = JSON.parse(
    readFileSync("sandbox/compose/schema/compose-spec.json", "utf8"),
  );
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe("docker-compose.yml", () => {
  it("conforms to the schema of the Compose specification", () => {
    expect(conforms(compose)).toEqual([]);
  });

  it("would be refused by that schema with a misspelt key, so the check can fail", () => {
    expect(conforms({ services: { postgres: { image: "postgres", prots: [] } } })).not.toEqual([]);
  });

  it("has the three servers, each image chosen by a variable", () => {
    expect(services.map(([name]) => name)).toEqual(["postgres", "elasticsearch", "minio"]);
    for (const [name, service] of services) {
      expect(service.image).toMatch(new RegExp(`^\\$\\{${name.toUpperCase()}_IMAGE:-.+:.+\\}$`));
    }
  });

  it.each(services)(
    "binds %s to the loopback address, with a health check and a memory limit",
    (_, service) => {
      expect(service.ports.every((port) => port.startsWith("127.0.0.1:"))).toBe(true);
      expect(service.healthcheck.test.length).toBeGreaterThan(1);
      expect(service.mem_limit).toMatch(/^\d+m$/);
    },
  );

  it("keeps PostgreSQL 18 data where its image expects the volume", () => {
    expect(compose.services["postgres"]?.volumes).toEqual(["postgres:/var/lib/postgresql"]);
  });

  it("contains no password: each comes from .env, and a missing one says how to make it", () => {
    const passwords = services.flatMap(([, { environment }]) =>
      Object.entries(environment).filter(([key]) => key.endsWith("PASSWORD")),
    );
    expect(passwords).toHaveLength(3);
    for (const [, value] of passwords) expect(value).toContain(':?run "npm run sandbox -- init-env" first}');
  });

  const command = [["docker", "compose"], ["docker-compose"]].find(
    ([program, ...args]) => program && spawnSync(program, [...args, "version"]).status === 0,
  );
  it.skipIf(!command)("is accepted by docker compose config (skipped where Compose is not installed)", () => {
    const [program = "", ...args] = command ?? [];
    const secrets = { POSTGRES_PASSWORD: "a", ELASTIC_PASSWORD: "b", MINIO_ROOT_PASSWORD: "c" };
    const done = spawnSync(program, [...args, "config", "--quiet"], { env: { ...process.env, ...secrets } });
    expect(done.stderr.toString()).toBe("");
    expect(done.status).toBe(0);
  });
});
