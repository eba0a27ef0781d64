import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import {
  buildClientSchema,
  GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isScalarType,
} from "graphql";

import { API_VERSION } from "../api-version.ts";

/** Its package exports no path to them, so they are found from here. */
const SCHEMAS = new URL("../../../node_modules/@shopify/dev-mcp/dist/data/", import.meta.url);

let cached: GraphQLSchema | undefined;

/** The Admin API's own schema, as Shopify publishes it. Loading takes most of a second, so it is kept. */
export function adminSchema(): GraphQLSchema {
  cached ??= load();
  return cached;
}

function load(): GraphQLSchema {
  const packed = readFileSync(new URL(`admin_${API_VERSION}.json.gz`, SCHEMAS));
  const file = JSON.parse(gunzipSync(packed).toString()) as { data?: IntrospectionQuery } & IntrospectionQuery;
  const schema = buildClientSchema(file.data ?? file, { assumeValid: true });
  for (const [name, check] of Object.entries(CHECKS)) {
    const scalar = schema.getType(name);
    if (isScalarType(scalar)) teach(scalar, check);
  }
  return schema;
}

/** What a value given by the app must look like. */
const CHECKS: Record<string, RegExp> = {
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/,
  Date: /^\d{4}-\d\d-\d\d$/,
  Decimal: /^-?\d+(\.\d+)?$/,
  Money: /^-?\d+(\.\d+)?$/,
  UnsignedInt64: /^\d+$/,
  URL: /^https?:\/\//,
};

function teach(scalar: GraphQLScalarType, check: RegExp): void {
  scalar.serialize = (value) => (value instanceof Date ? value.toISOString().replace(/\.\d+Z$/, "Z") : value);
  scalar.parseValue = (value) => {
    if ((typeof value === "string" || typeof value === "number") && check.test(String(value))) return value;
    throw new GraphQLError(`${scalar.name} cannot represent value: ${JSON.stringify(value)}`);
  };
  scalar.parseLiteral = (node) => {
    if ("value" in node && typeof node.value === "string") return scalar.parseValue(node.value);
    throw new GraphQLError(`${scalar.name} cannot represent this value`);
  };
}
