export const CURRENT_INSTALLATION = `#graphql
  query CurrentInstallation {
    currentAppInstallation { id }
  }
`;

export const SET_BLOCK_FACTS = `#graphql
  mutation SetBlockFacts($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { key }
      userErrors { field message }
    }
  }
`;
