import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  getNullableType,
  isObjectType,
  isInterfaceType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from "graphql";

const MUTATION_COST = 10;

/** What a query may cost at most, whatever it finds: objects 1, connections by their size, scalars nothing. */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): number {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 0;
  const base = operation.operation === OperationTypeNode.MUTATION ? MUTATION_COST : 0;
  return Math.max(1, base + costOf({ schema, document, variables }, operation.selectionSet, root));
}

interface Reading {
  schema: GraphQLSchema;
  document: DocumentNode;
  variables: Record<string, unknown>;
}

function costOf(reading: Reading, selections: SelectionSetNode, type: GraphQLCompositeType): number {
  let sum = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) sum += fieldCost(reading, selection, type);
    else {
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentOf(reading, selection.name.value);
      const name = part?.typeCondition?.name.value;
      const inner = name ? reading.schema.getType(name) : type;
      if (part && isCompositeType(inner)) sum += costOf(reading, part.selectionSet, inner);
    }
  }
  return sum;
}

function fieldCost(reading: Reading, field: FieldNode, parent: GraphQLCompositeType): number {
  const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field.name.value] : undefined;
  const type = definition && getNamedType(definition.type);
  if (!definition || !field.selectionSet || !isCompositeType(type)) return 0;
  const inner = costOf(reading, field.selectionSet, type);
  if (type.name.endsWith("Connection")) return 2 + size(reading, field, 10) * Math.max(1, inner);
  if (type.name.endsWith("Edge") || type.name === "PageInfo") return inner;
  if (field.name.value === "nodes" && parent.name.endsWith("Connection")) return inner;
  if (isListType(getNullableType(definition.type))) return size(reading, field, 1) * (1 + inner);
  return 1 + inner;
}

function fragmentOf(reading: Reading, name: string) {
  return reading.document.definitions.find(
    (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
  ) as Extract<DocumentNode["definitions"][number], { kind: Kind.FRAGMENT_DEFINITION }> | undefined;
}

/** How many are asked for; above ten the price grows slowly, as it does on Shopify. */
function size(reading: Reading, field: FieldNode, otherwise: number): number {
  const given = field.arguments?.find((one) => one.name.value === "first" || one.name.value === "last")?.value;
  if (!given) return otherwise;
  if (given.kind === Kind.INT) return scale(Number(given.value));
  if (given.kind === Kind.VARIABLE) return scale(Number(reading.variables[given.name.value] ?? otherwise));
  return otherwise;
}

function scale(count: number): number {
  return count <= 10 ? count : 10 + Math.round(Math.log2(count / 10) * 4);
}
