/**
 * Orders that changed, oldest change first, with what most orders have of everything: what is cut off is
 * asked for order by order. Sizes keep the cost under Shopify's limit of 1,000 points a query.
 */
export const ORDERS_PAGE = `#graphql
  query OrdersPage($query: String!, $first: Int!, $after: String) {
    orders(query: $query, sortKey: UPDATED_AT, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        number
        createdAt
        processedAt
        updatedAt
        cancelledAt
        cancelReason
        displayFinancialStatus
        currencyCode
        totalPriceSet { shopMoney { amount } }
        subtotalPriceSet { shopMoney { amount } }
        totalWeight
        totalShippingPriceSet { shopMoney { amount } }
        shippingLine { title }
        totalRefundedSet { shopMoney { amount } }
        customerLocale
        customerAcceptsMarketing
        email
        phone
        billingAddress { firstName }
        shippingAddress { firstName phone city zip province provinceCode countryCodeV2 }
        lineItems(first: 6) {
          nodes {
            id
            title
            variantTitle
            quantity
            currentQuantity
            requiresShipping
            product { id }
            variant { id }
            originalUnitPriceSet { shopMoney { amount } }
          }
          pageInfo { hasNextPage }
        }
        fulfillments(first: 2) {
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
          trackingInfo(first: 3) { company number url }
          fulfillmentLineItems(first: 6) { nodes { quantity lineItem { id } } pageInfo { hasNextPage } }
          events(first: 8, sortKey: HAPPENED_AT, reverse: true) {
            nodes { id status message happenedAt city province country estimatedDeliveryAt }
            pageInfo { hasNextPage }
          }
        }
      }
    }
  }
`;

/** How many orders a page may hold at these sizes. */
export const ORDERS_PER_PAGE = 10;
/** How many fulfillments and parcels the page shows of an order. */
export const FULFILLMENTS_SHOWN = 2;
export const PARCELS_SHOWN = 3;
