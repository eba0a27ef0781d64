import { spawnSync } from "node:child_process";

interface Step {
  name: string;
  command: string[];
}

const bin = (name: string) => `node_modules/.bin/${name}`;
const node = [process.execPath, "--import", "tsx"];

/** Everything that must be true before a change lands, cheapest first. */
const STEPS: Step[] = [
  { name: "generate", command: [bin("prisma"), "generate"] },
  { name: "format", command: [bin("prettier"), "--check", "--log-level", "warn", "."] },
  { name: "types", command: [bin("tsc"), "--noEmit"] },
  { name: "lint", command: [bin("eslint"), "--max-warnings", "0", "."] },
  {
    name: "floors",
    command: [bin("depcruise"), "app", "simulator", "extensions", "tests", "tools", "bench", "server.ts"],
  },
  { name: "graphql", command: [...node, "tools/check-graphql.ts"] },
  { name: "build", command: [...node, "tools/build-if-needed.ts"] },
  { name: "extensions", command: [...node, "tools/check-extensions.ts"] },
  { name: "tests", command: [bin("vitest"), "run"] },
];

const wanted = process.argv.slice(2);
const steps = STEPS.filter((step) => wanted.length === 0 || wanted.includes(step.name));
for (const [index, { name, command }] of steps.entries()) {
  const startedAt = performance.now();
  console.log(`[${index + 1}/${steps.length}] ${name}`);
  const [file = "", ...args] = command;
  const result = spawnSync(file, args, { stdio: ["ignore", "inherit", "inherit"] });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  if (result.status !== 0) {
    console.error(`✗ ${name} failed after ${seconds} s${result.error ? `: ${result.error.message}` : ""}`);
    process.exit(1);
  }
  console.log(`✓ ${name} (${seconds} s)`);
}
