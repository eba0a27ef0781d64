import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from "graphql";

import type { World } from "../../world.ts";
import type { RunQuery } from "./bulk.ts";
import { requestedCost } from "./cost.ts";
import { mutationRoot } from "./mutations.ts";
import { queryRoot } from "./queries.ts";
import { adminSchema } from "./schema.ts";
import { Bucket } from "./throttle.ts";

/** The most one query may cost, whatever the bucket holds. */
const MAX_QUERY_COST = 1_000;

export interface AdminRequest {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
}

export type AdminApi = (request: AdminRequest) => Promise<Record<string, unknown>>;

/** Answers Admin API queries with HTTP-200 bodies as Shopify does: data or errors, and what it cost. */
export function createAdminApi(world: World, scopes: string): AdminApi {
  const schema = adminSchema();
  const bucket = new Bucket(world.now());
  const runAll: RunQuery = async (document) => {
    const result = await execute({
      schema,
      document,
      rootValue: queryRoot(world, scopes),
      fieldResolver,
      typeResolver,
    });
    return { data: result.data, failed: Boolean(result.errors) };
  };
  const rootOf = (document: DocumentNode) =>
    isMutation(document) ? mutationRoot(world, schema, runAll) : queryRoot(world, scopes);

  return async ({ query, variables, operationName }) => {
    const document = read(schema, query);
    if (!("kind" in document)) return document;
    const variableValues = (variables ?? {}) as Record<string, unknown>;
    const cost = requestedCost(schema, document, variableValues);
    const spent = (actualQueryCost: number | null) => ({
      cost: { requestedQueryCost: cost, actualQueryCost, throttleStatus: bucket.status() },
    });
    if (cost > MAX_QUERY_COST) return { ...tooDear(cost), extensions: spent(null) };
    if (throttled(world, bucket, cost)) return { ...THROTTLED, extensions: spent(null) };
    const result = await execute({
      schema,
      document,
      variableValues,
      operationName: typeof operationName === "string" ? operationName : null,
      rootValue: rootOf(document),
      fieldResolver,
      typeResolver,
    });
    const actual = Math.max(1, Math.round(cost / 2));
    bucket.giveBack(cost - actual);
    const errors = result.errors?.map((error) => toAnswer(error, codeOfFailure(error)));
    return { ...(result.data ? { data: result.data } : {}), ...(errors ? { errors } : {}), extensions: spent(actual) };
  };
}

function throttled(world: World, bucket: Bucket, cost: number): boolean {
  if (world.faults.throttleNext > 0) {
    world.faults.throttleNext -= 1;
    return true;
  }
  return !bucket.take(cost, world.now());
}

/** The parsed query, or the answer that refuses it. */
function read(schema: GraphQLSchema, query: unknown): DocumentNode | { errors: unknown[] } {
  if (typeof query !== "string") return { errors: [{ message: "Required parameter missing or invalid: query" }] };
  try {
    const document = parse(query);
    const problems = validate(schema, document, specifiedRules);
    return problems.length === 0 ? document : { errors: problems.map((error) => toAnswer(error, codeOf(error))) };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [toAnswer(error, "PARSE_ERROR")] };
    throw error;
  }
}

const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
  const fields = source as Record<string, unknown>;
  const value = fields[info.fieldName];
  if (value === undefined) {
    throw new GraphQLError(`The simulator does not know ${info.parentType.name}.${info.fieldName}`);
  }
  return typeof value === "function" ? (value as (given: unknown) => unknown)(args) : value;
};

const typeResolver = (value: unknown) => (value as { __typename: string }).__typename;

function isMutation(document: DocumentNode): boolean {
  return document.definitions.some(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.MUTATION,
  );
}

const THROTTLED = {
  errors: [
    {
      message: "Throttled",
      extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
    },
  ],
};

function tooDear(cost: number) {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`;
  return { errors: [{ message, extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost: MAX_QUERY_COST } }] };
}

function codeOfFailure({ extensions }: GraphQLError): string {
  return typeof extensions["code"] === "string" ? extensions["code"] : "INTERNAL_SERVER_ERROR";
}

function codeOf(error: GraphQLError): string {
  return error.message.startsWith("Cannot query field") ? "undefinedField" : "graphQLError";
}

function toAnswer(error: GraphQLError, code: string) {
  return { ...error.toJSON(), extensions: { code } };
}
