/** What the bulk operation exports: every product with its variants, one JSON object a line. */
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
