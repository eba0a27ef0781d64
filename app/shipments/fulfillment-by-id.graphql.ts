/** One fulfillment with its parcels, contents and events, the newest events first. */
export const FULFILLMENT_BY_ID = `#graphql
  query FulfillmentById($id: ID!) {
    fulfillment(id: $id) {
      id
      name
      status
      displayStatus
      createdAt
      updatedAt
      inTransitAt
      deliveredAt
      estimatedDeliveryAt
      originAddress { countryCode provinceCode zip }
      trackingInfo(first: 50) { company number url }
      fulfillmentLineItems(first: 100) { nodes { quantity lineItem { id } } pageInfo { hasNextPage } }
      events(first: 100, sortKey: HAPPENED_AT, reverse: true) {
        nodes { id status message happenedAt city province country estimatedDeliveryAt }
        pageInfo { hasNextPage }
      }
    }
  }
`;
