/** Namespace `$app`: ours to write, the merchant's to read. Needs `write_orders`. */
export const SET_ORDER_METAFIELD = `#graphql
  mutation SetOrderMetafield($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { key }
      userErrors { code message }
    }
  }
`;
