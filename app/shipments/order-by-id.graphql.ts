/** One order with its lines and refunds; its fulfillments follow one by one, however many there are. */
export const ORDER_BY_ID = `#graphql
  query OrderById($id: ID!) {
    order(id: $id) {
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
      customerLocale
      customerAcceptsMarketing
      email
      phone
      billingAddress { firstName }
      shippingAddress { firstName phone city zip province provinceCode countryCodeV2 }
      lineItems(first: 100) {
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
      }
      refunds(first: 10) {
        id
        createdAt
        processedAt
        totalRefundedSet { shopMoney { amount } }
        refundLineItems(first: 20) { nodes { quantity lineItem { id } } }
      }
      fulfillments(first: 100) { id }
    }
  }
`;
