import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import { buildClientSchema, GraphQLError, type IntrospectionQuery, parse, validate } from "graphql";

import { isMain } from "./is-main.ts";

const SCHEMA_FILE = "node_modules/@shopify/dev-mcp/dist/data/admin_2026-07.json.gz";

/** Checks every GraphQL document of the app against the Admin schema of the version we call. */
function checkGraphql(): string[] {
  const zipped = readFileSync(SCHEMA_FILE);
  const { data } = JSON.parse(gunzipSync(zipped).toString()) as { data: IntrospectionQuery };
  const schema = buildClientSchema(data);
  const names = readdirSync("app", { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => /\.tsx?$/.test(name)).map((name) => `app/${name}`);
  const documents = files.flatMap((file) => documentsOf(file).map((text) => ({ file, text })));
  if (documents.length === 0) return ["no GraphQL document found: is the marker still `#graphql`?"];
  return documents.flatMap(({ file, text }) => {
    try {
      return validate(schema, parse(text)).map((error) => `${file}: ${error.message}`);
    } catch (error) {
      return [`${file}: ${error instanceof GraphQLError ? error.message : String(error)}`];
    }
  });
}

/** Documents are template literals that open with `#graphql`. */
function documentsOf(file: string): string[] {
  const literals = readFileSync(file, "utf8").matchAll(/`(#graphql[^`]*)`/g);
  return [...literals].map((match) => match[1] ?? "");
}

if (isMain(import.meta.filename)) {
  const problems = checkGraphql();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
