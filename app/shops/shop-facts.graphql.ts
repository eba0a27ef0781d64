export const SHOP_FACTS = `#graphql
  query ShopFacts {
    shop {
      name
      contactEmail
      ianaTimezone
      currencyCode
      primaryDomain { url }
      billingAddress { countryCodeV2 }
    }
  }
`;
