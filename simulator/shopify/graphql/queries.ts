import type { World } from "../../world.ts";
import type { Order } from "../order.ts";
import { fulfillmentState } from "../order-state.ts";
import type { Product } from "../product.ts";
import { withGranted } from "../scopes.ts";
import { findFulfillment, findOrder, findProduct, findVariant } from "../store.ts";
import { bulkOperationView } from "./bulk-view.ts";
import { emptyConnection, type PageArguments, toConnection, type View } from "./connection.ts";
import { customerView } from "./customer-view.ts";
import { fulfillmentView } from "./fulfillment-view.ts";
import { orderView } from "./order-view.ts";
import { collectionView, productView, variantView } from "./product-view.ts";
import { listLocations, locationView } from "./location-view.ts";
import { matches } from "./search.ts";
import { installationGid, installationView, shopView } from "./shop-view.ts";
import { themesConnection } from "./theme-view.ts";
import { countView } from "./values.ts";

interface ListArguments extends PageArguments {
  query?: string | null;
  sortKey?: string | null;
}

/** Everything that can be asked, as a root object: one function a field. */
export function queryRoot(world: World, scopes: string) {
  const { shop } = world;
  const since = oldestShown(world, scopes);
  const orders = (args: ListArguments) =>
    sorted(
      shop.orders.filter((one) => one.createdAt >= since && matches(args.query, orderFacts(one))),
      args.sortKey,
      orderDate,
    );
  const products = (args: ListArguments) =>
    sorted(
      shop.products.filter((one) => matches(args.query, productFacts(one))),
      args.sortKey,
      productDate,
    );
  const node = ({ id }: { id: string }) => findNode(world, scopes, id);
  return {
    shop: () => shopView(world),
    currentAppInstallation: () => installationView(world, scopes),
    themes: (args: PageArguments & { roles?: string[] }) => themesConnection(world, args),
    orders: (args: ListArguments) =>
      toConnection(
        orders(args),
        args,
        (one) => orderView(world, one),
        (one) => one.id,
      ),
    ordersCount: (args: ListArguments) => countView(orders(args).length),
    order: node,
    fulfillment: node,
    product: node,
    productVariant: node,
    collection: node,
    customer: node,
    node,
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => findNode(world, scopes, id)),
    products: (args: ListArguments) =>
      toConnection(
        products(args),
        args,
        (one) => productView(world, one),
        (one) => one.id,
      ),
    productsCount: (args: ListArguments) => countView(products(args).length),
    productByIdentifier: ({ identifier }: { identifier: { id?: string; handle?: string } }) => {
      const product = findProduct(shop, identifier.id ?? identifier.handle ?? "");
      return product ? productView(world, product) : null;
    },
    productVariants: (args: ListArguments) =>
      toConnection(
        products(args).flatMap((product) => product.variants.map((variant) => ({ product, variant }))),
        args,
        (one) => variantView(world, one.product, one.variant),
        (one) => one.variant.id,
      ),
    collections: (args: ListArguments) =>
      toConnection(
        shop.collections,
        args,
        (one) => collectionView(world, one),
        (one) => one.id,
      ),
    bulkOperation: node,
    bulkOperations: (args: ListArguments) =>
      toConnection(
        [...shop.bulkOperations].reverse(),
        args,
        (one) => bulkOperationView(world, one),
        (one) => one.gid,
      ),
    currentBulkOperation: () => {
      const last = shop.bulkOperations.at(-1);
      return last ? bulkOperationView(world, last) : null;
    },
    webhookSubscriptions: () => emptyConnection(),
    locations: (args: ListArguments) => toConnection(listLocations(world), args, locationView, (one) => one.id),
  };
}

const DAY_MS = 86_400_000;

/** Without `read_all_orders` an app is shown the orders of the last 60 days alone. */
function oldestShown(world: World, scopes: string): Date {
  const mayReadAll = withGranted(world, scopes).split(",").includes("read_all_orders");
  return new Date(mayReadAll ? 0 : world.now().getTime() - 60 * DAY_MS);
}

/** Whatever has this global id; null when nothing has. */
function findNode(world: World, scopes: string, id: string): View | null {
  const { shop } = world;
  if (id === shop.gid) return shopView(world);
  if (id === installationGid(world)) return installationView(world, scopes);
  const order = findOrder(shop, id);
  if (order) return orderView(world, order);
  const sent = findFulfillment(shop, id);
  if (sent) return fulfillmentView(world, sent.order, sent.fulfillment, orderView);
  const product = findProduct(shop, id);
  if (product) return productView(world, product);
  const sold = findVariant(shop, id);
  if (sold) return variantView(world, sold.product, sold.variant);
  const collection = shop.collections.find((one) => one.gid === id);
  if (collection) return collectionView(world, collection);
  const customer = shop.customers.find((one) => one.gid === id);
  if (customer) return customerView(world, customer);
  const operation = shop.bulkOperations.find((one) => one.gid === id);
  return operation ? bulkOperationView(world, operation) : null;
}

function orderFacts(order: Order) {
  return {
    id: order.id,
    name: order.name,
    email: order.email,
    customer_id: order.customerGid?.split("/").at(-1) ?? null,
    created_at: order.createdAt,
    processed_at: order.createdAt,
    updated_at: order.updatedAt,
    status: order.cancelledAt ? "cancelled" : "open",
    fulfillment_status: { fulfilled: "shipped", partial: "partial", none: "unshipped" }[
      fulfillmentState(order) ?? "none"
    ],
    financial_status: order.financialStatus,
    confirmation_number: order.token.slice(0, 9),
    tag: order.tags,
  };
}

function productFacts(product: Product) {
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    status: product.status,
    product_type: product.productType,
    vendor: product.vendor,
    tag: product.tags,
    created_at: product.createdAt,
    updated_at: product.updatedAt,
  };
}

const orderDate = (order: Order, key: string) => (key === "UPDATED_AT" ? order.updatedAt : order.createdAt);
const productDate = (product: Product, key: string) => (key === "UPDATED_AT" ? product.updatedAt : product.createdAt);

function sorted<T>(all: T[], key: string | null | undefined, dateOf: (one: T, key: string) => Date): T[] {
  if (!key || key === "ID") return all;
  return [...all].sort((a, b) => dateOf(a, key).getTime() - dateOf(b, key).getTime());
}
