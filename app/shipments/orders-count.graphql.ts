export const ORDERS_COUNT = `#graphql
  query OrdersCount($query: String!) {
    ordersCount(query: $query, limit: null) { count }
  }
`;
