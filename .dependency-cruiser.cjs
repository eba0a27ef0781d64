// The floors of app/, lowest first. A file may import its own folder and lower floors; folders on one
// floor do not know each other. When a rule fires, move the shared word down or the caller up.
const FLOORS = [
  ["lib"],
  ["words"],
  ["tracking"],
  ["env.server.ts"],
  ["logger.server.ts", "checkpoint.server.ts"],
  ["db.server.ts"],
  ["sql.server.ts", "shared-limiter.server.ts"],
  ["session-storage.server.ts"],
  ["shopify.server.ts"],
  ["admin-api.server.ts"],
  ["jobs"],
  ["inbox"],
  ["shops"],
  ["carriers", "orders", "catalog"],
  ["shipments"],
  ["engagement", "providers"],
  ["estimates", "recommendations"],
  ["exceptions", "contacts", "alerts", "attribution"],
  ["notifications"],
  ["analytics"],
  ["tracking-page", "privacy"],
  ["ui"],
  ["routes", "worker", "root.tsx", "entry.server.tsx", "entry.client.tsx"],
];

const TESTS = "\\.test\\.tsx?$";
const at = (name) => (name.includes(".") ? `^app/${name.replaceAll(".", "\\.")}$` : `^app/${name}/`);

const floorRules = FLOORS.flatMap((folders, floor) =>
  folders.map((name) => ({
    name: `floor-${floor + 1}-${name.replace(/\..*/, "")}`,
    comment: `${name} may import itself and lower floors only`,
    severity: "error",
    from: { path: at(name), pathNot: TESTS },
    to: {
      path: "^app/",
      pathNot: [at(name), ...FLOORS.slice(0, floor).flat().map(at)],
    },
  })),
);

module.exports = {
  forbidden: [
    ...floorRules,
    {
      name: "ui-knows-only-words",
      comment: "ui/ takes props: it may import lib/ and tracking/ only",
      severity: "error",
      from: { path: "^app/ui/", pathNot: TESTS },
      to: { path: "^app/", pathNot: ["^app/(ui|lib|tracking)/"] },
    },
    {
      name: "pure-stays-pure",
      comment: "a plain .ts file is pure: it may import types of a .server file, never its code",
      severity: "error",
      from: { path: "^app/(?!routes|root|entry|worker).*(?<!\\.server)\\.tsx?$", pathNot: TESTS },
      to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-cycles",
      comment: "factor the shared part out, or turn one arrow around",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "simulator-speaks-http",
      comment: "the simulator and the extensions stand outside: they know nothing of app/",
      severity: "error",
      from: { path: "^(simulator|extensions)/" },
      to: { path: "^app/" },
    },
    {
      name: "app-knows-no-outside",
      comment: "the app must not know that simulator, tests, tools or benchmarks exist",
      severity: "error",
      from: { path: "^(app/|server\\.ts)", pathNot: TESTS },
      to: { path: "^(simulator|tests|bench|tools)/" },
    },
    {
      name: "bench-takes-pure-files",
      comment:
        "benchmarks may import pure files of the app; otherwise they speak HTTP, but for what runs on a database of its own",
      severity: "error",
      from: { path: "^bench/", pathNot: "^bench/time-picks\\.ts$" },
      to: { path: "^app/.*\\.server\\.tsx?$" },
    },
    {
      name: "remix-at-the-edges",
      comment: "Remix belongs to routes/, root, entry.* and ui/, so that a port to React Router is a rename",
      severity: "error",
      from: { path: "^app/", pathNot: ["^app/(routes|ui)/", "^app/(root|entry\\..*)\\.tsx$", TESTS] },
      to: { path: "node_modules/@remix-run/" },
    },
    {
      name: "tests-stay-out",
      comment: "production code must not import tests",
      severity: "error",
      from: { pathNot: [TESTS, "^tests/"] },
      to: { path: [TESTS, "^tests/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|demo-out|extensions/[^/]+/dist)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
