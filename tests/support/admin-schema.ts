import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

const SCHEMA_FILE = "node_modules/@shopify/dev-mcp/dist/data/admin_2026-07.json.gz";

let schema: GraphQLSchema | undefined;

/** The real Admin schema, so that a test cannot agree with a query Shopify would refuse. */
export function adminSchema(): GraphQLSchema {
  return (schema ??= read());
}

function read(): GraphQLSchema {
  const { data } = JSON.parse(gunzipSync(readFileSync(SCHEMA_FILE)).toString()) as { data: IntrospectionQuery };
  return buildClientSchema(data);
}
