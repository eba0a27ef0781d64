/**
 * What the bulk operation exports: every product with its variants, one JSON object a line. A bulk query takes no
 * variables: `catalogExport` puts the shop's own care sources in the place of the usual ones.
 */
export const CATALOG_EXPORT = `#graphql
  query CatalogExport {
    products {
      edges {
        node {
          id
          handle
          title
          productType
          vendor
          tags
          status
          publishedAt
          createdAt
          updatedAt
          featuredMedia {
            preview {
              image {
                url
                altText
              }
            }
          }
          firstCare: metafield(namespace: "descriptors", key: "care_guide") {
            type
            value
          }
          secondCare: metafield(namespace: "custom", key: "care") {
            type
            value
          }
          variants {
            edges {
              node {
                id
                price
                availableForSale
              }
            }
          }
        }
      }
    }
  }
`;

export const RUN_BULK_QUERY = `#graphql
  mutation RunBulkQuery($query: String!) {
    bulkOperationRunQuery(query: $query) {
      bulkOperation {
        id
        status
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

export const BULK_OPERATION = `#graphql
  query BulkOperationState($id: ID!) {
    bulkOperation(id: $id) {
      id
      status
      errorCode
      createdAt
      objectCount
      rootObjectCount
      url
      query
    }
  }
`;

export const PRODUCT_VARIANTS = `#graphql
  query ProductVariants($id: ID!, $after: String) {
    product(id: $id) {
      variants(first: 250, after: $after) {
        nodes {
          price
          availableForSale
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

export const PRODUCT_CARE = `#graphql
  query ProductCare($id: ID!, $namespace: String!, $key: String!, $nextNamespace: String!, $nextKey: String!) {
    product(id: $id) {
      firstCare: metafield(namespace: $namespace, key: $key) {
        type
        value
      }
      secondCare: metafield(namespace: $nextNamespace, key: $nextKey) {
        type
        value
      }
    }
  }
`;
